"""Rows become orders: whole or not at all, wherever in the file they stand."""

from collections import Counter

import pytest
from data.order_sheets import HEADER, doudian_rows, write_doudian

from roost.kernel.data.sheets.read import rows
from roost.kernel.pure.layout import Rejected, recognise
from roost.modules.orders.rules import reading
from roost.modules.orders.rules.cells import joined_waybills, personal
from roost.modules.orders.rules.layouts import JUSHUITAN, LAYOUTS
from roost.modules.orders.rules.reading import read_orders

LINE = {
    "主订单编号": "\t7100000000000000010",
    "子订单编号": "\t7100000000000000011",
    "选购商品": "示例袜子",
    "商品数量": "2",
    "商品金额": "20.00",
    "订单提交时间": "2024-03-01 08:00:00",
    "支付完成时间": "2024-03-01 08:10:00",
    "订单状态": "备货中",
    "订单应付金额": "20.00",
}
SECOND = LINE | {"子订单编号": "\t7100000000000000012", "运费": "6.00", "订单应付金额": "26.00"}
OTHER = LINE | {"主订单编号": "\t7200000000000000000", "子订单编号": "\t7200000000000000000"}


def imported(*lines: dict[str, str]):
    found = recognise(HEADER, LAYOUTS)
    cells = [[line.get(name, "-") for name in HEADER] for line in lines]
    return list(read_orders(found, enumerate(cells, 2)))


def codes(results) -> list[tuple[int, str]]:
    return [(r.row, r.code) for r in results if isinstance(r, Rejected)]


def test_rows_of_one_order_are_one_order():
    (order,) = imported(LINE, SECOND)
    assert [line.line_no for line in order.lines] == ["7100000000000000011", "7100000000000000012"]
    assert (order.payable_fen, order.freight_fen, order.rows) == (4600, 600, (2, 3))
    assert order.paid_fen == 4600


def test_rows_of_one_order_need_not_be_neighbours():
    orders = imported(LINE, OTHER, SECOND)
    assert sorted((o.order_no[:2], len(o.lines)) for o in orders) == [("71", 2), ("72", 1)]


def test_rows_too_far_apart_are_said_and_never_make_a_second_order(monkeypatch):
    monkeypatch.setattr(reading, "MOST_OPEN", 1)
    results = imported(LINE, OTHER, SECOND)
    assert codes(results) == [(4, "order_scattered")]
    assert len(results) == 3


def test_one_bad_row_takes_its_whole_order_along_and_no_other():
    results = imported(LINE, SECOND | {"订单应付金额": "?"}, OTHER)
    assert codes(results) == [(3, "bad_amount"), (2, "order_incomplete")]
    assert results[1].sentence_zh == "同一订单的第 3 行有误，整单不导入"
    assert [o.order_no for o in results if not isinstance(o, Rejected)] == ["7200000000000000000"]


def test_the_same_row_twice_counts_once():
    results = imported(LINE, LINE)
    assert codes(results) == [(3, "row_repeated")]
    (order,) = [o for o in results if not isinstance(o, Rejected)]
    assert order.payable_fen == 2000


def test_two_rows_of_one_number_that_differ_are_not_believed():
    results = imported(LINE, LINE | {"订单应付金额": "19.00"})
    assert codes(results) == [(3, "row_conflict"), (2, "order_incomplete")]


def test_lines_paid_and_unpaid_are_no_order():
    results = imported(LINE, SECOND | {"订单状态": "待支付"})
    assert codes(results) == [(2, "order_states_differ"), (3, "order_states_differ")]


def test_an_order_of_endless_rows_is_not_taken():
    lines = [LINE | {"子订单编号": f"71{n}"} for n in range(reading.MOST_LINES + 2)]
    results = imported(*lines)
    assert Counter(code for _, code in codes(results)) == {
        "order_too_long": 2,
        "order_incomplete": reading.MOST_LINES,
    }


@pytest.mark.parametrize("broken", ["7.1E+18", "7.10000000000000E+18"])
def test_a_rounded_order_number_is_rejected_by_its_row(broken):
    (rejected,) = imported(LINE | {"主订单编号": broken})
    assert (rejected.row, rejected.key, rejected.code) == (2, None, "damaged_number")


def test_a_torn_row_is_rejected_and_takes_its_order_along():
    found = recognise(HEADER, LAYOUTS)
    whole = [LINE.get(name, "-") for name in HEADER]
    torn = [SECOND.get(name, "-") for name in HEADER][:20]
    results = list(read_orders(found, [(2, whole), (3, torn)]))
    assert codes(results) == [(3, "ragged_row"), (2, "order_incomplete")]


def test_an_order_unpaid_has_nothing_paid():
    (order,) = imported(LINE | {"订单状态": "待支付", "支付完成时间": "-"})
    assert (order.status, order.payable_fen, order.paid_fen) == ("awaiting_payment", 2000, 0)


def test_a_parcel_of_two_lines_is_one_parcel():
    sent = {
        "订单状态": "已发货",
        "快递信息": "JD0001-1-1-京东快递",
        "发货时间": "2024-03-02 08:00:00",
    }
    (order,) = imported(LINE | sent, SECOND | sent)
    ((waybill, carrier, lines),) = [(p.waybill, p.carrier, p.lines) for p in order.parcels]
    assert (waybill, carrier, len(lines)) == ("JD0001-1-1", "京东快递", 2)
    assert order.shipped_at is not None


def test_memos_of_several_lines_are_kept_side_by_side():
    (order,) = imported(LINE | {"商家备注": "加急"}, SECOND | {"商家备注": "已核对地址"})
    assert order.said.memo == "加急；已核对地址"


def test_a_waybill_may_lack_its_carrier():
    assert [(w.number, w.carrier) for w in joined_waybills("YT01;YT02-圆通速递;-")] == [
        ("YT01", None),
        ("YT02", "圆通速递"),
    ]


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("##qlBdoz5BFHFHhOSOJD12etQh##", "cipher"),
        ("$$iY0eFfGcw6mZbMHZ$$1$$", "cipher"),
        ("~zbkfbRO0HUSi8j4eWw1D~0~", "cipher"),
        ("$AasovLgOR1SqwBAXN1$0$", "cipher"),
        ("赵**", "masked"),
        ("1**********", "masked"),
        ("赵一鸣", "clear"),
        ("$100", "clear"),
    ],
)
def test_cipher_text_is_never_taken_for_a_name(cell, kind):
    assert personal(cell).kind == kind


SHEET = {
    "线上订单号": "240301-1",
    "下单时间": "2024-03-01 08:17:12",
    "运费": "6.00",
    "付款金额": "100.00",
    "收货人姓名": "郑**",
    "手机": "13000000000",
    "省份": "云南省",
    "城市": "大理市",
    "区县": "下关",
    "地址": "示例路1号",
    "商品编码": "A",
    "商品名称": "示例",
    "数量": "1",
    "商品单价": "33.33",
    "状态": "待发货",
}


def sheet_imported(*lines: dict[str, str]):
    found = recognise(list(SHEET), [JUSHUITAN])
    return list(read_orders(found, enumerate(([*(SHEET | line).values()] for line in lines), 2)))


def test_what_a_whole_order_costs_is_counted_once_and_divided_exactly():
    (order,) = sheet_imported({}, {"商品编码": "B"}, {"商品编码": "C", "商品单价": "33.34"})
    assert (order.payable_fen, order.paid_fen, order.freight_fen) == (10000, 10000, 600)
    assert sum(line.amount_fen for line in order.lines) == 10000
    assert [line.line_no for line in order.lines] == ["240301-1", "240301-1-2", "240301-1-3"]
    assert (order.goods_fen, order.discount_fen) == (10000, 600)
    for line in order.lines:
        assert line.amount_fen == line.goods_fen + line.freight_fen - line.discount_fen


def test_rows_that_disagree_about_the_cost_of_their_order_are_rejected():
    results = sheet_imported({}, {"付款金额": "90.00"})
    assert codes(results) == [(2, "order_money_differs"), (3, "order_money_differs")]


def test_a_hundred_thousand_rows_come_out_of_a_file_one_by_one(tmp_path):
    file = tmp_path / "large.csv"
    write_doudian(file, 100_000, seed=7)
    found = rows(file)
    assert next(found) == (1, HEADER)
    for number, cells in found:  # noqa: B007 # the last row is looked at below
        assert len(cells) == len(HEADER)
    assert number == 100_001


def test_every_row_of_a_large_file_lands_in_one_order_with_its_money():
    stated = 0

    def watched():
        nonlocal stated
        at = HEADER.index("订单应付金额")
        for number, cells in enumerate(doudian_rows(20_000, seed=7), 2):
            stated += int(cells[at].replace(".", ""))
            yield number, cells

    lines = payable = 0
    for order in read_orders(recognise(HEADER, LAYOUTS), watched()):
        assert not isinstance(order, Rejected)
        lines += len(order.lines)
        payable += order.payable_fen
    assert (lines, payable) == (20_000, stated)


def test_only_so_many_orders_are_held_open():
    handed_out = 0

    def watched():
        nonlocal handed_out
        for handed_out, cells in enumerate(doudian_rows(6_000), 1):
            yield handed_out + 1, cells

    orders = read_orders(recognise(HEADER, LAYOUTS), watched())
    next(orders)
    assert handed_out <= 3 * (reading.MOST_OPEN + 1)
