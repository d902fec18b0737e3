from datetime import UTC, datetime

import pytest

from roost.kernel.pure import cells
from roost.kernel.pure.cells import CellFault


@pytest.mark.parametrize("cell", ["", " ", "-", "--", "\t-", '="-"'])
@pytest.mark.parametrize(
    "read", [cells.unprotected, cells.code, cells.identifier, cells.fen, cells.count, cells.instant]
)
def test_a_cell_that_says_nothing_is_null(read, cell):
    assert read(cell) is None


@pytest.mark.parametrize(
    ("cell", "fen"),
    [
        ("8.70", 870),
        ("0.01", 1),
        ("-5.00", -500),
        ("7", 700),
        ("7.5", 750),
        ("12.3400", 1234),
        ("1,199.96", 119996),
        ("1,234,567.80", 123456780),
        ("¥12.00", 1200),
        ("12.00元", 1200),
        ("\t99.90", 9990),
        ('="8.70"', 870),
    ],
)
def test_yuan_become_whole_fen(cell, fen):
    assert cells.fen(cell) == fen


@pytest.mark.parametrize(
    "cell",
    ["12.345", "1e3", "1,19.96", "12,5", "--5", "5-", "0x10", "NaN", "٣", "1 2", "=1+1", "9" * 13],
)
def test_an_amount_that_is_not_exact_is_a_fault(cell):
    with pytest.raises(CellFault) as fault:
        cells.fen(cell)
    assert fault.value.code == "bad_amount"


@pytest.mark.parametrize(
    "cell", ["\t7000010875383421035", '="7000010875383421035"', " 7000010875383421035 "]
)
def test_protected_long_numbers_lose_their_protection(cell):
    assert cells.identifier(cell) == "7000010875383421035"


@pytest.mark.parametrize(
    "cell", ["6.91823E+17", "7E+18", '="6.91823E+17"', "6.91823456789012E+17", "6.9e+17"]
)
def test_a_number_a_spreadsheet_rounded_is_never_taken(cell):
    for read in (cells.identifier, cells.code):
        with pytest.raises(CellFault, match="科学计数") as fault:
            read(cell)
        assert fault.value.code == "damaged_number"


def test_a_merchants_own_code_may_look_like_an_exponent():
    assert cells.code("1E2") == "1E2"
    assert cells.code("雾蓝 A-1/2") == "雾蓝 A-1/2"


@pytest.mark.parametrize("cell", ["a b", "<script>", "7000;7001", "7" * 65, "=1+1", "订单"])
def test_an_order_number_of_other_signs_is_a_fault(cell):
    with pytest.raises(CellFault) as fault:
        cells.identifier(cell)
    assert fault.value.code == "bad_number"


@pytest.mark.parametrize(
    "cell",
    ["2024-03-01 08:23:48", "2024/03/01 08:23:48", "2024/3/1 8:23:48", "\t2024-03-01 08:23:48"],
)
def test_both_forms_of_a_time_are_shanghai_time(cell):
    assert cells.instant(cell) == datetime(2024, 3, 1, 0, 23, 48, tzinfo=UTC)


def test_a_time_may_lack_its_seconds():
    assert cells.instant("2024/3/1 8:23") == datetime(2024, 3, 1, 0, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    "cell",
    [
        "2024-02-30 08:00:00",
        "0000-00-00 00:00:00",
        "1999-12-31 23:59:59",
        "2024-03-01",
        "2024-03/01 08:00:00",
        "2024-W09-5 08:23:48",
        "2024-03-01 24:00:00",
        "2024-03-01 08:23:48+08:00",
        "01/03/2024 08:23:48",
        "yesterday",
        "45352.35",
    ],
)
def test_a_time_that_is_none_is_a_fault(cell):
    with pytest.raises(CellFault) as fault:
        cells.instant(cell)
    assert fault.value.code == "bad_time"


def test_a_count_is_whole_and_not_negative():
    assert cells.count("3") == 3
    assert cells.count("1,200") == 1200
    assert cells.count("3.0") == 3
    for cell in ("-1", "1.5", "three", "1e3"):
        with pytest.raises(CellFault):
            cells.count(cell)


def test_text_that_looks_like_a_formula_stays_text():
    for words in ('=HYPERLINK("http://x.invalid","点我")', "+86开头", "@客服", "=1+1"):
        assert cells.text(words) == words


def test_signs_nobody_can_see_do_not_come_in():
    assert cells.text("a\x00b\x1bc") == "abc"
    assert cells.text("两行\n文字") == "两行\n文字"


def test_values_joined_by_a_semicolon_come_apart():
    assert cells.several("a;b；c;") == ("a", "b", "c")


def test_a_vocabulary_is_read_without_regard_to_width_and_refuses_the_unknown():
    read = cells.word({"已发货，待签收": "shipped"}, "unknown_status", "不是已知的订单状态")
    assert read("已发货,待签收") == read("已发货， 待签收") == "shipped"
    assert read("-") is None
    with pytest.raises(CellFault, match="“飞走了”不是已知的订单状态"):
        read("飞走了")


@pytest.mark.parametrize("first", ["合计", "合计：", " 总计 ", "店铺汇总值", "店铺平均值"])
def test_total_rows_are_recognised(first):
    assert cells.is_total(first, first)
    assert cells.is_total(first, "")
    assert not cells.is_total(first, "240301-068356577499587")
