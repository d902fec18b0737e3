"""What shipping late costs: the examples of the rule, and what an order's clock says of it."""

from fractions import Fraction

import pytest
from modules.orders.scene import SELLER, Scene
from msgspec.structs import replace
from sqlalchemy import select
from vectors import rows
from world import at

from roost.kernel.data.clocks import Clock
from roost.modules.orders.policies import LATE_PENALTY
from roost.modules.orders.rules.lateness import Goods, penalty, tariff

RULE = LATE_PENALTY.built_in[0].rule
DUE, LATER = at(1, 18), at(2, 18)


@pytest.mark.parametrize(("given", "expected"), rows("compensation"))
def test_the_bands_go_by_the_price_of_a_piece(given, expected):
    price, order = given["highest_unit_price_fen"], given["order_goods_fen"]
    assert tariff(RULE, Fraction(price), order) == expected["compensation_fen"]


def line(told):
    paid = told.get("line_paid_fen", told.get("unit_price_fen", 0) * told["quantity"])
    return Goods(paid, told["quantity"], DUE if told["overdue"] else LATER)


@pytest.mark.parametrize(
    ("given", "expected"), [*rows("compensation_mixed_orders"), *rows("compensation_unit_price")]
)
def test_the_overdue_lines_give_the_price_and_the_whole_order_the_amount(given, expected):
    found = penalty(RULE, [line(told) for told in given["lines"]], DUE)
    assert found == expected["compensation_fen"]


def test_nothing_overdue_costs_nothing():
    assert penalty(RULE, [Goods(100_000, 1, None), Goods(100_000, 1, LATER)], DUE) == 0
    assert penalty(RULE, [], DUE) == 0


@pytest.fixture
def scene(world):
    return Scene(world)


def stakes(scene, order):
    mine = select(Clock).where(Clock.thing == order).order_by(Clock.id)
    found = scene.world.sees(SELLER, lambda look: look.session.scalars(mine).all())
    return [(c.step, c.stake_fen) for c in found]


def test_a_ship_by_clock_shows_its_stake(scene):
    order = scene.paid((scene.phones, 2))  # 30.00 a piece
    assert stakes(scene, order)[-1] == ("overdue", 300)


def test_of_two_promises_the_nearer_one_decides(scene):
    dear = scene.product("羽绒服", 120_000, promise_hours=72)
    order = scene.paid((dear, 1), (scene.mugs, 1))
    assert stakes(scene, order)[-1] == ("overdue", 300)  # the mug's promise passes first
    mug = next(x.id for x in scene.card(order).lines if x.title == "陶瓷马克杯")
    scene.ship(order, [mug])
    assert stakes(scene, order)[-1] == ("overdue", 1213)  # one percent of 1,212.50


def test_clocks_that_are_not_the_shops_to_answer_cost_nothing(scene):
    order = scene.place()
    assert stakes(scene, order) == [("payment_timeout", None)]
    shipped = scene.shipped()
    assert stakes(scene, shipped)[-1] == ("auto_confirm", None)


def test_where_a_platform_has_no_tariff_the_stake_is_not_known(scene):
    scene.buyer = replace(scene.buyer, profile="tmall")
    assert stakes(scene, scene.paid())[-1] == ("overdue", None)


def test_an_overdue_order_stays_on_the_wall_until_it_has_left(scene):
    order = scene.paid()
    scene.world.wait(hours=25)
    mine = select(Clock.state).where(Clock.step == "overdue")
    assert scene.world.sees(SELLER, lambda look: look.session.scalars(mine).all()) == ["late"]
    scene.ship(order)
    assert scene.world.sees(SELLER, lambda look: look.session.scalars(mine).all()) == ["rung"]
