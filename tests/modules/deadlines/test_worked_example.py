"""The worked example of the module's page, played by the commands that do it in life."""

from datetime import date

import pytest
from modules.deadlines.test_taking import hire
from modules.orders.scene import SELLER, Scene
from msgspec.structs import replace
from world import OWNER, at, merchant

from roost.modules.deadlines.commands import taking
from roost.modules.deadlines.permissions import VIEW
from roost.modules.deadlines.queries import losses
from roost.modules.deadlines.queries import wall as queries
from roost.modules.deadlines.queries.wall import Asked
from roost.modules.orders import permissions as rights

GRANTS = (VIEW, rights.VIEW, rights.SHIP)
QING = replace(merchant("qing", *GRANTS), profile="douyin")


@pytest.fixture
def scene(world):
    """Monday 20:00: a coat promised within 72 hours and a mug within 48, paid."""
    world.does(OWNER, hire, "qing")
    scene = Scene(world)
    coat = scene.product("羽绒服", 120_000, promise_hours=72)
    scene.order = scene.paid((coat, 1), (scene.mugs, 1))
    return scene


def clock(scene):
    [shown] = scene.world.sees(QING, queries.wall, Asked(module="orders", money=True)).items
    return shown


def send(scene, title):
    line = next(x.id for x in scene.card(scene.order).lines if x.title == title)
    scene.ship(scene.order, [line], by=QING)


def book(scene):
    found = scene.world.sees(SELLER, losses.book, losses.Asked(date(2024, 1, 1), date(2024, 1, 7)))
    days = {d.day: d.sums for d in found.days}
    return days["2024-01-04"], [(p.id, p.name) for p in found.people]


def on_thursday(scene):
    assert (clock(scene).due, clock(scene).stake_fen) == (at(3, 20), 300)
    scene.world.wait_until(at(2, 10))
    send(scene, "陶瓷马克杯")
    assert (clock(scene).due, clock(scene).stake_fen) == (at(4, 20), 1213)
    scene.world.does(QING, taking.take, clock(scene).id)


def test_b_02_shipped_forty_minutes_before_it_is_a_rescue_of_hers(scene):
    on_thursday(scene)
    scene.world.wait_until(at(4, 19, 20))
    send(scene, "羽绒服")
    thursday, people = book(scene)
    assert (thursday.saved, thursday.saved_fen, thursday.missed) == (1, 1213, 0)
    assert people == [("qing", "Qing")]


def test_b_02_shipped_by_nobody_it_is_a_miss_of_hers_and_stays_on_the_wall(scene):
    on_thursday(scene)
    scene.world.wait_until(at(4, 20, 0, 1))
    thursday, people = book(scene)
    assert (thursday.missed, thursday.missed_fen, thursday.saved) == (1, 1213, 0)
    assert (people, clock(scene).late, clock(scene).owner) == ([("qing", "Qing")], True, "qing")
    send(scene, "羽绒服")
    left = scene.world.sees(QING, queries.wall, Asked(module="orders", money=True)).items
    assert left == []


def test_b_02_shipped_in_good_time_it_stands_in_no_book(scene):
    on_thursday(scene)
    scene.world.wait_until(at(4, 18, 59))
    send(scene, "羽绒服")
    thursday, people = book(scene)
    assert (thursday.saved, thursday.missed, people) == (0, 0, [])
