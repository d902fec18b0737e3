"""R12: a full or failing disk refuses what is written, whole, and nothing else stops."""

from itertools import count

import pytest
from kernel.toy import MANIFEST, Note, Ping, notes, ping
from modules.after_sales.scene import CLERK, Desk
from msgspec.structs import replace
from sqlalchemy import select
from trust.full_disk import NO_ROOM, REFUSED, changes, full, intact, pages, standing, written
from world import OWNER

from roost.kernel.data import bare, bell, sqlite
from roost.kernel.data.later import LIVES, Later
from roost.kernel.pure.event import after
from roost.kernel.pure.refusal import Unwritable
from roost.modules.after_sales.commands import bulk
from roost.modules.after_sales.rules.kinds import Kind

POINTS = 500
STEP = 96  # bytes: the line falls into every write of a commit, and between any two


def agrees(desk):
    case = desk.case()
    return lambda: desk.agree(case)


def agrees_to_many(desk):
    asked = bulk.Bulk(ids=(*(desk.case() for _ in range(3)), "nobody"))
    return lambda: desk.world.does(CLERK, bulk.agree_many, asked)


def buys(desk):
    return lambda: desk.place((desk.phones, 2), (desk.mugs, 1))


def sends_back(desk):
    case = desk.case(Kind.RETURN_REFUND)
    desk.agree(case)
    return lambda: desk.send_back(case)


def refused_until_there_is_room(world, deed):
    """With a little more room each time. How often it was refused, each time as a whole."""
    store = world.store
    with changes(store.path) as changed:
        for n in count():
            with full(written(store.path) + n * STEP):
                try:
                    deed()
                except Unwritable as no:
                    assert no.code in REFUSED
                    assert not changed(), "reads go on, and nothing is half done"
                else:
                    return n
            store.disk.well(store.disk.pay())
            assert store.disk.trouble is None


def test_whichever_write_finds_no_room_the_deed_is_refused_whole_and_can_be_done_again(world):
    desk, points = Desk(world, "douyin"), 0
    desk.address()
    deeds = [make(desk) for make in (agrees, agrees_to_many, buys, sends_back)]
    while points < POINTS:
        points += sum(refused_until_there_is_room(world, deed) for deed in deeds)
        deeds = [make(desk) for make in (agrees_to_many, buys)]
    assert intact(world.store.path) == "ok"


def test_no_page_is_left_in_the_middle_of_a_deed(world):
    """SQLite then takes back the whole transaction, savepoints and all, while the deed goes on."""
    desk = Desk(world, "douyin")
    asked = bulk.Bulk(ids=tuple(desk.case() for _ in range(40)))
    before = standing(world.store.path)

    def deed():
        return desk.world.does(CLERK, bulk.agree_many, asked)

    with pages(world.store, 0):
        with pytest.raises(Unwritable, match="磁盘空间不足"):
            deed()
        assert standing(world.store.path) == before
    assert all(row.ok for row in deed())


@after(Ping)
def write_much(work, said):
    note = Note(shop_id=said.shop_id, id=work.new_id(), text=said.text + "x" * 30_000)
    work.session.add(note)


@pytest.fixture
def toys(open_world):
    return open_world([replace(MANIFEST, hears={"write_much": write_much})])


def waiting(look):
    return [(w.attempts, w.error) for w in look.session.scalars(select(Later))]


WORDS = ["one", "two", "three", "four"]


def rings_without_room(toys, often):
    for thing, text in zip("abab", WORDS, strict=True):
        toys.does(OWNER, ping, thing, text)
    for _ in range(often):
        for how in NO_ROOM:
            for ring in (bell.ring, bell.ring_singly):
                with how(toys.store), pytest.raises(Unwritable):
                    ring(toys.store)
                toys.real_time_passes(minutes=5)


def test_a_ring_that_found_no_room_was_no_try(toys):
    rings_without_room(toys, LIVES + 1)
    assert toys.sees(OWNER, waiting) == [(0, "")] * len(WORDS)
    assert toys.sees(OWNER, notes) == []
    toys.wait()
    assert [text.rstrip("x") for text in toys.sees(OWNER, notes)] == WORDS


def test_a_bell_that_goes_on_in_a_transaction_that_is_gone_is_caught(toys, monkeypatch):
    monkeypatch.setattr(bell, "_raise_the_disks", lambda _: None)
    for module in (sqlite, bare):
        monkeypatch.setattr(module, "still_there", lambda _: None)
    with pytest.raises(pytest.fail.Exception):
        rings_without_room(toys, 1)
    assert any(tries for tries, _ in toys.sees(OWNER, waiting))
