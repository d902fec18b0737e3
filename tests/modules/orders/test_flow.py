"""The life of an order, from the shop page to the buyer's hands."""

from datetime import timedelta

import pytest
from modules.orders.scene import CLERK, SELLER
from world import RIVAL, TEMP, at, merchant

from roost.kernel.data import counts, history
from roost.kernel.pure.refusal import (
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    NotNow,
    OutOfTurn,
    Overtaken,
)
from roost.modules.orders import permissions, queries
from roost.modules.orders.commands import managing, placing
from roost.modules.orders.commands.managing import Cancel, Confirm
from roost.modules.orders.states import FLOW
from roost.modules.products.queries import full as product_of


def test_an_order_is_placed_paid_shipped_and_received(scene):
    order = scene.place((scene.phones, 2), (scene.mugs, 1))
    card = scene.card(order)
    assert (card.status, card.goods_fen, card.freight_fen) == ("awaiting_payment", 7250, 600)
    scene.world.does(scene.buyer, placing.pay, order)
    card = scene.card(order)
    assert (card.status, card.paid_fen, card.freight_paid_fen) == ("awaiting_shipment", 7850, 600)
    assert [line.paid_fen for line in card.lines] == [6000, 1250]
    scene.ship(order)
    assert scene.status(order) == "shipped"
    scene.world.does(scene.buyer, placing.confirm_receipt, order)
    assert scene.status(order) == "completed"
    steps = [s for s, _ in scene.world.history(SELLER, "orders", order)]
    assert steps == ["start", "pay", "ship", "confirm_receipt"]


def test_numbers_are_never_given_twice(scene):
    numbers = {scene.card(scene.place()).order_no for _ in range(5)}
    assert len(numbers) == 5
    assert all(n.startswith("R240101") for n in numbers)


def test_what_is_not_paid_in_half_an_hour_is_closed_and_its_stock_is_back(scene):
    order = scene.place((scene.phones, 3))
    scene.world.wait(minutes=30)
    assert scene.status(order) == "awaiting_payment"
    scene.world.wait(seconds=1)
    assert scene.status(order) == "cancelled"
    stock = scene.world.sees(
        SELLER, lambda look: product_of(look, scene.card(order).lines[0].product_id)
    )
    assert stock.skus[0].stock == 1000


def test_stock_is_taken_for_all_lines_or_for_none(scene):
    rare = scene.product("孤品", 100, stock=1)
    with pytest.raises(Conflict, match="库存不足"):
        scene.place((scene.phones, 5), (rare, 2))
    card = scene.card(scene.place((scene.phones, 1)))
    found = scene.world.sees(SELLER, lambda look: product_of(look, card.lines[0].product_id))
    assert found.skus[0].stock == 999


@pytest.mark.proves("S2-20")
@pytest.mark.parametrize("deed", ["cancel", "confirm"])
def test_without_the_right_an_order_is_neither_cancelled_nor_confirmed(scene, deed):
    sentence = "该岗位无订单管理的权限,不允许操作订单按钮"
    order = scene.place(cod=True)
    scene.world.wait(minutes=2)
    ways = {
        "cancel": (managing.cancel, Cancel("mistaken")),
        "confirm": (managing.confirm, Confirm()),
    }
    command, body = ways[deed]
    with pytest.raises(Forbidden) as refused:
        scene.world.does(CLERK, command, order, body)
    assert str(refused.value) == sentence
    [offer] = [s for s in offers(scene, CLERK, order) if s.name == deed]
    assert (offer.open, offer.why) == (False, sentence)
    boss = merchant("boss", permissions.MANAGE)
    done = scene.world.does(boss, command, order, body)
    assert done.order.status == {"cancel": "cancelled", "confirm": "awaiting_shipment"}[deed]


def offers(scene, actor, order):
    def steps(look):
        return FLOW.steps_for(actor, queries.full(look, order).order, look.now, look.rules)

    return scene.world.sees(actor, steps)


@pytest.mark.proves("S2-20")
def test_a_merchant_names_one_of_the_reasons_to_cancel(scene):
    order = scene.place()
    scene.world.wait(minutes=1)
    with pytest.raises(Invalid, match="请选择取消原因"):
        scene.world.does(SELLER, managing.cancel, order, Cancel("because"))
    scene.world.does(SELLER, managing.cancel, order, Cancel("duplicate"))
    assert scene.status(order) == "cancelled"


def test_a_merchant_waits_a_minute_before_cancelling_a_buyer_does_not(scene):
    order, other = scene.place(), scene.place()
    with pytest.raises(NotNow) as early:
        scene.world.does(SELLER, managing.cancel, order, Cancel("other"))
    assert early.value.opens_at == at(1, 20, 1)
    scene.world.does(scene.buyer, placing.cancel_mine, other)
    assert scene.status(other) == "cancelled"


def test_a_paid_order_is_not_cancelled_but_refunded(scene):
    order = scene.paid()
    with pytest.raises(OutOfTurn):
        scene.world.does(SELLER, managing.cancel, order, Cancel("other"))


def test_who_saw_an_older_version_looks_again_first(scene):
    order = scene.place(cod=True)
    with pytest.raises(Overtaken):
        scene.world.does(SELLER, managing.confirm, order, Confirm(version=99))


def test_cash_on_delivery_is_paid_with_the_goods_in_hand(scene):
    order = scene.confirmed()
    with pytest.raises(OutOfTurn):
        scene.world.does(scene.buyer, placing.pay, order)
    scene.ship(order)
    assert scene.card(order).paid_fen == 0
    scene.world.does(scene.buyer, placing.confirm_receipt, order)
    assert scene.card(order).paid_fen == 3600


def test_cash_is_collected_with_a_delivery_that_nobody_confirms(scene):
    delivered, silent = scene.confirmed(), scene.confirmed()
    for order in (delivered, silent):
        scene.ship(order)
    scene.world.does(SELLER, managing.delivered, delivered)
    scene.world.wait(days=11)
    assert [scene.status(o) for o in (delivered, silent)] == ["completed", "completed"]
    assert [scene.card(o).paid_fen for o in (delivered, silent)] == [3600, 0]


def test_receipt_confirms_itself_after_the_days_of_the_policy(scene):
    order = scene.shipped()
    scene.world.wait(days=10)
    assert scene.status(order) == "completed"
    assert scene.card(order).completed_at == at(11, 20)


def test_another_shop_and_another_buyer_see_no_order(scene):
    order = scene.paid()
    with pytest.raises(NotFound):
        scene.world.sees(RIVAL, queries.one, order)
    other = scene.newcomer()
    with pytest.raises(NotFound):
        scene.world.sees(other, queries.my_one, order)
    with pytest.raises(NotFound):
        scene.world.does(other, placing.confirm_receipt, order)
    with pytest.raises(Forbidden):
        scene.world.sees(TEMP, queries.one, order)


def test_the_tabs_counts_are_kept(scene):
    scene.place()
    scene.paid()
    part = scene.paid((scene.phones, 1), (scene.mugs, 1))
    scene.ship(part, [scene.card(part).lines[0].id])
    scene.shipped()
    kept = scene.world.sees(SELLER, counts.of, "orders")
    assert kept == {
        "awaiting_payment": 1,
        "awaiting_shipment": 1,
        "partially_shipped": 1,
        "shipped": 1,
    }
    told = scene.page().counts
    assert (told["all"], told["awaiting_shipment"], told["shipped"]) == (4, 2, 1)


def test_the_history_of_a_memo_is_kept(scene):
    order = scene.paid()
    scene.world.does(SELLER, managing.note, order, managing.Note("加急", "red"))
    [entry] = [e for e in scene.world.sees(SELLER, history.of, "orders", order) if e.step == "note"]
    assert entry.note == "加急"
    assert [f.order.id for f in scene.page(flag="red").items] == [order]


def test_a_pick_of_filters(scene):
    first, second = scene.paid((scene.phones, 1)), scene.paid((scene.mugs, 1))
    card = scene.card(second)
    assert [f.order.id for f in scene.page(number=card.order_no).items] == [second]
    assert [f.order.id for f in scene.page(product=card.lines[0].product_id).items] == [second]
    assert [f.order.id for f in scene.page(product="P陶瓷马克杯").items] == [second]
    assert {f.order.id for f in scene.page(buyer=scene.buyer.id).items} == {first, second}
    assert scene.page(placed_from=scene.world.now + timedelta(seconds=1)).items == []
    assert len(scene.page(placed_to=scene.world.now + timedelta(seconds=1)).items) == 2
