"""The platform's queue says why each request lies there, and can be asked by that reason."""

from datetime import datetime

import pytest
from doors import open_face
from modules.service_requests.scene import REFEREE
from sqlalchemy import event
from world import at

from roost.modules.service_requests.queries import desk as lists
from roost.modules.service_requests.queries.lists import Filter
from roost.modules.service_requests.rules.kinds import Review
from roost.modules.service_requests.views import platform as views

BASE = "/p/api/service_requests"


@pytest.fixture
def four(desk):
    """One for each reason, by the reason."""
    silent, missed = desk.send(), desk.send()
    desk.reply(silent)
    desk.world.wait_until(at(3, 11))  # the survey was answered for 48 hours, the other for 24
    unresolved, unsatisfied = desk.send(), desk.send()
    desk.reply(unresolved, resolved=False)
    desk.reply(unsatisfied)
    desk.answer(unsatisfied, satisfied=False)
    return {
        "no_answer": silent,
        "timeout": missed,
        "unresolved": unresolved,
        "unsatisfied": unsatisfied,
    }


@pytest.fixture
def console(desk, monkeypatch):
    monkeypatch.setattr("roost.kernel.web.desk.Desk.who", lambda *_: REFEREE)
    with open_face(desk.world, "platform") as client:
        yield client


@pytest.mark.proves("S1-18")
def test_each_row_says_what_brought_it_to_the_platform(desk, four, console):
    rows = console.get(f"{BASE}/").json()["items"]
    assert {row["review"]: row["id"] for row in rows} == four
    since = {row["review"]: datetime.fromisoformat(row["entered_at"]) for row in rows}
    assert since["timeout"] == desk.read(four["timeout"]).entered_at
    for reason, id in four.items():
        for tab in ("platform_review", "all"):
            found = console.get(f"{BASE}/", review=reason, tab=tab).json()["items"]
            assert [row["id"] for row in found] == [id], reason
        assert console.get(f"{BASE}/", review=reason, tab="pending").json()["items"] == []
    assert console.get(f"{BASE}/", review="mood").status_code == 422


def test_what_has_been_judged_has_no_reason_any_more(desk, four, console):
    passed = four["unresolved"]
    desk.approve(passed)
    found = console.get(f"{BASE}/", review="unresolved", tab="all").json()["items"]
    assert found == []
    rows = {r["id"]: r["review"] for r in console.get(f"{BASE}/", tab="all").json()["items"]}
    assert rows[passed] is None


@pytest.mark.parametrize("tab", ["platform_review", "all"])
def test_a_page_by_its_reason_is_a_range_of_its_index(desk, four, tab):
    said = desk.world.sees(REFEREE, heard, tab)
    assert len(said) <= 3, said
    steps = desk.world.sees(REFEREE, plan, said)
    assert any("INDEX service_requests_reviewed" in step for step in steps), steps
    assert [s for s in steps if s.startswith("SCAN service_requests")] == []


def heard(look, tab):
    """The questions of one page, with their values."""
    said = []
    engine = look.session.get_bind()

    def note(_conn, _cursor, statement, values, *_):
        said.append((statement, values))

    event.listen(engine, "before_cursor_execute", note)
    try:
        asked = Filter(tab=tab, review=Review.TIMEOUT)
        page = views.page(look, lists.requests_page(look, asked))
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert [row.review for row in page.items] == ["timeout"]
    return [one for one in said if one[0].startswith("SELECT")]


def plan(look, said):
    raw = look.session.connection().connection.cursor()
    return [
        row[3]
        for statement, values in said
        for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", values)
    ]
