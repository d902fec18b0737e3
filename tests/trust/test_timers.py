"""R20, R22, R23: a deadline takes effect once, never early and for certain, whatever happens."""

import contextlib
import os
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from random import Random
from threading import Event

import pytest
from architecture.tree import ROOT
from modules.service_requests.scene import SELLER, Desk
from sqlalchemy import select
from trust.ringing import Mark, registry
from world import World, at, founded

from roost.kernel.data.clocks import Clock, Hand
from roost.kernel.data.history import Entry
from roost.kernel.pure.refusal import Refusal
from roost.kernel.pure.time import BusinessTime
from roost.modules.orders import facade as orders
from roost.modules.service_requests.commands.creating import draft
from roost.modules.service_requests.commands.machine import MACHINE
from roost.modules.service_requests.models import Request
from roost.modules.service_requests.rules.kinds import Level

MODULE, STEP = "service_requests", "due_passed"
TIMERS, TWIN_TIMERS, SPREAD = 2_000, 300, timedelta(seconds=6)
EACH, A_WHILE = timedelta(milliseconds=4), timedelta(seconds=2)
PIECE, A_LIFE, NOT_HUNG = 500, 0.25, timedelta(seconds=480)
pytestmark = pytest.mark.timeout(900)


class Bell:
    """The process that rings, and dies."""

    def __init__(self, entry: str, database) -> None:
        path = os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests"), str(ROOT)))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "trust.ringing", entry, str(database)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": path},
        )

    def told(self, word: str) -> None:
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline()

    def leave(self) -> None:
        with self.process:  # closes its pipes, which ends it, and waits
            pass


@contextlib.contextmanager
def opened(database):
    """A world on the machine's own clock; closed while another process has the database."""
    world = World.__new__(World)
    world.time = BusinessTime()
    world.store = founded(database, registry(), world.time)
    yield world
    world.close()


def pending_requests(desk, count, first):
    """Each with a deadline that its connector brought: one after the other, microseconds apart."""
    due = [first + SPREAD * n / count for n in range(count)]

    def some(work, dues):
        card = orders.card(work, desk.order)
        for n in dues:
            request = draft(work, card, work.new_id(), "shipping", Level.GENERAL)
            request.demand, request.limit_s, request.deadline_at = "请核实", 7200, due[n]
            MACHINE.start(work, request)

    for start in range(0, count, PIECE):
        desk.world.does(SELLER, some, range(start, min(start + PIECE, count)))


def trial(database, entry, count):
    """Lives of a quarter of a second, until nobody is left to ring. How many deaths.

    In every fourth the machine's clock is an hour behind, and nothing is due (R23).
    On a machine so slow that a life ends before it has done anything, the next is longer.
    """
    first = datetime.now(UTC) + timedelta(seconds=3) + EACH * count
    with opened(database) as world:
        pending_requests(Desk(world), count, first)
    bell = Bell(entry, database)
    deaths, life, left, pause = 0, A_LIFE, count, Event()
    end = datetime.now(UTC) + NOT_HUNG
    while left and datetime.now(UTC) < end:
        behind = deaths % 4 == 3
        bell.told("behind" if behind else "begin")
        pause.wait(A_LIFE if behind else life)
        bell.told("SIGKILL")
        deaths += 1
        before, left = left, waiting(database)
        assert not behind or left == before
        slow = not behind and left == before and datetime.now(UTC) > first + A_WHILE
        life = life * 2 if slow else A_LIFE
    bell.leave()
    return deaths


def waiting(database):
    with closing(sqlite3.connect(database)) as plain:
        asked = plain.execute("SELECT count(*) FROM later WHERE kind = ?", (f"{MODULE}.{STEP}",))
        return asked.fetchone()[0]


def found(look):
    steps = select(Entry.thing).where(Entry.module == MODULE, Entry.step == STEP)
    marks = look.session.scalars(select(Mark).where(Mark.step == STEP)).all()
    states = look.session.scalars(select(Request.status)).all()
    clocks = select(Clock.state).where(Clock.module == MODULE, Clock.step == STEP)
    return (
        Counter(look.session.scalars(steps)),
        marks,
        Counter(map(str, states)),
        Counter(map(str, look.session.scalars(clocks))),
    )


def test_two_thousand_deadlines_take_effect_once_over_all_kills(tmp_path):
    database = tmp_path / "roost.db"
    kills = trial(database, "roost.faces.main", TIMERS)
    with opened(database) as world:
        told, marks, states, clocks = world.sees(SELLER, found)
    assert kills > 20
    assert states == {"platform_review": TIMERS}
    assert (len(told), set(told.values())) == (TIMERS, {1})
    assert Counter(m.thing for m in marks) == told
    assert [m for m in marks if m.rung < m.due] == []
    assert clocks == {str(Hand.RUNG): TIMERS}


def test_a_bell_that_takes_its_timers_first_is_caught(tmp_path):
    database = tmp_path / "roost.db"
    trial(database, "trust.twins.claimed_first", TWIN_TIMERS)
    with opened(database) as world:
        told, _, _, _ = world.sees(SELLER, found)
    assert len(told) < TWIN_TIMERS


def course(desk, disturb):
    """Three days of a shop, as its history tells them; `disturb` happens at every pause."""
    random = Random(23)
    requests = [desk.send(random.choice((2, 5, 12, 24, 48))) for _ in range(12)]
    for n in range(90):
        disturb(desk.world, n)
        desk.world.wait(minutes=random.randint(1, 97))
        for request in random.sample(requests, 2):
            with contextlib.suppress(Refusal):
                random.choice((desk.reply, desk.answer, desk.urge, desk.remind))(request)
        with contextlib.suppress(Refusal):
            desk.drive_back(random.choice(requests))
    desk.world.wait(days=6)
    return [desk.told(request) for request in requests]


def begins_again(world, _):
    """The house is stopped and started on the same database, at any minute."""
    path, known, time = world.store._writing.url.database, world.store.registry, world.time
    world.store.close()
    world.store = founded(type(ROOT)(path), known, time)


def set_back(world, _):
    """The machine's clock goes back by ten minutes, again and again; business time does not."""
    world.real -= timedelta(minutes=10)


@pytest.mark.parametrize("disturb", [begins_again, set_back], ids=["restart", "set back"])
def test_three_days_go_the_same_way_whatever_the_machine_does(tmp_path, disturb):
    told = []
    for n, how in enumerate((lambda *_: None, disturb)):
        world = World(tmp_path / f"{n}.db", at(1, 10))
        told.append(course(Desk(world), how))
        world.close()
    assert sum(map(len, told[0])) > 60
    assert told[0] == told[1]


def test_three_days_forward_ring_everything_in_order_at_its_own_instant(open_world):
    desk = Desk(open_world(begin=at(1, 10)))
    requests = [desk.send(hours) for hours in (2, 5, 12, 24)]
    desk.world.real_time_passes(days=3)
    desk.world.wait()
    assert [desk.told(r)[-1] for r in requests] == [
        ("due_passed", at(1, 12, 0, 1)),
        ("due_passed", at(1, 15, 0, 1)),
        ("due_passed", at(2, 10, 0, 1)),
        ("due_passed", at(3, 10, 0, 1)),
    ]
    desk.world.real -= timedelta(days=2)
    later = desk.send(2)
    assert desk.read(later).due_at == at(4, 12)  # business time has not gone back


def test_the_machines_own_zone_changes_nothing(desk_in_zone):
    assert desk_in_zone("America/New_York") == desk_in_zone("Asia/Shanghai")


@pytest.fixture
def desk_in_zone(monkeypatch, tmp_path):
    def made(zone):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        world = World(tmp_path / f"{zone.replace('/', '-')}.db", at(1, 20))
        desk = Desk(world)
        request = desk.send(12)
        world.wait(days=2)
        told = desk.told(request)
        world.close()
        return told

    yield made
    monkeypatch.undo()
    time.tzset()
