"""The clock of a service request: the source's examples, and a slow model beside it."""

from datetime import datetime, timedelta
from random import Random

import pytest
from modules.service_requests.minutes import night_due, working_due, working_left
from vectors import rows
from world import at

from roost.kernel.pure.hours import Segment
from roost.kernel.pure.time import SHANGHAI
from roost.modules.service_requests.policies import DAY, SENDING, WARN, limit_of, may_send
from roost.modules.service_requests.policies import LIMITS as LIMITS_POLICY
from roost.modules.service_requests.rules import clock
from roost.modules.service_requests.rules.clock import Kind, given, left, measure, warned_at
from roost.modules.service_requests.rules.kinds import Level, Shown
from roost.modules.service_requests.rules.notices import Word, reminders

CASES = 20_000
LIMITS = LIMITS_POLICY.built_in[0].rule
UNDER = WARN.built_in[0].rule.under


def moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def span_of(given_: dict) -> clock.Span:
    received = datetime.fromisoformat(given_["received_at"])
    if given_.get("expiration_time"):
        return given(received, datetime.fromisoformat(given_["expiration_time"]))
    kind = Kind(given_.get("policy", "working_clock"))
    return measure(kind, DAY, received, hours(given_["sla_hours"]))


@pytest.mark.proves("S0-24", "S0-26", "S0-27", "S0-28", "S0-29")
@pytest.mark.parametrize(
    ("given_", "expected"), rows("service_request_due") + rows("service_request_due_random")
)
def test_each_named_clock_ends_where_the_examples_say(given_, expected):
    for kind in Kind:
        span = span_of({**given_, "policy": kind})
        assert span.due == moment(expected[kind]), kind
    if "running_segments" in expected:
        runs = [s for s in span_of(given_).segments if s.running]
        wanted = [[moment(a), moment(b)] for a, b in expected["running_segments"]]
        assert [[s.start, s.end] for s in runs] == wanted


@pytest.mark.proves("S0-25")
def test_received_at_eight_in_the_evening_with_twelve_hours():
    span = measure(Kind.WORKING, DAY, at(1, 20), hours(12))
    assert span.due == at(2, 20)
    assert span.segments == (
        Segment(True, at(1, 20), at(1, 21)),
        Segment(False, at(1, 21), at(2, 9)),
        Segment(True, at(2, 9), at(2, 20)),
    )
    assert not span.missed(at(2, 20, 0, 0))
    assert span.missed(at(2, 20, 0, 1))


@pytest.mark.proves("S0-23")
@pytest.mark.parametrize(("given_", "expected"), rows("service_request_send_window"))
def test_requests_are_sent_by_day_alone(given_, expected):
    opens = may_send(SENDING.built_in[0].rule, moment(given_["now"]))
    assert (opens is None) == expected["allowed"]
    assert opens == moment(expected["offer_at"])


@pytest.mark.proves("S0-28")
@pytest.mark.parametrize(("given_", "expected"), rows("service_request_agreed_hours"))
def test_agreed_limits_are_whole_hours_from_two_to_a_week(given_, expected):
    count = given_["sla_hours"]
    whole = count if count == int(count) else None
    assert (limit_of(LIMITS, Level.AGREED, whole) is not None) == expected["valid"]


@pytest.mark.proves("S0-29")
@pytest.mark.parametrize(
    ("given_", "expected"),
    rows("service_request_connector_override") + rows("service_request_night_end_reminder"),
)
def test_the_connectors_deadline_comes_first_and_has_no_second_reading(given_, expected):
    span = span_of(given_)
    assert span.due == moment(expected["due_at"])
    assert span.strict == moment(expected["night_end_reminder_at"])


@pytest.mark.proves("S1-20")
@pytest.mark.parametrize(("given_", "expected"), rows("service_request_send_back"))
def test_a_sent_back_request_begins_again_from_there(given_, expected):
    span = span_of({"received_at": given_["sent_back_at"], "sla_hours": given_["sla_hours"]})
    assert span.due == moment(expected["due_at"])
    assert given_["cycle_before"] + 1 == expected["cycle"]


@pytest.mark.proves("S0-25", "S1-14")
@pytest.mark.parametrize(("given_", "expected"), rows("service_request_remaining"))
def test_what_is_left_stands_still_at_night(given_, expected):
    span, now = span_of(given_), moment(given_["now"])
    assert left(span, DAY, now) == timedelta(seconds=expected["remaining_seconds"])
    assert span.missed(now) == expected["missed"]


@pytest.mark.proves("S1-36")
@pytest.mark.parametrize(("given_", "expected"), rows("service_request_12h_notice"))
def test_less_than_twelve_hours_is_told_in_the_first_second(given_, expected):
    told = warned_at(span_of(given_), DAY, UNDER)
    assert told == moment(expected["notice_at"])
    assert (told is None) == expected["merged_with_new_request_notice"]


@pytest.mark.proves("S1-14", "S1-15")
@pytest.mark.parametrize(("given_", "expected"), rows("service_request_shown"))
def test_the_strict_instant_stands_first_while_it_is_ahead(given_, expected):
    span, now = span_of(given_), moment(given_["now"])
    by, shown = span.shown(now)
    pace = clock.Pace.WALL if by is Shown.STRICT else span.pace
    seconds = clock.remaining(pace, DAY, now, shown).total_seconds()
    assert shown == moment(expected["shown_at"])
    assert by == {"night_end": Shown.STRICT, "due": Shown.DUE}[expected["shown"]]
    assert (seconds, span.due) == (expected["shown_remaining_seconds"], moment(expected["due_at"]))
    assert span.missed(now) == expected["missed"]


@pytest.mark.proves("S1-36")
@pytest.mark.parametrize(("given_", "expected"), rows("service_request_messages"))
def test_two_words_within_a_minute_are_one_message(given_, expected):
    names = {"night_end_reminder": Word.STRICT, "less_than_12h": Word.UNDER}
    told = reminders(span_of(given_), DAY, UNDER)
    wanted = [(moment(m["at"]), [names[n] for n in m["contains"]]) for m in expected["messages"]]
    assert [(r.at, list(r.words)) for r in told] == wanted


def draw(random: Random) -> tuple[datetime, timedelta]:
    """Any second of a fortnight, and often one beside an edge; 2 to 168 hours, often few."""
    received = at(1) + timedelta(seconds=random.randrange(14 * 86_400))
    if random.random() < 0.3:
        edge = random.choice((0, 9, 12, 20, 21))
        received = at(random.randint(1, 14), edge) + timedelta(seconds=random.randint(-1, 1))
    most = 168 if random.random() < 0.2 else 30
    return received, timedelta(hours=random.randint(2, most))


@pytest.mark.proves("S0-24", "S0-26", "S0-27")
def test_the_clock_agrees_with_a_slow_one_that_looks_at_every_minute():
    """R22: 20,000 random cases against the model, and the properties that the source implies."""
    random = Random(22)
    before: tuple[datetime, datetime] | None = None
    for _ in range(CASES):
        received, limit = draw(random)
        due = measure(Kind.WORKING, DAY, received, limit).due
        strict = measure(Kind.NIGHT_END, DAY, received, limit).due
        assert due == working_due(received, limit)
        assert strict == night_due(received, limit)
        assert measure(Kind.WALL, DAY, received, limit).due == received + limit
        here = due.astimezone(SHANGHAI)
        assert timedelta(hours=9) < here - here.replace(hour=0, minute=0, second=0) <= hours(21)
        assert strict <= due
        assert limit > hours(12) or strict == due
        assert DAY.between(received, due) == limit
        if before and before[0] <= received:
            assert measure(Kind.WORKING, DAY, before[0], limit).due <= due
        before = received, due


def test_a_longer_limit_ends_later_and_two_limits_add_up():
    random = Random(7)
    for _ in range(2_000):
        received, limit = draw(random)
        more = timedelta(seconds=random.randint(1, 100_000))
        due = DAY.add(received, limit)
        assert DAY.add(received, limit + more) > due
        assert DAY.add(due, more) == DAY.add(received, limit + more)


def test_what_is_left_agrees_with_the_slow_clock():
    random = Random(3)
    for _ in range(300):
        received, limit = draw(random)
        now = received + timedelta(seconds=random.randrange(200_000))
        due = DAY.add(received, limit)
        assert DAY.between(now, due) == working_left(now, due)


def test_segments_run_through_without_a_gap_and_add_up_to_the_limit():
    random = Random(5)
    for _ in range(1_000):
        received, limit = draw(random)
        for kind in Kind:
            span = measure(kind, DAY, received, limit)
            parts = span.segments
            ends = [received, *(p.end for p in parts)]
            assert [p.start for p in parts] == ends[:-1]
            assert ends[-1] == span.due
            assert sum((p.end - p.start for p in parts if p.running), timedelta()) == limit
