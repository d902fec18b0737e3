"""Keyset pages: every row once, in order, whatever the key; cursors are the house's own."""

from base64 import urlsafe_b64encode
from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kernel.toy import MANIFEST, Note, Ticket
from sqlalchemy import event, insert, select
from world import OWNER, RIVAL, at

from roost.kernel.data import pages
from roost.kernel.pure.refusal import Invalid

BY_TIME = ((Ticket.asked_at, True), (Ticket.id, False))
BY_ID = ((Ticket.id, True),)


@pytest.fixture
def toys(open_world):
    world = open_world([MANIFEST])
    rows = [
        {
            "shop_id": shop,
            "id": f"{shop}-{n:02}",
            "status": "asked",
            "version": 1,
            "asked_at": at(1, 8) + timedelta(hours=n // 3),  # three share an instant
        }
        for shop in ("shop-1", "shop-2")
        for n in range(20)
    ]
    world.does(OWNER, lambda work: work.session.execute(insert(Ticket), rows))
    return world


def page(key, limit=7, cursor=None):
    return lambda look: pages.take(look, select(Ticket), key, limit, cursor)


def all_pages(world, who, key, limit):
    seen, cursor = [], None
    while True:
        rows, cursor = world.sees(who, page(key, limit, cursor))
        seen += [r.id for r in rows]
        if cursor is None:
            return seen


@pytest.mark.parametrize("limit", [1, 3, 7, 19, 20, 21, 100])
@pytest.mark.parametrize("key", [BY_TIME, BY_ID])
def test_the_pages_are_the_whole_list_in_order(toys, key, limit):
    everything, cursor = toys.sees(OWNER, page(key, 100))
    assert cursor is None
    assert all_pages(toys, OWNER, key, limit) == [r.id for r in everything]
    assert len(everything) == 20


def test_instants_come_back_from_a_cursor_as_they_were(toys):
    rows, cursor = toys.sees(OWNER, page(BY_TIME, 4))
    again, _ = toys.sees(OWNER, page(BY_TIME, 4, cursor))
    assert again[0].asked_at <= rows[-1].asked_at
    assert again[0].id not in {r.id for r in rows}


def test_a_row_that_comes_in_front_shifts_nothing(toys):
    rows, cursor = toys.sees(OWNER, page(BY_TIME, 5))
    new = {"shop_id": "shop-1", "id": "new", "status": "asked", "version": 1, "asked_at": at(3)}
    toys.does(OWNER, lambda work: work.session.execute(insert(Ticket), new))
    again, _ = toys.sees(OWNER, page(BY_TIME, 100, cursor))
    assert {r.id for r in again}.isdisjoint(r.id for r in rows)
    assert len(rows) + len(again) == 20


@pytest.mark.parametrize("limit", [0, -1, 101, 10**9])
def test_a_page_has_one_to_a_hundred_rows(toys, limit):
    with pytest.raises(Invalid, match="每页1至100条"):
        toys.sees(OWNER, page(BY_ID, limit))


def bad_cursor(world, who, cursor, key=BY_TIME):
    with pytest.raises(Invalid) as no:
        world.sees(who, page(key, 7, cursor))
    assert (no.value.status, no.value.code, no.value.pointer) == (422, "bad_cursor", "/cursor")


def test_a_cursor_of_another_shop_is_refused(toys):
    _, cursor = toys.sees(OWNER, page(BY_TIME))
    bad_cursor(toys, RIVAL, cursor)


def test_a_cursor_of_another_list_is_refused(toys):
    _, cursor = toys.sees(OWNER, page(BY_ID))
    bad_cursor(toys, OWNER, cursor, BY_TIME)
    _, cursor = toys.sees(OWNER, page(BY_TIME))
    bad_cursor(toys, OWNER, cursor, BY_ID)


def test_an_old_cursor_is_refused(toys):
    _, cursor = toys.sees(OWNER, page(BY_TIME))
    toys.time.move_to(toys.now + pages.KEPT)
    toys.sees(OWNER, page(BY_TIME, 7, cursor))
    toys.time.move_to(toys.now + timedelta(seconds=1))
    bad_cursor(toys, OWNER, cursor)


def test_a_changed_cursor_is_refused_wherever_it_was_changed(toys):
    _, cursor = toys.sees(OWNER, page(BY_TIME))
    for place in range(len(cursor)):
        sign = "A" if cursor[place] != "A" else "B"
        bad_cursor(toys, OWNER, cursor[:place] + sign + cursor[place + 1 :])
    body = msgspec.json.encode(["shop-1", toys.now, ["x", "y"]])
    bad_cursor(toys, OWNER, urlsafe_b64encode(body).decode() + "." + "0" * 32)


def test_no_text_is_a_cursor(toys):
    @given(st.text(max_size=80))
    def forged(text):
        if text:
            bad_cursor(toys, OWNER, text)

    forged()


def test_a_list_reads_along_its_index_and_skips_nothing(toys):
    asked = []

    def plan(conn, _, statement, parameters, *__):
        if "toy_notes" in statement:
            told = conn.connection.cursor().execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            asked.extend(row[3] for row in told)

    event.listen(toys.store._reading, "before_cursor_execute", plan)

    def notes(look):
        after = pages.seal(look, ["n"])
        return pages.take(look, select(Note), ((Note.id, True),), 10, after)

    toys.sees(OWNER, notes)
    assert asked == [
        "SEARCH toy_notes USING INDEX sqlite_autoindex_toy_notes_1 (shop_id=? AND id<?)"
    ]
