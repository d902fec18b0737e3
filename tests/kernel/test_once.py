"""What is asked once a transaction is asked again as soon as it may have changed."""

import pytest
from kernel.toy import MANIFEST, Note, ask
from sqlalchemy import select
from world import OWNER, buyer

from roost.kernel.pure.actor import system


@pytest.fixture
def toys(open_world):
    world = open_world([MANIFEST])
    world.does(buyer(), ask)
    return world


class Asked:
    """Counts how often it was asked."""

    def __init__(self, look):
        self.look, self.times = look, 0

    def notes(self):
        self.times += 1
        return list(self.look.session.scalars(select(Note.text)))

    def once(self):
        return self.look.once("toy.notes", self.notes, Note)


def written(work, text):
    note = Note(shop_id=work.shop_id, id=work.new_id(), text=text)
    work.session.add(note)
    return note


def test_the_second_question_of_a_transaction_is_not_asked(toys):
    def deed(look):
        asked = Asked(look)
        return asked.once() == asked.once(), asked.times

    assert toys.sees(OWNER, deed) == (True, 1)


def test_a_row_that_is_written_is_seen_at_once(toys):
    def deed(work):
        asked = Asked(work)
        before = asked.once()
        written(work, "new")
        return before, asked.once()

    before, after = toys.does(OWNER, deed)
    assert after == [*before, "new"]


def test_what_is_taken_back_is_not_remembered(toys):
    def deed(work):
        asked = Asked(work)
        before = asked.once()
        nested = work.session.begin_nested()
        written(work, "gone")
        during = asked.once()
        nested.rollback()
        return before, during, asked.once()

    before, during, after = toys.does(OWNER, deed)
    assert during == [*before, "gone"]
    assert after == before


def test_each_shop_has_its_own_answer(toys):
    def deed(work):
        written(work, "here")
        here = Asked(work).once()
        there = Asked(work.acting_as(system("shop-2"))).once()
        return here, there

    here, there = toys.does(OWNER, deed)
    assert "here" in here
    assert there == []


def test_the_next_transaction_asks_again(toys):
    def deed(work):
        asked = Asked(work)
        asked.once()
        return asked.times

    assert [toys.does(OWNER, deed), toys.does(OWNER, deed)] == [1, 1]
