"""What waits is served in order, and what cannot be served holds up only its own lane."""

import pytest
from kernel.toy import MANIFEST, notes, ping
from sqlalchemy import select
from world import OWNER

from roost.kernel.data import bell
from roost.kernel.data.later import LIVES, Later
from roost.kernel.pure.refusal import Refusal


@pytest.fixture
def toys(open_world):
    return open_world([MANIFEST])


def test_a_lane_is_served_in_order(toys):
    for text in ("one", "two", "three"):
        toys.does(OWNER, ping, "a", text)
    toys.wait()
    assert toys.sees(OWNER, notes) == ["one", "two", "three"]


def test_lanes_are_served_in_the_order_in_which_they_are_due(toys):
    toys.does(OWNER, ping, "a", "in an hour")
    toys.does(OWNER, ping, "b", "at once")
    toys.wait(hours=2)
    assert toys.sees(OWNER, notes) == ["at once", "in an hour"]


def test_a_poisoned_row_holds_up_its_own_lane_until_it_is_given_up(toys):
    for thing, text in (("a", "poison"), ("a", "after poison"), ("b", "elsewhere")):
        toys.does(OWNER, ping, thing, text)
    toys.wait()
    assert toys.sees(OWNER, notes) == ["elsewhere"]
    toys.wait(minutes=5)
    assert toys.sees(OWNER, notes) == ["elsewhere", "after poison"]
    dead = toys.sees(OWNER, lambda look: look.session.scalars(select(Later)).all())
    assert [(d.kind, d.attempts, d.error) for d in dead] == [
        ("toy.write_down", LIVES, "ValueError('poison')")
    ]


def test_what_listens_inside_falls_with_its_teller(toys):
    def tell_two(work):
        ping(work, "a", "harmless")
        ping(work, "a", "objectionable")

    with pytest.raises(Refusal):
        toys.does(OWNER, tell_two)
    toys.wait()
    assert toys.sees(OWNER, notes) == []


def test_a_batch_is_at_most_a_hundred(toys):
    for n in range(150):
        toys.does(OWNER, ping, f"thing-{n}", "hello")
    batches = []
    while taken := bell.ring(toys.store):  # on a slow machine a batch is broken off sooner
        batches.append(taken)
    assert sum(batches) == 150
    assert max(batches) <= bell.BATCH
