"""What waits when the writer comes round is done in one transaction, in order."""

import sqlite3
import threading

import pytest
from kernel.toy import MANIFEST, Note, notes
from sqlalchemy.exc import OperationalError
from world import OWNER

from roost.kernel.data.store import Group
from roost.kernel.pure.refusal import Refusal, Unwritable

NOT_HUNG = 60


def full():
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    return error


class Journal:
    """Writes each word down; `slow` holds the writer until the test has put what it wants."""

    def __init__(self, world) -> None:
        self.told, self.batches, self.awaited = [], [], 0
        self.done = threading.Event()
        self.group = Group(world.store, self.write, self.tell)

    def write(self, work, words):
        work.become(OWNER)
        self.batches.append(len(words))
        return [self.one(work, word) for word in words]

    def one(self, work, word):
        if word == "bug":
            raise ValueError(word)
        if word == "full":
            raise OperationalError("INSERT", {}, full()) from full()
        if word == "no":
            return Refusal("no")
        work.session.add(Note(shop_id=work.shop_id, id=work.new_id(), text=word))
        return word

    def tell(self, outcomes):
        self.told += outcomes
        if len(self.told) >= self.awaited:
            self.done.set()
        if any(word == "deaf" for word, _ in outcomes):
            raise RuntimeError("nobody listens")

    def put(self, world, words):
        self.awaited = len(words)
        held = threading.Event()
        world.store._writer.submit(held.wait, NOT_HUNG)
        for word in words:
            self.group.put(word)
        held.set()
        assert self.done.wait(NOT_HUNG)
        return {word: outcome for word, outcome in self.told}


@pytest.fixture
def toys(open_world):
    return open_world([MANIFEST])


def test_all_that_wait_are_one_batch_in_order(toys):
    journal = Journal(toys)
    journal.group.size = 250
    words = [f"{n:03}" for n in range(250)]
    journal.put(toys, words)
    assert [word for word, _ in journal.told] == words
    assert journal.batches == [250]
    assert toys.sees(OWNER, notes) == words
    assert journal.group.waiting == 0


def test_a_refusal_is_the_outcome_of_its_own_item(toys):
    outcomes = Journal(toys).put(toys, ["one", "no", "two"])
    assert isinstance(outcomes["no"], Refusal)
    assert toys.sees(OWNER, notes) == ["one", "two"]


def test_a_bug_in_one_item_spares_the_others(toys):
    outcomes = Journal(toys).put(toys, ["one", "bug", "two"])
    assert isinstance(outcomes["bug"], ValueError)
    assert (outcomes["one"], outcomes["two"]) == ("one", "two")
    assert toys.sees(OWNER, notes) == ["one", "two"]


def test_when_nothing_can_be_written_nobody_is_told_that_it_was(toys):
    journal = Journal(toys)
    outcomes = journal.put(toys, ["one", "full", "two"])
    assert {type(o) for o in outcomes.values()} == {Unwritable}
    assert journal.batches == [3], "a full disk is not asked again for each"
    assert toys.sees(OWNER, notes) == []


def test_a_listener_that_fails_stops_nobody_else(toys):
    journal = Journal(toys)
    journal.group.size = 1
    journal.put(toys, ["deaf", "one"])
    assert toys.sees(OWNER, notes) == ["deaf", "one"]
    again = Journal(toys)
    again.put(toys, ["two"])
    assert toys.sees(OWNER, notes) == ["deaf", "one", "two"]


def test_batches_grow_while_they_are_quick_up_to_a_most(toys, monkeypatch):
    monkeypatch.setattr(Group, "LONG", NOT_HUNG)
    monkeypatch.setattr(Group, "MOST", 16)
    journal = Journal(toys)
    journal.group.size = 4
    journal.put(toys, [f"{n:03}" for n in range(50)])
    assert journal.batches == [4, 8, 16, 16, 6]
    assert toys.sees(OWNER, notes) == [f"{n:03}" for n in range(50)]


def test_batches_shrink_when_others_had_to_wait_long(toys, monkeypatch):
    monkeypatch.setattr(Group, "LONG", 0)
    monkeypatch.setattr(Group, "LEAST", 3)
    journal = Journal(toys)
    journal.group.size = 16
    journal.put(toys, [str(n) for n in range(36)])
    assert journal.batches == [16, 8, 4, 3, 3, 2]


def test_who_came_in_between_has_his_turn_before_the_next_batch(toys):
    journal = Journal(toys)
    journal.group.size = 1
    seen = []
    between = threading.Event()

    def write(work, words):
        if not between.is_set():
            between.set()
            toys.store._writer.submit(lambda: seen.append(len(journal.told)))
        return Journal.write(journal, work, words)

    journal.group.deed = write
    journal.put(toys, ["one", "two", "three"])
    assert seen == [1]


def test_what_is_put_from_many_sides_at_once_is_all_done(toys):
    """The loop puts while the writer drains."""
    journal = Journal(toys)
    journal.awaited = 2_000
    for n in range(2_000):
        journal.group.put(f"{n:04}")
    assert journal.done.wait(NOT_HUNG)
    assert toys.sees(OWNER, notes) == [f"{n:04}" for n in range(2_000)]
