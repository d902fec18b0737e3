"""Being late is the end in one state and only a fact in another."""

from datetime import timedelta
from enum import StrEnum

import pytest
from sqlalchemy.orm import Mapped
from world import OWNER, at

from roost.kernel.data.machine import Machine
from roost.kernel.data.tables import Stateful, Table
from roost.kernel.pure.actor import Party
from roost.kernel.pure.event import Event
from roost.kernel.pure.flow import Clocks, Deadline, Flow, Step
from roost.kernel.pure.manifest import Manifest
from roost.kernel.pure.refusal import OutOfTurn


class State(StrEnum):
    STRICT = "strict"
    MILD = "mild"
    LEFT = "left"
    LOST = "lost"


class Turned(Event, frozen=True, kw_only=True, tag="bar_toy.turned"):
    pass


class Parcel(Stateful, Table):
    __tablename__ = "bar_toys"
    status: Mapped[State]


def in_an_hour(_thing, moment, _rules):
    return Deadline(moment + timedelta(hours=1), "toy")


SHOP, CLOCK = {Party.MERCHANT}, {Party.SYSTEM}
MACHINE = Machine(
    Flow(
        "bar_toy",
        {"send": ("寄", "Send"), "lose": ("丢", "Lose"), "late": ("晚", "Late")},
        {s: (s.value, s.value) for s in State},
        Step("send", State.STRICT, State.LEFT, SHOP),
        Step("send", State.MILD, State.LEFT, SHOP),
        Step("lose", State.STRICT, State.LOST, CLOCK, due=in_an_hour),
        Step(
            "late",
            State.MILD,
            State.MILD,
            CLOCK,
            None,
            None,
            None,
            Clocks.KEEP,
            in_an_hour,
            bars=False,
        ),
    ),
    Parcel,
    lambda work, parcel, _: Turned(at=work.moment, shop_id=parcel.shop_id, thing=parcel.id),
)
MANIFEST = Manifest(name="bar_toy", machines=(MACHINE,), says=(Turned,))


def start(work, status):
    MACHINE.start(work, Parcel(shop_id=work.shop_id, id="p1", status=status))


def send(work):
    MACHINE.move(work, work.get(Parcel, "p1"), "send")


def status(world):
    return world.sees(OWNER, lambda look: look.get(Parcel, "p1").status)


@pytest.fixture
def begun(open_world):
    def begin(state):
        world = open_world([MANIFEST])
        world.does(OWNER, start, state)
        return world

    return begin


def test_a_missed_clock_that_bars_ends_the_state_before_its_bell(begun):
    world = begun(State.STRICT)
    world.time.move_to(at(1, 21, 0, 1))
    with pytest.raises(OutOfTurn) as no:
        world.does(OWNER, send)
    assert (no.value.code, no.value.params) == ("missed", {"step": "lose"})
    assert status(world) == State.STRICT


@pytest.mark.parametrize("state", [State.STRICT, State.MILD])
def test_the_last_good_instant_is_good_in_both(begun, state):
    world = begun(state)
    world.time.move_to(at(1, 21))
    world.does(OWNER, send)
    assert status(world) == State.LEFT


def test_a_missed_clock_that_does_not_bar_lets_the_step_through_before_its_bell(begun):
    world = begun(State.MILD)
    world.time.move_to(at(1, 21, 0, 1))
    world.does(OWNER, send)
    assert status(world) == State.LEFT


def test_and_after_its_bell_the_step_is_open_and_the_lateness_is_on_record(begun):
    world = begun(State.MILD)
    world.wait(hours=3)
    world.does(OWNER, send)
    assert [step for step, _ in world.history(OWNER, "bar_toy", "p1")] == ["start", "late", "send"]
