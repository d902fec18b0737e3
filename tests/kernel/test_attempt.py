"""A part that fails by itself leaves nothing: no row, no count, no word to anybody."""

import pytest
from kernel.toy import MACHINE, MANIFEST, Note, Ticket, ask, notes
from world import OWNER, buyer

from roost.kernel.data import counts
from roost.kernel.pure.refusal import Refusal


@pytest.fixture
def toys(open_world):
    return open_world([MANIFEST])


def kept(look):
    return counts.of(look, MACHINE.flow.name)


def test_what_was_begun_in_it_is_taken_back_whole(toys):
    asker = buyer()
    toys.does(asker, ask)
    before = toys.sees(OWNER, kept)

    def deed(work):
        with pytest.raises(Refusal), work.attempt():
            ask(work)
            work.push(("nobody",), b"heard")
            raise Refusal("no")
        told = work.collected
        return len(told.wakes), len(told.pushes), dict(told.tallies)

    assert toys.does(asker, deed) == (0, 0, {})
    assert toys.sees(OWNER, kept) == before
    assert len(toys.sees(OWNER, lambda look: look.session.query(Ticket).all())) == 1


def test_what_went_well_is_counted_and_told_with_the_rest(toys):
    def deed(work):
        with work.attempt():
            ask(work)
            work.push(("nobody",), b"heard")
        return len(work.collected.pushes)

    assert toys.does(buyer(), deed) == 1
    assert sum(toys.sees(OWNER, kept).values()) == 1


def test_one_that_fails_spares_the_next(toys):
    def row(work, text):
        with work.attempt():
            work.session.add(Note(shop_id=work.shop_id, id=work.new_id(), text=text))
            if text == "bad":
                raise Refusal("no")

    def deed(work):
        for text in ("one", "bad", "two"):
            try:
                row(work, text)
            except Refusal:
                continue

    toys.does(OWNER, deed)
    assert toys.sees(OWNER, notes) == ["one", "two"]
