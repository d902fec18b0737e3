"""One shop never reaches another's rows, by the ORM or past it."""

import pytest
from kernel.toy import MANIFEST, Note, Reply, Ticket, ask
from sqlalchemy import delete, exists, false, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import aliased
from world import OWNER, RIVAL, buyer, referee

from roost.kernel.data import walls
from roost.kernel.data.walls import LeakyStatement
from roost.kernel.pure.actor import system
from roost.kernel.pure.refusal import Forbidden, NotFound

TICKETS, NOTES, REPLIES = Ticket.__table__, Note.__table__, Reply.__table__
HERE = TICKETS.c.shop_id == "shop-1"


@pytest.fixture
def toys(open_world):
    world = open_world([MANIFEST])
    world.does(buyer(), ask)
    return world


def all_rows(statement):
    return lambda look: look.session.execute(statement).all()


other = aliased(Ticket)
ORM = {
    "rows": select(Ticket),
    "a column": select(Ticket.id),
    "an alias": select(other.id),
    "a count": select(func.count()).select_from(Ticket).having(func.count() > 0),
    "a subquery": select(select(Ticket.id).subquery()),
    "a union": select(Ticket.id).union_all(select(other.id)),
    "a join": select(Ticket.id).join(other, other.id == Ticket.id),
    "an exists": select(exists(select(Ticket.id))).where(exists(select(Ticket.id))),
}


@pytest.mark.parametrize("form", ORM)
def test_the_shop_is_added_to_every_orm_question(toys, form):
    assert toys.sees(OWNER, all_rows(ORM[form]))
    assert not toys.sees(RIVAL, all_rows(ORM[form]))


@pytest.mark.parametrize("deed", [update(Ticket).values(asked_at=None), delete(Ticket)])
def test_the_shop_is_added_to_every_orm_change(toys, deed):
    changed = toys.does(RIVAL, lambda work: work.session.execute(deed).rowcount)
    assert changed == 0
    assert toys.sees(OWNER, lambda look: look.get(Ticket, "t1").asked_at)


LEAKY = {
    "core": select(TICKETS.c.id),
    "core count": select(func.count()).select_from(TICKETS),
    "core update": update(TICKETS).values(version=9),
    "core delete": delete(TICKETS),
    "text": text("SELECT * FROM toy_tickets"),
    "an id alone": select(TICKETS.c.id).where(TICKETS.c.id == "t1"),
    "a shop that is only asked for": select(TICKETS.c.shop_id),
    "a shop that is only set": update(TICKETS).values(shop_id="shop-2"),
    "a common table": text("WITH x AS (SELECT id FROM toy_tickets) SELECT * FROM x"),
    "one of two tables": text(
        "SELECT * FROM toy_notes, toy_tickets t WHERE t.shop_id = :s"
    ).bindparams(s="x"),
    "one of two joined": select(NOTES.c.id).join(TICKETS, TICKETS.c.id == NOTES.c.id).where(HERE),
    "an insert that reads": text(
        "INSERT INTO toy_notes (shop_id, id, text) SELECT 'shop-1', id, id FROM toy_tickets"
    ),
}


@pytest.mark.parametrize("form", LEAKY)
def test_any_other_statement_must_name_the_shop_of_every_table(toys, form):
    with pytest.raises(LeakyStatement):
        toys.does(referee(), lambda work: work.session.execute(LEAKY[form]))


TIGHT = {
    "what finds nothing": select(Ticket.id).where(false()),
    "core": select(TICKETS.c.id).where(HERE),
    "joined by shop": select(NOTES.c.id)
    .join(TICKETS, TICKETS.c.shop_id == NOTES.c.shop_id)
    .where(HERE),
    "text": text("SELECT id FROM toy_tickets WHERE shop_id = 'shop-1' AND shop_id = :s").bindparams(
        s="shop-1"
    ),
}


@pytest.mark.parametrize("form", TIGHT)
def test_a_statement_that_names_every_shop_passes(toys, form):
    toys.does(OWNER, all_rows(TIGHT[form]))


def test_without_the_guard_the_leak_would_be_seen(toys, monkeypatch):
    """The twin: with the second wall off the same statement shows another shop's ticket."""
    monkeypatch.setattr(walls, "leaks", lambda _: False)
    leaked = toys.does(RIVAL, all_rows(LEAKY["core"]))
    assert [row.id for row in leaked] == ["t1"]


def test_without_the_added_shop_the_guard_would_stop_the_orm(toys, monkeypatch):
    """The twin of the first wall: the filter removed, the second wall still holds."""
    monkeypatch.setattr(walls, "_only", lambda _: None)
    monkeypatch.setattr(select(Ticket).__class__, "options", lambda self, *_: self)
    with pytest.raises(LeakyStatement):
        toys.sees(RIVAL, all_rows(ORM["rows"]))


def test_reading_across_shops_is_said_aloud_and_only_by_the_platform(toys):
    def everywhere(look):
        with look.all_shops("a test"):
            return look.session.scalars(select(TICKETS.c.id)).all()

    assert toys.sees(referee(), everywhere) == ["t1"]
    for who in (OWNER, buyer()):
        with pytest.raises(Forbidden):
            toys.sees(who, everywhere)


def test_what_is_found_narrows_the_deed_to_its_shop(toys):
    def find_then_widen(look):
        assert look.find(Ticket, "t1").shop_id == look.shop_id == "shop-1"
        with look.all_shops("once more"):
            pass

    with pytest.raises(Forbidden):
        toys.sees(referee(), find_then_widen)


def test_a_ring_stays_in_the_shop_of_its_row(toys):
    def ring(work):
        return work.dated(work.now, system("shop-2")).find(Ticket, "t1")

    assert toys.does(system("", "bell"), ring) is None


def test_a_row_cannot_point_into_another_shop(toys):
    def point(work):
        row = {"shop_id": work.shop_id, "id": "r1", "ticket_id": "t1"}
        work.session.execute(insert(Reply), row)

    toys.does(OWNER, point)
    with pytest.raises(IntegrityError):
        toys.does(RIVAL, point)


def test_another_shops_record_and_none_at_all_look_the_same(toys):
    refusals = []
    for who, id in ((RIVAL, "t1"), (OWNER, "nobody")):
        with pytest.raises(NotFound) as no:
            toys.sees(who, lambda look, id=id: look.get(Ticket, id))
        refusals.append((str(no.value), no.value.code, no.value.params))
    assert refusals[0] == refusals[1]


def test_a_look_cannot_write(toys):
    with pytest.raises(OperationalError, match="readonly"):
        toys.sees(OWNER, lambda look: look.session.execute(delete(Ticket)))


def test_a_reader_that_served_one_shop_serves_another_without_a_trace(toys):
    ids = select(Ticket.id)
    for _ in range(50):
        assert toys.sees(OWNER, all_rows(ids))
        assert not toys.sees(RIVAL, all_rows(ids))
