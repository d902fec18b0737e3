"""The cells of tables that merchants bring: read exactly or not at all.

Every reader takes the cell as the file has it and answers None for a cell that says nothing
(empty, `-`, `--`). What cannot be read exactly raises a `CellFault`; nothing is ever guessed.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final, TypeVar

T = TypeVar("T")
Reader = Callable[[str], T]

NOTHING: Final = frozenset({"", "-", "--"})
_TOTALS: Final = frozenset({"合计", "总计", "店铺汇总值", "店铺平均值"})
_SHOWN: Final = 40

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_DAMAGED: Final = re.compile(r"^[+-]?\d(?:\.\d+)?[eE]\+\d{2,3}$", re.ASCII)
_IDENTIFIER: Final = re.compile(r"^[0-9A-Za-z][0-9A-Za-z_-]{0,63}$")
_AMOUNT: Final = re.compile(
    r"^(-?)[¥￥]?(\d{1,3}(?:,\d{3}){1,3}|\d{1,12})(?:\.(\d{1,2})0*)?元?$", re.ASCII
)
_COUNT: Final = re.compile(r"^(\d{1,3}(?:,\d{3}){1,2}|\d{1,9})(?:\.0+)?$", re.ASCII)
_INSTANT: Final = re.compile(
    r"^(\d{4})([-/])(\d{1,2})\2(\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$", re.ASCII
)
_FIRST_YEAR, _LAST_YEAR = 2000, 2099
_FULL: Final = re.compile(r"\d{4}([-/])\d\d\1\d\d \d\d:\d\d:\d\d", re.ASCII).fullmatch
_EAST_8: Final = timedelta(hours=8)  # Shanghai in all the years taken


class CellFault(Exception):
    """Why one cell cannot be taken; the sentence is ready to follow the column's name."""

    def __init__(self, code: str, sentence: str, value: str = "") -> None:
        super().__init__(sentence)
        self.code, self.sentence, self.value = code, sentence, value[:_SHOWN]


def _fault(code: str, cell: str, what: str) -> CellFault:
    shown = _CONTROL.sub("", cell.strip())[:_SHOWN]
    return CellFault(code, f"“{shown}”{what}", shown)


def text(cell: str) -> str | None:
    """Plain text, even where it looks like a formula."""
    stripped = cell.strip()
    if stripped in NOTHING:
        return None
    return stripped if stripped.isprintable() else _CONTROL.sub("", stripped).strip() or None


def unprotected(cell: str) -> str | None:
    """The text inside `="…"` or behind a TAB, the two ways exports protect long numbers."""
    value = text(cell)
    if value and value.startswith('="') and value.endswith('"'):
        return text(value[2:-1])
    return value


def code(cell: str) -> str | None:
    """A code the merchant chose, in any script; a number that a spreadsheet rounded is refused."""
    value = unprotected(cell)
    if value and "+" in value and _DAMAGED.match(value):
        raise _fault(
            "damaged_number",
            cell,
            "已被表格软件改成科学计数，原号码无法还原，请用原始文件重新导入",
        )
    return value


def identifier(cell: str) -> str | None:
    """A number or code given by a machine: letters, digits, `-` and `_`, at most 64."""
    value = code(cell)
    if value is not None and not _IDENTIFIER.match(value):
        raise _fault("bad_number", cell, "不是有效的编号")
    return value


@lru_cache(maxsize=4096)
def fen(cell: str) -> int | None:
    """Yuan with at most two decimals, thousands separators allowed, as integer fen."""
    value = unprotected(cell)
    if value is None:
        return None
    found = _AMOUNT.match(value)
    if not found:
        raise _fault("bad_amount", cell, "不是有效的金额")
    sign, whole, cents = found.groups()
    amount = int(whole.replace(",", "")) * 100 + int((cents or "").ljust(2, "0"))
    return -amount if sign else amount


@lru_cache(maxsize=1024)
def count(cell: str) -> int | None:
    """A whole number of things, 0 or more."""
    value = unprotected(cell)
    if value is None:
        return None
    found = _COUNT.match(value)
    if not found:
        raise _fault("bad_count", cell, "不是有效的数量")
    return int(found[1].replace(",", ""))


def instant(cell: str) -> datetime | None:
    """`YYYY-MM-DD HH:MM:SS` or `YYYY/MM/DD HH:MM:SS` of Shanghai, as UTC.

    Seconds and leading zeros may be missing: spreadsheets drop them when they save a file.
    """
    value = unprotected(cell)
    if value is None:
        return None
    try:
        there = datetime.fromisoformat(value.replace("/", "-") if _FULL(value) else _filled(value))
    except ValueError as error:
        raise _fault("bad_time", cell, "不是有效的时间") from error
    if not _FIRST_YEAR <= there.year <= _LAST_YEAR:
        raise _fault("bad_time", cell, "不是有效的时间")
    return (there - _EAST_8).replace(tzinfo=UTC)


def _filled(value: str) -> str:
    """The full form of an instant from which a spreadsheet dropped zeros or seconds."""
    found = _INSTANT.match(value)
    if not found:
        raise ValueError(value)
    year, _, month, day, hour, minute, second = found.groups("00")
    return f"{year}-{month:0>2}-{day:0>2} {hour:0>2}:{minute}:{second}"


def yes(cell: str) -> bool | None:
    """是 or 否."""
    value = text(cell)
    if value is None:
        return None
    if value not in {"是", "否"}:
        raise _fault("bad_yes_no", cell, "应为“是”或“否”")
    return value == "是"


def several(cell: str) -> tuple[str, ...]:
    """The values that a `;` joins, in their order."""
    parts = (text(part) for part in cell.replace("；", ";").split(";"))
    return tuple(part for part in parts if part is not None)


def word(table: Mapping[str, T], code: str, what: str) -> Reader[T | None]:
    """A reader for a fixed vocabulary; a text that `table` does not know is a fault.

    The keys of `table` are compared without regard to width and blanks.
    """
    known = {form: table[name] for name in table for form in (name, same_width(name))}

    def read(cell: str) -> T | None:
        value = text(cell)
        if value is None:
            return None
        found = known.get(value)
        if found is None and (found := known.get(same_width(value))) is None:
            raise _fault(code, cell, what)
        return found

    return read


def same_width(words: str) -> str:
    """Full and half width signs made one, blanks dropped: how fixed texts are compared."""
    return "".join(unicodedata.normalize("NFKC", words).split())


def is_total(first: str, key: str) -> bool:
    """Whether a row sums up the others: its first cell says so and it has no number of its own."""
    head = first.strip().rstrip("：:")
    return head in _TOTALS and (text(key) is None or key == first)
