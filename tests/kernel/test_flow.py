"""Rows of one name: the one that is meant speaks, and its clock rings from every state."""

from datetime import timedelta
from enum import StrEnum
from types import SimpleNamespace

import pytest
from sqlalchemy.orm import Mapped
from world import OWNER, at, merchant

from roost.kernel.data.machine import Machine
from roost.kernel.data.tables import Stateful, Table
from roost.kernel.pure.actor import Party
from roost.kernel.pure.event import Event
from roost.kernel.pure.flow import NOT_THIS, Deadline, Flow, Step
from roost.kernel.pure.manifest import Manifest
from roost.kernel.pure.policy import RuleBook
from roost.kernel.pure.refusal import Closed, NotNow


class State(StrEnum):
    HERE = "here"
    THERE = "there"
    GONE = "gone"


class Turned(Event, frozen=True, kw_only=True, tag="bell_toy.turned"):
    pass


class Bell(Stateful, Table):
    __tablename__ = "bell_toys"
    status: Mapped[State]
    loud: Mapped[bool]


def only_loud(thing, _now, _book):
    return None if thing.loud else NOT_THIS


def never(thing, _now, _book):
    return NOT_THIS if thing.loud else Closed("never", "从不")


def in_an_hour(_thing, moment, _book):
    return Deadline(moment + timedelta(hours=1), "toy")


SHOP, CLOCK = {Party.MERCHANT}, {Party.SYSTEM}
FLOW = Flow(
    "bell_toy",
    {"go": ("走", "Go"), "shout": ("喊", "Shout"), "leave": ("离开", "Leave")},
    {s: (s.value, s.value) for s in State},
    Step("go", State.HERE, State.THERE, SHOP, when=only_loud),
    Step("go", State.HERE, State.GONE, SHOP, when=never),
    Step("shout", State.HERE, State.HERE, SHOP, when=only_loud),
    Step("leave", State.HERE, State.THERE, CLOCK, due=in_an_hour),
    Step("leave", State.THERE, State.GONE, CLOCK, due=in_an_hour),
)
MACHINE = Machine(
    FLOW, Bell, lambda work, bell, _: Turned(at=work.moment, shop_id=bell.shop_id, thing=bell.id)
)
MANIFEST = Manifest(name="bell_toy", machines=(MACHINE,), says=(Turned,))


def offers(**fields):
    thing = SimpleNamespace(status=State.HERE, **fields)
    return {o.name: o.open for o in FLOW.steps_for(merchant("m"), thing, at(1), RuleBook())}


def test_a_row_that_is_not_meant_for_the_thing_is_not_drawn():
    assert offers(loud=True) == {"go": True, "shout": True}
    assert offers(loud=False) == {"go": False}


def test_the_row_that_is_meant_gives_the_reason():
    quiet = SimpleNamespace(status=State.HERE, loud=False)
    with pytest.raises(NotNow) as no:
        FLOW.take(merchant("m"), quiet, "go", at(1), RuleBook())
    assert no.value.code == "never"
    with pytest.raises(NotNow) as no:
        FLOW.take(merchant("m"), quiet, "shout", at(1), RuleBook())
    assert no.value.code == "other_row"


def test_a_clock_of_one_name_rings_in_every_state_that_has_it(open_world):
    world = open_world([MANIFEST])
    bell = {"shop_id": "shop-1", "id": "b", "status": State.HERE, "loud": True}
    world.does(OWNER, lambda work: MACHINE.start(work, Bell(**bell)))
    world.wait(hours=3)
    assert [step for step, _ in world.history(OWNER, "bell_toy", "b")] == [
        "start",
        "leave",
        "leave",
    ]
