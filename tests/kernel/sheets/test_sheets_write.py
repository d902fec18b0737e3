import csv
import io
import re
from datetime import UTC, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.kernel.data.sheets.guard import guarded, unguarded
from roost.kernel.data.sheets.read import rows
from roost.kernel.data.sheets.write import csv_bytes, yuan
from roost.kernel.data.sheets.write_xlsx import xlsx_bytes
from roost.kernel.pure.refusal import Invalid

# What a buyer may type into a field that a merchant later exports.
PROBES = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "|calc",
    "%0A=1",
    '=HYPERLINK("http://x.invalid","点我")',
    "=cmd|'/C calc'!A0",
    " =1+1",
    "\u00a0=1+1",
    "\u3000=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u202e=1+1",
    "\u00ad=1+1",
    "\u2060\u034f=1+1",
    "\u115f\u3164\uffa0=1+1",
    "\ufe0f=1+1",
    "\x1b=1+1",
    '"=1+1',
    "'=1+1",
    "“=1+1",
    " \"'\t=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM",
    "\t=1+1",
    "\tplain",
    "\rplain",
    "\nplain",
    "\x00plain",
]
HARMLESS = ["订单", "70001", "a=1", "1-2", "(=1)", "", "😊", "。=", "0,5", 'say "hi"', "#=1"]
HELD_TOGETHER_BY_QUOTES = [";=1+1", ",=1+1", 'DDE("cmd")']


def whole_csv(head, table) -> str:
    return b"".join(csv_bytes(head, table)).decode("utf-8-sig")


def sheet(table, head=("列",), **more):
    content = b"".join(xlsx_bytes(head, table, **more))
    return openpyxl.load_workbook(io.BytesIO(content)).active


@pytest.mark.parametrize("probe", PROBES)
def test_a_csv_cell_that_would_run_begins_with_a_mark(probe):
    text = whole_csv(["列"], [[probe]])
    assert text.startswith('"列"\r\n"\'')
    ((cell,),) = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert cell == "'" + probe
    assert unguarded(cell) == probe


@pytest.mark.parametrize("text", HARMLESS + HELD_TOGETHER_BY_QUOTES)
def test_a_harmless_csv_cell_stays_as_it_is(text):
    assert list(csv.reader(io.StringIO(whole_csv(["列"], [[text]]), newline="")))[1:] == [[text]]


@pytest.mark.parametrize("text", PROBES + HARMLESS + HELD_TOGETHER_BY_QUOTES)
def test_every_csv_cell_stands_in_quotes(text):
    lines = whole_csv(["列", "数"], [[text, 1]]).removesuffix("\r\n")
    assert re.fullmatch(r'("([^"]|"")*",)*"([^"]|"")*"', lines.replace('"\r\n"', '","'))


@pytest.mark.parametrize("text", PROBES + HARMLESS + HELD_TOGETHER_BY_QUOTES)
def test_an_xlsx_text_is_a_text_without_a_mark(text):
    cell = sheet([[text]])["A2"]
    assert cell.data_type == ("s" if text else "n")
    shown = re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), cell.value or "")
    assert shown == text


def test_a_heading_is_guarded_like_any_cell():
    assert whole_csv(["=1"], []) == '"\'=1"\r\n'
    assert sheet([], ["=1"])["A1"].data_type == "s"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_taking_the_mark_away_gives_back_exactly_what_was_typed(text):
    assert unguarded(guarded(text)) == text


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])), min_size=1))
def test_any_text_comes_back_from_a_csv(texts):
    text = whole_csv(["列"] * len(texts), [texts])
    (back,) = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert [unguarded(cell) for cell in back] == texts


def test_numbers_go_out_as_numbers():
    text = whole_csv(["a", "b", "c", "d"], [[-5, yuan(-870), 1.5, None]])
    assert text.splitlines()[1] == '"-5","-8.70","1.5",""'


def test_whole_numbers_of_an_xlsx_come_back_whole():
    cells = [-5, 0, 50_000, 10**15 - 1]
    back = [cell.value for cell in sheet([[n] for n in cells])["A"]][1:]
    assert back == cells
    assert {type(n) for n in back} == {int}


def test_a_number_longer_than_a_spreadsheet_can_keep_goes_out_as_text():
    cell = sheet([[7000010875383421035]])["A2"]
    assert (cell.data_type, cell.value) == ("s", "7000010875383421035")


def test_money_and_instants_are_typed_in_an_xlsx():
    placed = datetime(2024, 3, 1, 0, 23, 48, tzinfo=UTC)
    page = sheet([[yuan(119996), placed, True, None, float("nan")]], ["a", "b", "c", "d", "e"])
    money, instant, fact, nothing, nan = page[2]
    assert (money.value, money.number_format) == (1199.96, "#,##0.00")
    assert (instant.value, instant.is_date) == (datetime(2024, 3, 1, 8, 23, 48), True)
    assert (fact.value, nothing.value, nan.value) == ("是", None, None)


def test_every_second_of_a_day_comes_back_from_an_xlsx():
    seconds = [
        datetime(2024, 3, 1, n // 3600, n // 60 % 60, n % 60, tzinfo=UTC)
        for n in range(0, 86400, 97)
    ]
    back = [cell.value for cell in sheet([[s] for s in seconds])["A"]][1:]
    assert [(b - datetime(2024, 3, 1, 8)).total_seconds() for b in back] == list(
        range(0, 86400, 97)
    )


def test_yuan_are_made_of_fen_without_a_float():
    assert [str(yuan(fen)) for fen in (0, 1, -5, 119996)] == ["0.00", "0.01", "-0.05", "1199.96"]
    assert yuan(10**14 + 1) == Decimal("1000000000000.01")


def test_csv_shows_instants_in_shanghai():
    assert '"2024-03-01 08:23:48"' in whole_csv(
        ["t"], [[datetime(2024, 3, 1, 0, 23, 48, tzinfo=UTC)]]
    )


def test_a_text_too_long_for_a_cell_says_that_it_was_cut():
    value = sheet([["字" * 40_000]])["A2"].value
    assert len(value) == 32_767
    assert value.endswith("…（已截断）")


def test_the_name_of_the_sheet_is_made_fit():
    page = sheet([], title="订单/明细 [2024] <&> '" + "长" * 40)
    assert page.title.startswith("订单 明细  2024")
    assert len(page.title) <= 31
    assert sheet([], title="///").title == "Sheet1"


def test_a_table_without_rows_still_has_its_header():
    assert [cell.value for cell in sheet([], ["甲", "乙"])[1]] == ["甲", "乙"]
    assert whole_csv(["甲", "乙"], []) == '"甲","乙"\r\n'


@pytest.mark.parametrize("write", [csv_bytes, xlsx_bytes])
def test_a_large_table_is_written_while_it_is_read(write):
    asked = 0

    def table():
        nonlocal asked
        for n in range(20_000):
            asked = n
            yield [f"第{n}行", n]

    pieces = write(["a", "b"], table())
    first = next(pieces)
    assert first
    assert asked < 600
    assert max(len(piece) for piece in pieces) < 64_000
    assert asked == 19_999


@pytest.mark.parametrize("write", [csv_bytes, xlsx_bytes])
def test_what_goes_out_comes_in_again(tmp_path, write):
    table = [[f"7{n:018d}", f"两行\n第{n}行,“好”", n] for n in range(3_000)]
    file = tmp_path / "out"
    file.write_bytes(b"".join(write(["编号", "留言", "数"], table)))
    back = list(rows(file))
    assert back[0] == (1, ["编号", "留言", "数"])
    assert [cells for _, cells in back[1:]] == [[a, b, str(n)] for a, b, n in table]


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch):
    monkeypatch.setattr("roost.kernel.data.sheets.write_xlsx.MOST_ROWS", 500)
    with pytest.raises(Invalid, match="请导出为 CSV"):
        list(xlsx_bytes(["n"], ([n] for n in range(1_000))))
