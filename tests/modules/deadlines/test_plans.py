"""Every list of the module is a range of an index, in three statements at most."""

from datetime import date

import pytest
from modules.deadlines.scene import manifests, wind
from sqlalchemy import event
from world import OWNER, merchant

from roost.modules.deadlines.permissions import VIEW
from roost.modules.deadlines.queries import checks, closing, losses
from roost.modules.deadlines.states import Status

CLERK = merchant("clerk", VIEW)


@pytest.fixture
def world(open_world):
    world = open_world(manifests())
    world.does(OWNER, wind, "orders", "o1", 1, 300, "owner")
    return world


def plan(world, who, query, *args):
    """The statements that were asked, and every step of their plans."""
    said = []

    def hear(_c, _u, statement, parameters, *_):
        said.append((statement, parameters))

    event.listen(world.store._reading, "before_cursor_execute", hear)
    world.sees(who, query, *args)
    event.remove(world.store._reading, "before_cursor_execute", hear)
    reads = [s for s in said if s[0].startswith("SELECT")]

    def steps(look):
        raw = look.session.connection().connection
        rows = [
            row for q, values in reads for row in raw.execute(f"EXPLAIN QUERY PLAN {q}", values)
        ]
        return [row[3] for row in rows]

    return len(reads), world.sees(who, steps)


def scans(steps):
    """Of a table; an empty list of what is hidden is a constant row."""
    return [
        s for s in steps if s.startswith("SCAN") and "(subquery" not in s and "CONSTANT" not in s
    ]


SPAN = losses.Asked(date(2024, 1, 1), date(2024, 1, 31))


@pytest.mark.parametrize(
    ("who", "query", "args", "index"),
    [
        (OWNER, checks.page, (None,), "deadlines_checks_opened"),
        (OWNER, checks.page, (Status.MISSED,), "deadlines_checks_status"),
        (OWNER, closing.closes, ("2024-01-01",), "deadlines_closes_day"),
        (CLERK, closing.closes, (), "deadlines_closes_who"),
        (OWNER, losses.entries, (SPAN,), "clocks_booked"),
    ],
    ids=["checks", "missed checks", "a day's closes", "my closes", "clocks of the book"],
)
def test_a_list_is_a_range_of_its_index(world, who, query, args, index):
    many, steps = plan(world, who, query, *args)
    assert many <= 3
    assert any(f"INDEX {index}" in step for step in steps), steps
    assert not scans(steps), steps


def test_the_daily_close_reads_only_what_is_ones_own(world):
    many, steps = plan(world, OWNER, closing.day)
    assert many <= 9  # seven parts of one screen, the clocks' names and the kept counts
    assert not scans(steps), steps
    for index in (
        "clocks_owner",
        "conversations_owner",
        "deadlines_checks_status",
        "deadlines_notes_waiting",
        "deadlines_notes_who",
        "deadlines_closes_",  # by person or by day: both end in the id
    ):
        assert any(f"INDEX {index}" in step for step in steps), (index, steps)
