"""A word of the clock: said at its instant, but no deadline that anybody could miss."""

from datetime import timedelta
from enum import StrEnum

import pytest
from sqlalchemy.orm import Mapped
from world import OWNER, at

from roost.kernel.data import counts
from roost.kernel.data.machine import Machine
from roost.kernel.data.tables import Stateful, Table
from roost.kernel.pure.actor import Party
from roost.kernel.pure.event import Event
from roost.kernel.pure.flow import Clocks, Deadline, Flow, Rings, Step
from roost.kernel.pure.manifest import Manifest


class State(StrEnum):
    OPEN = "open"
    DONE = "done"
    LOST = "lost"


class Turned(Event, frozen=True, kw_only=True, tag="said_toy.turned"):
    pass


class Toy(Stateful, Table):
    __tablename__ = "said_toys"
    status: Mapped[State]


def after(hours):
    def due(_thing, moment, _rules):
        return Deadline(moment + timedelta(hours=hours), "toy")

    return due


OPEN, SHOP, CLOCK = State.OPEN, {Party.MERCHANT}, {Party.SYSTEM}
WORD = {"clocks": Clocks.KEEP, "rings": Rings.ON_TIME, "bars": False, "kept": False}
MACHINE = Machine(
    Flow(
        "said_toy",
        {"do": ("做", "Do"), "lose": ("丢", "Lose"), "hint": ("提示", "Hint")},
        {s: (s.value, s.value) for s in State},
        Step("do", OPEN, State.DONE, SHOP),
        Step("lose", OPEN, State.LOST, CLOCK, due=after(3)),
        Step("hint", OPEN, OPEN, CLOCK, due=after(1), **WORD),
    ),
    Toy,
    lambda work, toy, _: Turned(at=work.moment, shop_id=toy.shop_id, thing=toy.id),
)
MANIFEST = Manifest(name="said_toy", machines=(MACHINE,), says=(Turned,))


def begun(work):
    MACHINE.start(work, Toy(shop_id="shop-1", id="one", status=OPEN))


def found(work):
    row = {"shop_id": "shop-1", "id": "one", "status": OPEN, "since": work.now}
    MACHINE.adopt_many(work, [row], "import")


@pytest.fixture(params=[begun, found], ids=["started", "imported"])
def toys(open_world, request):
    world = open_world([MANIFEST])
    world.does(OWNER, request.param)
    return world


def told(toys):
    return [step for step, _ in toys.history(OWNER, "said_toy", "one")][1:]


def test_it_is_said_at_the_instant_and_the_deadline_goes_on(toys):
    assert toys.due(OWNER, "said_toy", "one") == {"lose": at(1, 23)}
    toys.wait_until(at(1, 20, 59, 59))
    assert told(toys) == []
    toys.wait_until(at(1, 21))
    assert told(toys) == ["hint"]
    assert toys.due(OWNER, "said_toy", "one") == {"lose": at(1, 23)}
    toys.wait(days=1)
    assert told(toys) == ["hint", "lose"]


def test_it_hangs_on_no_wall(toys):
    open_ones = toys.sees(OWNER, counts.of, "clocks")
    assert open_ones == {"said_toy": 1}
    toys.wait(days=1)
    assert toys.sees(OWNER, counts.of, "clocks") == {}


def test_where_the_matter_is_done_nothing_is_said_any_more(toys):
    toys.does(
        OWNER, lambda work: MACHINE.move(work, work.session.get(Toy, ("shop-1", "one")), "do")
    )
    toys.wait(days=1)
    assert told(toys) == ["do"]
