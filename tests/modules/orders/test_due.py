"""By when a line must leave, and in which lists an order stands for it."""

from datetime import datetime, timedelta

import pytest
from modules.orders.scene import SELLER
from vectors import rows
from world import at

from roost.modules.orders import facade, queries
from roost.modules.orders.policies import DUE_SOON, SHIP_PROMISE
from roost.modules.orders.rules.shipping import due_list, ship_by


def instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


@pytest.mark.proves("S0-03")
@pytest.mark.parametrize(("given", "expected"), rows("ship_due_list"))
def test_the_list_of_a_line(given, expected):
    soon = timedelta(hours=DUE_SOON.built_in[0].rule.hours)
    found = due_list(
        instant(given["ship_by"]),
        instant(given["now"]),
        soon,
        shipped=given["shipped"],
        exempt=given["filing_approved"],
    )
    assert found == expected["list"]


@pytest.mark.parametrize(("given", "expected"), rows("ship_by"))
def test_the_promise_of_a_line(given, expected):
    since = instant(given["paid_at"]) or instant(given.get("confirmed_at"))
    hours = given["promise_hours"] or SHIP_PROMISE.built_in[0].rule.hours
    promised = ship_by(instant(given["platform_ship_by"]), since, timedelta(hours=hours))
    assert promised == instant(expected["ship_by"])


@pytest.mark.proves("S0-03")
def test_the_tabs_follow_the_clock_to_the_second(scene):
    """Promised for 48 h: Wednesday 20:00."""
    order = scene.paid((scene.mugs, 1))
    assert scene.tab("due_24h") == []
    scene.world.wait_until(at(2, 19, 59, 59))
    assert scene.tab("due_24h") == []
    scene.world.wait_until(at(2, 20))
    assert (scene.tab("due_24h"), scene.tab("overdue")) == ([order], [])
    assert scene.page().counts["due_24h"] == 1
    scene.world.wait_until(at(3, 19, 59, 59))
    assert scene.tab("due_24h") == [order]
    scene.world.wait_until(at(3, 20))
    assert (scene.tab("due_24h"), scene.tab("overdue")) == ([], [order])
    assert scene.page().counts["overdue"] == 1


@pytest.mark.proves("S0-03")
def test_what_has_left_stands_in_no_list_however_late_it_left(scene):
    order = scene.paid((scene.mugs, 1))
    scene.world.wait_until(at(4))
    assert scene.tab("overdue") == [order]
    scene.ship(order)
    assert scene.tab("overdue") == []
    assert scene.status(order) == "shipped"


def test_the_wall_sees_by_when_an_order_must_leave(scene):
    order = scene.paid((scene.phones, 1), (scene.mugs, 1))
    assert scene.world.due(SELLER, "orders", order) == {"overdue": at(2, 20)}
    [clock] = scene.world.sees(SELLER, queries.one, order).clocks
    assert (clock.edition, clock.title) == (
        "orders.ship_promise@2020-01-01",
        scene.card(order).order_no,
    )


def test_a_part_that_has_left_leaves_the_promise_of_the_rest(scene):
    order = scene.paid((scene.phones, 1), (scene.mugs, 1))
    phones, mugs = scene.card(order).lines
    scene.ship(order, [phones.id])
    assert scene.status(order) == "partially_shipped"
    assert scene.world.due(SELLER, "orders", order) == {"overdue": at(3, 20)}
    scene.ship(order, [mugs.id])
    assert scene.status(order) == "shipped"
    assert set(scene.world.due(SELLER, "orders", order)) == {"auto_confirm"}


def test_lateness_is_told_once_a_second_after_the_promise(scene):
    order = scene.paid((scene.phones, 1))
    scene.world.wait_until(at(2, 20))
    assert "overdue" not in [s for s, _ in scene.world.history(SELLER, "orders", order)]
    scene.world.wait(days=3)
    late = [e for e in scene.world.history(SELLER, "orders", order) if e[0] == "overdue"]
    assert late == [("overdue", at(2, 20, 0, 1))]
    assert scene.world.due(SELLER, "orders", order) == {}


def test_cash_on_delivery_counts_from_its_confirmation(scene):
    order = scene.place((scene.mugs, 1), cod=True)
    scene.world.wait(hours=5)
    assert scene.card(order).ship_by is None
    confirmed = scene.confirmed((scene.mugs, 1))
    assert scene.card(confirmed).ship_by == at(4, 1)


def lines(scene, order):
    return [line.id for line in scene.card(order).lines]


@pytest.mark.proves("S0-03")
def test_an_approved_filing_takes_an_order_out_of_the_lists_one_in_review_does_not(scene):
    order = scene.paid((scene.phones, 1))
    scene.world.wait(hours=1)
    for state, listed in (("in_review", [order]), ("approved", []), ("", [order])):
        scene.world.does(SELLER, facade.exempt, order, lines(scene, order), state)
        assert scene.tab("due_24h") == listed
        assert (scene.world.due(SELLER, "orders", order) != {}) == bool(listed)


def test_a_promise_that_stood_still_runs_on_from_there(scene):
    order = scene.paid((scene.phones, 1))
    scene.world.does(SELLER, facade.postpone, order, lines(scene, order), timedelta(hours=7))
    assert scene.world.due(SELLER, "orders", order) == {"overdue": at(3, 3)}
    assert scene.card(order).ship_by == at(3, 3)


def test_lateness_is_told_again_only_for_a_later_promise(scene):
    order = scene.paid((scene.phones, 1), (scene.mugs, 1))
    phones, mugs = lines(scene, order)
    scene.world.wait(hours=25)
    scene.refund(order, {mugs: 1250})
    scene.world.wait(hours=1)
    told = [s for s, _ in scene.world.history(SELLER, "orders", order)]
    assert told.count("overdue") == 1
    scene.world.does(SELLER, facade.postpone, order, [phones], timedelta(days=3))
    scene.world.wait(days=4)
    told = [s for s, _ in scene.world.history(SELLER, "orders", order)]
    assert told.count("overdue") == 2
