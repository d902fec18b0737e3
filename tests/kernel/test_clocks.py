"""Many hands at once: wound and stopped in as many statements as one."""

from datetime import timedelta

import pytest
from kernel.toy import MANIFEST, Ticket, ask
from sqlalchemy import select
from statements import statements as heard
from world import OWNER, RIVAL, at, buyer

from roost.kernel.data import clocks, counts
from roost.kernel.data.clocks import Hand, Plate
from roost.kernel.data.later import Later
from roost.kernel.pure.flow import Deadline

TICKETS = ["t1", "t2", "t3"]
COUNTED = "INSERT"  # once a transaction, however many were wound or stopped in it


@pytest.fixture
def toys(open_world):
    """Three tickets whose own clocks were stopped, and the first's namesake next door."""
    world = open_world([MANIFEST])
    for ticket in TICKETS:
        world.does(buyer(), ask, ticket)
    world.does(buyer(shop="shop-2"), ask, "t1")
    world.does(OWNER, clocks.stop_many, "toy", "miss", TICKETS)
    return world


def hand(world, ticket, hours, **plate):
    due = Deadline(world.now + timedelta(hours=hours), "toy.longer@2024-01-01")
    return (ticket, world.now, due, Plate(**plate))


def status(world, ticket, who=OWNER):
    return world.sees(who, lambda look: look.get(Ticket, ticket).status)


def statements(world, deed):
    """How often the database was asked to write by it."""
    with heard(world) as seen:
        world.does(OWNER, deed)
    verbs = [statement.split()[0] for statement in seen]
    return [verb for verb in verbs if verb in {"INSERT", "UPDATE", "DELETE"}]


def test_what_was_stopped_never_rings_and_stays_for_the_record(toys):
    toys.wait(days=2)
    assert {status(toys, ticket) for ticket in TICKETS} == {"asked"}
    kept = toys.sees(OWNER, lambda look: look.session.scalars(select(clocks.Clock)).all())
    assert {(c.thing, c.state, c.ended) for c in kept} == {
        (ticket, Hand.STOPPED, at(1, 20)) for ticket in TICKETS
    }


def test_the_clock_of_another_shops_thing_of_the_same_id_goes_on(toys):
    assert list(toys.due(RIVAL, "toy", "t1")) == ["miss"]
    toys.wait(days=2)
    assert status(toys, "t1", RIVAL) == "missed"


def test_each_rings_a_second_after_its_own_last_good_instant(toys):
    hands = [hand(toys, "t1", 3), hand(toys, "t2", 5)]
    toys.does(OWNER, clocks.wind_many, "toy", "miss", hands)
    assert toys.due(OWNER, "toy", "t1") == {"miss": at(1, 23)}
    toys.wait_until(at(1, 23))
    assert status(toys, "t1") == "asked"
    toys.wait(days=2)
    assert toys.history(OWNER, "toy", "t1")[-1] == ("miss", at(1, 23, 0, 1))
    assert toys.history(OWNER, "toy", "t2")[-1] == ("miss", at(2, 1, 0, 1))
    assert status(toys, "t3") == "asked"


def test_a_step_that_is_due_on_time_rings_at_the_instant_itself(toys):
    hands = [hand(toys, "t1", 3)]
    toys.does(OWNER, clocks.wind_many, "toy", "miss", hands, timedelta())
    mine = select(Later.due).where(Later.shop_id == "shop-1")
    later = toys.sees(OWNER, lambda look: look.session.scalars(mine).all())
    assert later == [at(1, 23)]


def test_the_wall_gets_title_stake_and_owner_of_each(toys):
    hands = [hand(toys, "t1", 3, title="一", stake_fen=5, owner="amy"), hand(toys, "t2", 1)]
    toys.does(OWNER, clocks.wind_many, "toy", "miss", hands)
    found = toys.sees(OWNER, clocks.running_of, "toy", TICKETS)
    [one], [two] = found["t1"], found["t2"]
    assert (one.title, one.stake_fen, one.owner) == ("一", 5, "amy")
    assert (two.title, two.stake_fen, two.owner) == ("", None, "")
    assert "t3" not in found


@pytest.mark.parametrize("many", [1, 60])
def test_the_number_of_statements_does_not_grow_with_the_number_of_hands(toys, many):
    things = [f"x{n}" for n in range(many)]
    hands = [hand(toys, thing, 1) for thing in things]
    wound = statements(toys, lambda work: clocks.wind_many(work, "toy", "miss", hands))
    assert wound == ["INSERT", "INSERT", COUNTED]
    stopped = statements(toys, lambda work: clocks.stop_many(work, "toy", "miss", things))
    assert stopped == ["UPDATE", "DELETE", COUNTED]


def test_nothing_to_wind_or_stop_asks_nothing(toys):
    assert statements(toys, lambda work: clocks.wind_many(work, "toy", "miss", [])) == []
    assert statements(toys, lambda work: clocks.stop_many(work, "toy", "miss", [])) == []


def hands_of(world, thing="t1"):
    mine = select(clocks.Clock).where(clocks.Clock.thing == thing).order_by(clocks.Clock.id)
    return world.sees(OWNER, lambda look: look.session.scalars(mine).all())


def set_to(world, hand, thing="t1", **more):
    world.does(OWNER, clocks.set_hands, "toy", thing, ["miss"], hand, **more)


def test_what_was_late_stays_a_miss_when_its_matter_is_done(toys):
    toys.does(OWNER, clocks.wind_many, "toy", "late", [hand(toys, "x", 1)])
    toys.does(OWNER, clocks.set_hands, "toy", "x", ["late"], Hand.LATE)
    rang = hands_of(toys, "x")[0].ended
    toys.wait(minutes=5)
    toys.does(OWNER, clocks.set_hands, "toy", "x", ["late"], Hand.STOPPED, late_too=False)
    assert [c.state for c in hands_of(toys, "x")] == [Hand.LATE]
    toys.does(OWNER, clocks.set_hands, "toy", "x", ["late"], Hand.STOPPED)
    [over] = hands_of(toys, "x")
    assert (over.state, over.ended) == (Hand.RUNG, rang)


def test_the_shops_people_are_remembered_by_what_they_stopped(toys):
    assert {c.ended_by for c in hands_of(toys)} == {"owner"}
    toys.does(OWNER, clocks.wind_many, "toy", "miss", [hand(toys, "t1", 1)])
    toys.does(buyer(), clocks.set_hands, "toy", "t1", ["miss"], Hand.STOPPED)
    assert hands_of(toys)[-1].ended_by == ""


def test_a_things_next_clock_is_watched_by_whoever_watched_the_last(toys):
    due = Deadline(at(2, 9), "toy.longer@2024-01-01")
    toys.does(OWNER, clocks.wind, "toy", "t1", "miss", due)
    toys.does(OWNER, clocks.give_to, "toy", "t1", "amy")
    toys.does(OWNER, clocks.stop_many, "toy", "miss", ["t1"])
    toys.wait(minutes=1)
    toys.does(OWNER, clocks.wind, "toy", "t1", "miss", due)
    assert hands_of(toys)[-1].owner == "amy"
    toys.does(OWNER, clocks.wind, "toy", "t2", "miss", due, Plate(owner=""))
    assert hands_of(toys, "t2")[-1].owner == ""
    toys.does(OWNER, clocks.leave_all, "amy")
    assert hands_of(toys)[-1].owner == ""


def open_ones(world, who=OWNER):
    return world.sees(who, counts.of, "clocks")


def test_how_many_are_open_is_kept_and_equals_the_rows(toys):
    assert (open_ones(toys), open_ones(toys, RIVAL)) == ({}, {"toy": 1})
    toys.does(OWNER, clocks.wind_many, "toy", "miss", [hand(toys, t, 1) for t in TICKETS])
    set_to(toys, Hand.LATE, "t1")
    assert open_ones(toys) == {"toy": 3}
    set_to(toys, Hand.RUNG, "t1")
    set_to(toys, Hand.RUNG, "t1")  # nothing is open any more
    set_to(toys, Hand.REPLACED, "t2")
    assert open_ones(toys) == {"toy": 1}
    toys.wait(days=1)
    assert (open_ones(toys), open_ones(toys, RIVAL)) == ({}, {})
