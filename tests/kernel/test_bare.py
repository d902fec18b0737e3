"""What goes past the toolkit is what the toolkit would have sent."""

import pytest
from kernel.toy import MANIFEST
from sqlalchemy import select, update
from world import OWNER

from roost.kernel.data import bare, clocks, history, later
from roost.kernel.data.look import Look
from roost.kernel.data.walls import LeakyStatement
from roost.kernel.data.work import Work

AT_ALL = update(history.HISTORY).values(note="of every shop")


@pytest.fixture
def toys(open_world):
    return open_world([MANIFEST])


def entries(look: Look) -> list[history.Entry]:
    return list(look.session.scalars(select(history.Entry).order_by(history.Entry.id)))


def waits(look: Look) -> list[tuple[str, int, str]]:
    rows = look.session.execute(select(later.LATER).order_by(later.Later.seq))
    return [(row.thing, row.attempts, row.error) for row in rows]


def entry(work: Work, thing: str, **more: object) -> dict[str, object]:
    named = {"shop_id": work.shop_id, "id": work.new_id(), "module": "toy", "thing": thing}
    by = {"at": work.now, "party": work.actor.party, "who": "o", "step": "ask"}
    return named | by | {"data": {}} | more


def test_values_are_kept_as_their_columns_keep_them_and_left_ones_have_their_default(toys):
    toys.does(OWNER, lambda work: work.write(history.ADD, entry(work, "a", name="店主")))
    [kept] = toys.sees(OWNER, entries)
    assert (kept.thing, kept.at, kept.party, kept.name) == ("a", toys.now, OWNER.party, "店主")
    assert (kept.note, kept.status) == ("", "")


def test_what_is_computed_for_each_row_must_be_said(toys):
    """`data` begins as a dictionary of its own; a shared one would be everybody's."""

    def deed(work: Work) -> None:
        row = entry(work, "a")
        del row["data"]
        work.write(history.ADD, row)

    with pytest.raises(TypeError, match="must say what is computed"):
        toys.does(OWNER, deed)


def test_a_statement_adds_to_what_is_there_and_tells_how_many_it_met(toys):
    def deed(work: Work) -> list[int]:
        rows = [later.row("toy.x", work.shop_id, t, work.now, {}) for t in ("a", "b")]
        work.write(later.ADD, rows)
        again = {"again": work.now, "why": "broken"}
        return [work.write(later.RETRY, again | {"row": n}) for n in (1, 1, 99)]

    assert toys.does(OWNER, deed) == [1, 1, 0]
    assert toys.sees(OWNER, waits) == [("a", 2, "broken"), ("b", 0, "")]


def test_a_statement_that_names_no_shop_is_refused(toys):
    with pytest.raises(LeakyStatement):
        toys.does(OWNER, lambda work: work.write(AT_ALL, {}))


def test_it_goes_with_the_part_that_is_taken_back(toys):
    def deed(work: Work) -> None:
        work.write(history.ADD, entry(work, "before"))
        with pytest.raises(ValueError, match="no"), work.attempt():
            work.write(history.ADD, entry(work, "within"))
            raise ValueError("no")
        work.write(history.ADD, entry(work, "after"))

    toys.does(OWNER, deed)
    assert [kept.thing for kept in toys.sees(OWNER, entries)] == ["before", "after"]


def test_it_is_translated_once(toys):
    bare._bare.cache_clear()
    for thing in ("a", "b", "c"):
        toys.does(OWNER, clocks.give_to, "toy", thing, "x")
    assert bare._bare.cache_info().misses == 1
