import os

import pytest

from roost.kernel.data.sheets import faults
from roost.kernel.data.sheets.read import rows
from roost.kernel.pure.refusal import Invalid, TooLarge


def brought(tmp_path, content: bytes | str, encoding="utf-8"):
    file = tmp_path / "brought"
    file.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return rows(file)


def refusal(found) -> Invalid | TooLarge:
    with pytest.raises((Invalid, TooLarge)) as refused:
        list(found)
    return refused.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_encoding_and_line_end_gives_the_same_rows(tmp_path, encoding, end):
    text = end.join(["订单编号,留言", '="70001",不要辣', '70002,"两行\n文字,""好"""', ""])
    assert list(brought(tmp_path, text, encoding)) == [
        (1, ["订单编号", "留言"]),
        (2, ['="70001"', "不要辣"]),
        (3, ["70002", '两行\n文字,"好"']),
    ]


def test_an_emoji_survives_in_the_big_chinese_encoding(tmp_path):
    assert list(brought(tmp_path, "a,😊\n", "gb18030")) == [(1, ["a", "😊"])]


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path):
    found = brought(tmp_path, 'a,b\n\n"1\n1",2\n,\n3,4\n')
    assert [number for number, _ in found] == [1, 3, 5]


def test_a_wrong_byte_at_the_very_end_still_takes_nothing(tmp_path):
    found = brought(tmp_path, "列,列\n".encode() * 300_000 + b"\xff\n")
    with pytest.raises(Invalid, match="既不是 UTF-8 也不是 GBK"):
        next(found)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "sheet_empty"),
        (b"\n\n,,\n", "sheet_empty"),
        (b"\xef\xbb\xbf\xb6\xa9\xb5\xa5", "sheet_undecodable"),
        (b"a,b\n1,\x00\n", "sheet_undecodable"),
        ("a,b\n".encode("utf-16"), "sheet_kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "sheet_kind"),
        (b"%PDF-1.7", "sheet_kind"),
        (b"\x1f\x8b\x08\x00", "sheet_kind"),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(tmp_path, content, code):
    with pytest.raises(Invalid) as refused:
        list(brought(tmp_path, content))
    assert refused.value.code == code
    assert refused.value.status == 422


def test_a_file_cut_inside_a_quote_is_refused_where_it_breaks(tmp_path):
    refused = refusal(brought(tmp_path, 'a,b\n1,2\n3,"cut here\n'))
    assert (refused.code, refused.params) == ("sheet_quotes", {"row": 3})
    assert "第 3 行" in str(refused)


def test_text_behind_a_closing_quote_is_refused(tmp_path):
    assert refusal(brought(tmp_path, 'a,b\n"1"2,3\n')).code == "sheet_quotes"


@pytest.mark.parametrize(
    "row",
    ["," * 5000, '"\n",' * 2000, '"' + "x" * 5000 + '"'],
    ids=["one line of commas", "many lines of tiny cells", "one long cell"],
)
def test_no_single_row_can_fill_the_memory(tmp_path, row, monkeypatch):
    monkeypatch.setattr(faults, "MOST_ROW", 4000)
    refused = refusal(brought(tmp_path, "a,b\n" + row + "\n"))
    assert (refused.code, refused.params) == ("sheet_row_too_long", {"row": 2})


def test_a_file_over_the_limit_is_refused_before_it_is_opened(tmp_path):
    file = tmp_path / "large"
    file.touch()
    os.truncate(file, faults.MOST_BYTES + 1)
    refused = refusal(rows_of(file))
    assert (refused.status, refused.code) == (413, "sheet_too_large")
    assert str(refused) == "文件超过 200 MiB，请拆分后再导入"


def rows_of(file):
    yield from rows(file)


def test_a_header_that_begins_like_an_archive_is_still_text(tmp_path):
    assert list(brought(tmp_path, "PK编号,b\n")) == [(1, ["PK编号", "b"])]
