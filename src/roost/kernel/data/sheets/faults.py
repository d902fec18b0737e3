"""Why a file is not taken at all. Every one of these means: nothing of it was used."""

from typing import Final

from roost.kernel.pure.refusal import Invalid, TooLarge

MIB: Final = 1 << 20
MOST_BYTES: Final = 200 * MIB
MOST_UNPACKED: Final = 1024 * MIB
MOST_RATIO: Final = 100
MOST_ENTRIES: Final = 1_000
CHILD_MEMORY: Final = 1536 * MIB
MOST_ROW: Final = 4 * MIB
"""Characters of one row."""

_SENTENCES: Final = {
    "sheet_empty": "文件里没有数据",
    "sheet_undecodable": "文件编码既不是 UTF-8 也不是 GBK，请另存为“CSV UTF-8”后重新导入",
    "sheet_kind": "只能导入 CSV 或 XLSX 文件；旧版 XLS 与加密的文件请另存为 XLSX 后重新导入",
    "sheet_broken": "文件已损坏或不完整，请重新导出后再导入",
    "sheet_quotes": "文件第 {row} 行附近的引号没有配对，可能已被截断，请重新导出后再导入",
    "sheet_row_too_long": "文件第 {row} 行过长，请检查引号与换行",
    "sheet_unsafe": "文件含有不安全的内容（{what}），请另存为只含数据的 XLSX 或 CSV 后重新导入",
}
_LARGE: Final = {
    "sheet_too_large": "文件超过 {most} MiB，请拆分后再导入",
    "sheet_unpacks_too_large": "文件解压后超过 {most} MiB，请拆分或另存为 CSV 后再导入",
    "sheet_unpacks_suspiciously": "文件的压缩比超过 {most}:1，请另存为 CSV 后再导入",
    "sheet_too_many_parts": "文件内部超过 {most} 个部件，请另存为只含数据的 XLSX 或 CSV",
    "sheet_needs_memory": "读取文件所需内存超过 {most} MiB，请拆分或另存为 CSV 后再导入",
}
_UNSAFE: Final = {
    "path": "越界的部件路径",
    "link": "符号链接",
    "nested": "嵌套的压缩包",
    "twice": "重名的部件",
    "locked": "加密的部件",
    "method": "不支持的压缩方式",
    "dtd": "文档类型声明",
    "encoding": "不支持的文字编码",
    "external": "外部链接",
    "dde": "动态数据交换",
}
_MOST: Final = {
    "sheet_too_large": MOST_BYTES // MIB,
    "sheet_unpacks_too_large": MOST_UNPACKED // MIB,
    "sheet_unpacks_suspiciously": MOST_RATIO,
    "sheet_too_many_parts": MOST_ENTRIES,
    "sheet_needs_memory": CHILD_MEMORY // MIB,
}


def unreadable(code: str, row: int = 0) -> Invalid:
    """The file cannot be read; `row` is where, when that is known."""
    if not row:
        return Invalid(_SENTENCES[code], code)
    return Invalid(_SENTENCES[code].format(row=row), code, row=row)


def unsafe(what: str) -> Invalid:
    """The file holds something a table of data never needs."""
    sentence = _SENTENCES["sheet_unsafe"].format(what=_UNSAFE[what])
    return Invalid(sentence, "sheet_unsafe", what=what)


def too_large(code: str) -> TooLarge | Invalid:
    """Over a limit: 413 for the file as it is, 422 for what it unpacks to."""
    kind = TooLarge if code == "sheet_too_large" else Invalid
    return kind(_LARGE[code].format(most=_MOST[code]), code, most=_MOST[code])


def of(code: str, what: str = "", row: int = 0) -> TooLarge | Invalid:
    """The refusal for what the child process reported."""
    if code in _LARGE:
        return too_large(code)
    return unsafe(what) if code == "sheet_unsafe" else unreadable(code, row)
