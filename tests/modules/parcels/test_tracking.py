"""What carriers say, in whatever order."""

from datetime import timedelta

import pytest
from modules.orders.scene import SELLER, ZTO, Scene
from world import TEMP

from roost.kernel.pure.refusal import Forbidden, Invalid, NotFound
from roost.modules.parcels import facade, queries
from roost.modules.parcels.states import KINDS, STATES, Status, before


@pytest.fixture
def scene(world) -> Scene:
    return Scene(world)


def says(scene, kind, waybill=ZTO[1], ago=0, text=""):
    at = scene.world.now - timedelta(minutes=ago)
    scene.world.does(SELLER, facade.track, waybill, kind, at, text)


def parcel(scene, order):
    [found] = scene.world.sees(SELLER, facade.of_order, order)
    return found


def test_what_leaves_is_a_parcel(scene):
    order = scene.shipped()
    found = parcel(scene, order)
    assert (found.waybill, found.carrier, found.status) == (ZTO[1], ZTO[0], "shipped")
    assert found.shipped_at == scene.world.now
    assert found.lines == [line.id for line in scene.card(order).lines]


def test_a_parcel_goes_its_way_to_the_buyers_hands(scene):
    order = scene.shipped()
    for kind in ("picked_up", "dispatched", "in_transit", "out_for_delivery", "delivered"):
        scene.world.wait(hours=5)
        says(scene, kind, text=f"现在:{kind}")
    found = parcel(scene, order)
    assert (found.status, found.last_text) == ("delivered", "现在:delivered")
    assert found.delivered_at == scene.world.now == scene.card(order).delivered_at
    steps = [s for s, _ in scene.world.history(SELLER, "orders", order)]
    assert steps[-1] == "delivered"


def test_an_older_scan_that_comes_late_moves_nothing_back(scene):
    order = scene.shipped()
    scene.world.wait(hours=3)
    says(scene, "in_transit")
    says(scene, "picked_up", ago=60)
    found = parcel(scene, order)
    assert found.status == "in_transit"
    assert found.picked_up_at == scene.world.now - timedelta(hours=1)
    assert found.last_at == scene.world.now


def test_the_same_said_twice_is_kept_once(scene):
    order = scene.shipped()
    for _ in range(3):
        says(scene, "picked_up")
    tracks = scene.world.sees(SELLER, queries.one, parcel(scene, order).id).tracks
    assert [t.kind for t in tracks] == ["picked_up"]


def test_an_order_in_two_parcels_is_delivered_with_the_second(scene):
    order = scene.paid((scene.phones, 1), (scene.mugs, 1))
    first, second = (line.id for line in scene.card(order).lines)
    scene.ship(order, [first], waybill="781234567891")
    scene.world.wait(hours=1)
    says(scene, "delivered", "781234567891")
    assert scene.card(order).delivered_at is None
    scene.ship(order, [second], waybill="781234567892")
    assert scene.card(order).delivered_at is None
    says(scene, "delivered", "781234567892")
    assert scene.card(order).delivered_at == scene.world.now


def test_one_waybill_may_carry_several_orders(scene):
    orders = [scene.shipped(), scene.shipped()]
    says(scene, "picked_up")
    assert [parcel(scene, order).status for order in orders] == ["picked_up", "picked_up"]


def test_what_nobody_sent_and_what_nobody_can_know_is_refused(scene):
    scene.shipped()
    with pytest.raises(NotFound):
        says(scene, "picked_up", "000000000000")
    with pytest.raises(Invalid, match="未知的物流状态"):
        says(scene, "teleported")
    with pytest.raises(Invalid, match="物流时间不能晚于当前时间"):
        says(scene, "picked_up", ago=-1)


@pytest.mark.parametrize("kind", KINDS)
def test_a_parcel_that_has_arrived_anywhere_stays_there(kind):
    ends = {Status.DELIVERED, Status.RETURNED}
    assert ends.isdisjoint(before(Status(kind)))
    assert kind in STATES


def test_a_buyer_follows_only_their_own_parcels(scene):
    order = scene.shipped()
    [found] = scene.world.sees(scene.buyer, queries.my_own, order)
    assert found.parcel.waybill == ZTO[1]
    with pytest.raises(NotFound):
        scene.world.sees(scene.newcomer(), queries.my_own, order)


def test_without_the_right_no_parcel_is_listed(scene):
    scene.shipped()
    with pytest.raises(Forbidden):
        scene.world.sees(TEMP, queries.parcels_page)
    page = scene.world.sees(SELLER, queries.parcels_page)
    assert (len(page.items), page.counts) == (1, {"shipped": 1})
