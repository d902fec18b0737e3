"""The example files of every layout, with the sums an import must arrive at to the fen."""

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from roost.kernel.data.sheets.read import rows
from roost.kernel.pure.cells import count, fen
from roost.kernel.pure.layout import Rejected, recognise
from roost.modules.orders.rules.cells import Personal
from roost.modules.orders.rules.layouts import LAYOUTS
from roost.modules.orders.rules.reading import read_orders

FILES = Path(__file__).parents[2] / "data" / "imports"


def table(name):
    found = rows(FILES / f"{name}.csv")
    return recognise(next(found)[1], LAYOUTS), list(found)


def imported(name):
    results = list(read_orders(*table(name)))
    orders = {o.order_no: o for o in results if not isinstance(o, Rejected)}
    return orders, [r for r in results if isinstance(r, Rejected)]


def test_a_doudian_file_gives_24_orders_and_every_fen():
    orders, rejected = imported("doudian_orders")
    assert (len(orders), rejected) == (24, [])
    assert sum(o.payable_fen for o in orders.values()) == 345289
    assert sum(len(o.lines) for o in orders.values()) == 30
    for order in orders.values():
        parts = order.goods_fen + order.freight_fen - order.discount_fen + order.adjust_fen
        assert order.payable_fen == parts == sum(line.amount_fen for line in order.lines)


def test_a_pinduoduo_file_gives_what_buyers_paid_and_what_the_merchant_gets():
    orders, rejected = imported("pinduoduo_orders")
    assert (len(orders), rejected) == (30, [])
    assert sum(o.paid_fen for o in orders.values()) == 387151
    assert sum(o.received_fen for o in orders.values()) == 389209
    for order in orders.values():
        assert (
            order.payable_fen
            == order.goods_fen + order.freight_fen + order.fees_fen - order.discount_fen
        )


def test_a_taobao_file_gives_totals_payments_and_refunds():
    orders, rejected = imported("taobao_orders")
    assert (len(orders), rejected) == (30, [])
    assert sum(o.payable_fen for o in orders.values()) == 567235
    assert sum(o.paid_fen for o in orders.values()) == 471486
    assert sum(o.refunded_fen for o in orders.values()) == 30580


def test_a_jushuitan_sheet_adds_up_to_its_total_row_and_rejects_two_rows():
    orders, rejected = imported("jushuitan_orders")
    assert len(orders) == 28
    assert [(r.row, r.key, r.code) for r in rejected] == [
        (14, None, "damaged_number"),
        (23, "240304-041418099654166", "missing_cell"),
    ]
    assert rejected[0].sentence_zh.startswith("“线上订单号”“6.91823E+17”已被表格软件改成科学计数")
    assert rejected[1].sentence_zh == "“手机（必填）”不能为空"
    assert orders["7000033329203690081"].paid_fen == 119996
    taken, left = sum(o.paid_fen for o in orders.values()), 29999 + 3280
    assert taken + left == 596861


def test_the_cells_of_a_jushuitan_sheet_equal_its_total_row():
    found, all_rows = table("jushuitan_orders")
    paid, pieces = found.at["paid"], found.at["pieces"]
    data = [cells for _, cells in all_rows if not found.is_total(cells)]
    (total,) = [cells for _, cells in all_rows if found.is_total(cells)]
    assert len(data) == 30
    assert sum(fen(cells[paid]) for cells in data) == fen(total[paid]) == 596861
    assert sum(count(cells[pieces]) for cells in data) == count(total[pieces]) == 66


def test_an_order_of_which_one_line_left_is_partially_shipped():
    order = imported("doudian_orders")[0]["7000028261146946584"]
    assert order.status == "partially_shipped"
    assert [line.status for line in order.lines] == [
        "shipped",
        "awaiting_shipment",
        "awaiting_shipment",
    ]
    assert order.shipped_at is None
    assert order.ship_by == datetime(2024, 3, 4, 18, 40, 40, tzinfo=UTC)
    assert [(p.waybill, p.carrier, p.lines) for p in order.parcels] == [
        ("JT00000000788467", "极兔速递", ("7000028261146946585",))
    ]


def test_one_cell_may_hold_two_parcels():
    order = imported("doudian_orders")[0]["7000030195019285513"]
    assert [(p.waybill, p.carrier) for p in order.parcels] == [
        ("EM00000000182020", "邮政快递包裹"),
        ("YD00000000251155", "韵达快递"),
    ]


def test_what_a_buyer_wrote_is_text_however_it_begins():
    said = {o.said.buyer_message for o in imported("doudian_orders")[0].values()}
    assert {'=HYPERLINK("http://example.invalid","点我")', "@客服 到了放门口"} < said
    assert "刻字：“平安喜乐”\n字体：楷体" in said
    assert "送人的，别放小票😊" in said
    assert "-" not in said
    said = {o.said.buyer_message for o in imported("taobao_orders")[0].values()}
    assert "-不要辣" in said


@pytest.mark.parametrize(
    ("name", "order_no", "kinds"),
    [
        ("doudian_orders", "7000054695937715121", ("cipher", "cipher", "cipher")),
        ("pinduoduo_orders", "240301-058566126874508", ("cipher", "cipher", None)),
        ("pinduoduo_orders", "240301-073164990824734", (None, None, None)),
        ("taobao_orders", "2000028220344222675", ("masked", "masked", "masked")),
        ("jushuitan_orders", "7000059475523158513", ("masked", "clear", "clear")),
    ],
)
def test_receivers_stay_as_hidden_as_the_file_has_them(name, order_no, kinds):
    receiver = imported(name)[0][order_no].said.receiver
    whom = (receiver.name, receiver.phone, receiver.address)
    assert tuple(p.kind if p else None for p in whom) == kinds
    assert receiver.region.province


def test_an_address_in_one_cell_comes_apart_into_its_region():
    receiver = imported("taobao_orders")[0]["2000073255714487864"].said.receiver
    region = receiver.region
    assert (region.province, region.city, region.district, region.town) == (
        "陕西省",
        "西安市",
        "雁塔区",
        "丈八沟街道",
    )
    assert receiver.address == Personal("masked", "******")


def test_flags_and_memos_are_read_from_their_column_and_from_the_text():
    order = imported("pinduoduo_orders")[0]["240302-072623951589976"]
    assert (order.said.flag, order.said.memo) == ("red", "催发货")
    order = imported("doudian_orders")[0]["7000054695937715121"]
    assert (order.said.flag, order.said.memo) == ("grey", "加急")
    assert imported("taobao_orders")[0]["2000007468416909653"].said.memo == '"加急'


def test_several_products_in_one_row_are_one_line_that_says_so():
    (line,) = imported("taobao_orders")[0]["2000093228955703493"].lines
    assert (line.kinds, line.pieces, line.unit_price_fen) == (2, 3, None)
    assert line.title == "步云男士透气跑步鞋，巧匠家用电钻手电钻锂电套装"


def test_a_waybill_loses_its_prefix():
    (parcel,) = imported("taobao_orders")[0]["2000025018810403781"].parcels
    assert (parcel.waybill, parcel.carrier) == ("EM00000000152099", "邮政快递包裹")


def test_an_order_under_review_and_a_gift_are_not_lost():
    orders = imported("pinduoduo_orders")[0]
    assert [o.order_no for o in orders.values() if o.said.under_review] == [
        "240303-040473232119369"
    ]
    (line,) = orders["240302-072623951589976"].lines
    assert line.raw["赠品名称"] == "赠品:洗衣袋"
    assert line.raw["赠品数量"] == "1"


@pytest.mark.parametrize(
    "name", ["doudian_orders", "pinduoduo_orders", "taobao_orders", "jushuitan_orders"]
)
def test_the_times_of_an_order_follow_each_other(name):
    for order in imported(name)[0].values():
        said = order.said
        moments = [said.placed_at, said.paid_at, order.shipped_at, order.completed_at]
        known = [moment for moment in moments if moment]
        assert all(earlier <= later for earlier, later in pairwise(known))
        assert order.paid_fen in {0, order.payable_fen}


def test_every_state_of_the_example_files_is_met():
    states = {
        order.status
        for name in ("doudian_orders", "pinduoduo_orders", "taobao_orders", "jushuitan_orders")
        for order in imported(name)[0].values()
    }
    assert states == {
        "awaiting_payment",
        "awaiting_shipment",
        "partially_shipped",
        "shipped",
        "completed",
        "cancelled",
    }
