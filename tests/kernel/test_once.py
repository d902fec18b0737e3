"""What is asked once is asked again only when it may have changed."""

import pytest
from kernel.toy import MANIFEST, Note, ask
from sqlalchemy import select, update
from world import OWNER, buyer

from roost.kernel.pure.actor import system
from roost.kernel.pure.refusal import Refusal


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


def test_rows_that_one_statement_rewrites_are_seen_at_once(toys):
    def deed(work):
        written(work, "before")
        Asked(work).once()
        work.session.execute(update(Note).values(text="rewritten"))
        return set(Asked(work).once())

    assert toys.does(OWNER, deed) == {"rewritten"}


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


def test_the_writer_remembers_from_one_transaction_to_the_next(toys):
    def deed(work):
        asked = Asked(work)
        return asked.once(), asked.times

    first, again = toys.does(OWNER, deed), toys.does(OWNER, deed)
    assert (first[1], again[1]) == (1, 0)
    toys.does(OWNER, written, "later")
    assert "later" in toys.does(OWNER, deed)[0]


def test_the_writer_forgets_what_a_refused_deed_had_written(toys):
    def deed(work):
        written(work, "refused")
        assert "refused" in Asked(work).once()
        raise Refusal("no")

    with pytest.raises(Refusal):
        toys.does(OWNER, deed)
    assert "refused" not in toys.does(OWNER, lambda work: Asked(work).once())
