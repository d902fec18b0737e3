"""Opening hours against a slow model that walks minute by minute."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from world import at

from roost.kernel.pure.hours import Hours
from roost.kernel.pure.time import local

MINUTE = timedelta(minutes=1)
START = datetime(2024, 1, 1, tzinfo=UTC)
clocks = st.integers(0, 23).map(time)
quarters = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
starts = st.integers(0, 60 * 24 * 370).map(lambda n: START + n * MINUTE)
spans = st.integers(1, 60 * 40).map(lambda n: n * MINUTE)


@st.composite
def hours(draw):
    opens, closes = draw(quarters), draw(quarters)
    return Hours(opens, closes if closes != opens else time((opens.hour + 1) % 24, opens.minute))


def is_open(hours: Hours, instant: datetime) -> bool:
    """The model: minutes of the local day, written as a person reads a sign on a door."""
    now = local(instant).hour * 60 + local(instant).minute
    opens = hours.opens.hour * 60 + hours.opens.minute
    closes = hours.closes.hour * 60 + hours.closes.minute or 24 * 60
    return opens <= now < closes if opens < closes else now >= opens or now < closes


def walked(hours: Hours, start: datetime, span: timedelta) -> datetime:
    while span:
        if is_open(hours, start):
            span -= MINUTE
        start += MINUTE
    return start


@given(hours(), starts, spans)
@settings(max_examples=300, deadline=None)
def test_a_span_of_open_time_ends_where_the_walk_ends(hours, start, span):
    assert hours.add(start, span) == walked(hours, start, span)


@given(hours(), starts, spans)
def test_the_segments_explain_the_whole_way(hours, start, span):
    parts = hours.segments(start, span)
    assert parts[0].start == start
    assert all(a.end == b.start for a, b in pairwise(parts))
    assert all(p.start < p.end for p in parts)
    assert sum((p.end - p.start for p in parts if p.running), timedelta()) == span
    assert all(is_open(hours, p.start) == p.running for p in parts)
    assert parts[-1].running


@given(hours(), starts, spans, spans)
def test_two_spans_are_one(hours, start, one, other):
    assert hours.add(start, one + other) == hours.add(hours.add(start, one), other)


@given(hours(), starts, starts, spans)
def test_who_comes_later_is_due_no_earlier(hours, one, other, span):
    first, second = sorted((one, other))
    assert hours.add(first, span) <= hours.add(second, span)


@given(hours(), starts)
def test_the_next_opening_is_open_and_the_first(hours, moment):
    opening = hours.next_open(moment)
    assert hours.includes(opening)
    assert opening == moment or not hours.includes(opening - MINUTE)
    assert moment <= opening < moment + timedelta(days=1)


@given(hours(), starts)
def test_the_doors_close_within_a_day(hours, moment):
    closing = hours.next_close(moment)
    assert moment < closing <= moment + timedelta(days=1)
    assert not hours.includes(closing)
    assert hours.last_close(moment) == closing - timedelta(days=1)


DESK = Hours(time(9), time(21))


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        (at(1, 20), 12, at(2, 20)),  # the example of the source
        (at(1, 19), 2, at(1, 21)),  # exactly at closing counts
        (at(1, 19, 0, 1), 2, at(2, 9, 0, 1)),
        (at(1, 9), 24, at(2, 21)),
        (at(1, 21), 2, at(2, 11)),
    ],
)
def test_what_is_left_at_closing_goes_on_in_the_morning(start, hours, due):
    assert DESK.add(start, timedelta(hours=hours)) == due
