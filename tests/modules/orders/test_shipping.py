"""Sending off: waybills, many orders at once."""

import pytest
from modules.orders.scene import CLERK, SELLER, ZTO
from world import TEMP

from roost.kernel.pure.refusal import Conflict, Forbidden, Invalid, NotNow, OutOfTurn
from roost.modules.orders import queries
from roost.modules.orders.commands.shipping import ShipMany, ShipRow, ship_many
from roost.modules.orders.models import Order
from roost.modules.orders.rules.waybills import CARRIERS, checked


def many(scene, rows, by=CLERK):
    return scene.world.does(by, ship_many, ShipMany([ShipRow(*row) for row in rows]))


@pytest.mark.proves("S0-02")
def test_those_to_ship_stand_in_one_list_and_leave_it_with_their_waybill(scene):
    paid, cod, unpaid = scene.paid(), scene.confirmed(), scene.place()
    part = scene.paid((scene.phones, 1), (scene.mugs, 1))
    scene.ship(part, [scene.card(part).lines[0].id])
    assert set(scene.tab("awaiting_shipment")) == {paid, cod, part}
    assert scene.tab("awaiting_payment") == [unpaid]
    scene.world.wait(hours=1)
    scene.ship(paid, by=CLERK)
    assert set(scene.tab("awaiting_shipment")) == {cod, part}
    assert scene.card(paid).shipped_at == scene.world.now


@pytest.mark.proves("S0-02")
def test_of_many_one_that_cannot_leave_holds_up_no_other(scene):
    good, unpaid, other = scene.paid(), scene.place(), scene.paid()
    results = many(
        scene,
        [
            (good, "shunfeng", "SF1234567890123"),
            (unpaid, *ZTO),
            (other, "zhongtong", "77"),
            ("nowhere", *ZTO),
            (other, *ZTO),
        ],
    )
    assert [(r.order_id, r.ok, r.code) for r in results] == [
        (good, True, None),
        (unpaid, False, "out_of_turn"),
        (other, False, "bad_waybill"),
        ("nowhere", False, "not_found"),
        (other, True, None),
    ]
    assert [scene.status(o) for o in (good, unpaid, other)] == [
        "shipped",
        "awaiting_payment",
        "shipped",
    ]
    assert scene.page().counts["shipped"] == 2


def test_without_the_right_nothing_leaves(scene):
    order = scene.paid()
    with pytest.raises(Forbidden, match="该岗位无订单发货的权限,不允许操作"):
        many(scene, [(order, *ZTO)], by=TEMP)
    with pytest.raises(Forbidden):
        scene.ship(order, by=TEMP)


def test_more_rows_than_a_hundred_are_refused_as_a_whole(scene):
    order = scene.paid()
    with pytest.raises(Invalid, match="一次最多发货100单"):
        many(scene, [(order, *ZTO)] * 101)
    assert scene.status(order) == "awaiting_shipment"


def test_what_left_once_does_not_leave_again(scene):
    order = scene.paid((scene.phones, 1), (scene.mugs, 1))
    first, _ = scene.card(order).lines
    scene.ship(order, [first.id])
    with pytest.raises(Conflict, match="所选商品已发货或无需发货"):
        scene.ship(order, [first.id])
    with pytest.raises(Invalid, match="商品不在该订单内"):
        scene.ship(order, ["nothing"])
    scene.ship(order)
    with pytest.raises(Conflict):
        scene.ship(order)


def test_an_unpaid_order_does_not_leave(scene):
    with pytest.raises(OutOfTurn, match="当前状态为「待付款」,不能发货"):
        scene.ship(scene.place())


def test_what_the_platform_still_reviews_does_not_leave(scene):
    order = scene.paid()
    scene.world.does(SELLER, lambda work: setattr(work.get(Order, order), "under_review", True))
    with pytest.raises(NotNow, match="订单审核中,暂不能发货"):
        scene.ship(order)


GOOD = {
    "shunfeng": "SF1234567890123",
    "zhongtong": "781234567890",
    "yuantong": "YT1234567890123",
    "shentong": "773123456789012",
    "yunda": "4312345678901",
    "jitu": "JT1234567890123",
    "jingdong": "JDVA12345678901",
    "ems": "EA123456789CN",
    "youzheng": "9812345678901",
    "debang": "DPK123456789012",
    "other": "ABC-123456",
}


@pytest.mark.proves("S0-02")
@pytest.mark.parametrize("carrier", [c.code for c in CARRIERS])
def test_a_waybill_looks_as_its_carriers_do(carrier):
    number = GOOD[carrier]
    assert checked(carrier, f" {number.lower()[:4]} {number.lower()[4:]} ") == number
    for bad in ("", "12", "单号", f"{number}!", "1" * 40):
        with pytest.raises(Invalid, match="快递单号不符合"):
            checked(carrier, bad)


def test_a_carrier_that_nobody_knows_is_refused():
    with pytest.raises(Invalid, match="请选择快递公司"):
        checked("pigeon", "123456789012")


def test_the_history_tells_what_left(scene):
    order = scene.shipped()
    found = scene.world.sees(SELLER, queries.one, order)
    [entry] = [e for e in found.history if e.step == "ship"]
    assert (entry.data["carrier"], entry.data["waybill"]) == ZTO
