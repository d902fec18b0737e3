"""The clock of a service request, exact to the second (S0-24, S0-25, RD-01).

A named clock turns the instant of receipt and a limit into the last good instant. Beside the due
instant of the working clock stands the strict one: what the same request would have by night_end.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from roost.kernel.pure.hours import Hours, Segment
from roost.kernel.pure.time import SECOND

from .kinds import Pace, Shown

NOTHING = timedelta()


class Kind(StrEnum):
    WORKING = "working_clock"  # runs in the window alone
    NIGHT_END = "night_end"  # runs through; an end in the night moves to the morning once
    WALL = "wall"  # runs through


CONNECTOR = "connector"
"""In place of a kind: the deadline came with the request and overrides every clock."""


class Span(Struct, frozen=True):
    """One cycle as it was measured. `policy` is a Kind, or `connector`."""

    policy: str
    start: datetime
    due: datetime
    segments: tuple[Segment, ...]
    strict: datetime | None = None  # only when it comes before `due`

    @property
    def pace(self) -> Pace:
        """How the time to `due` passes."""
        return Pace.WORKING if self.policy == Kind.WORKING else Pace.WALL

    def missed(self, now: datetime) -> bool:
        return now > self.due

    def shown(self, now: datetime) -> tuple[Shown, datetime]:
        """What stands first: the strict instant as long as it is ahead."""
        if self.strict is not None and now < self.strict:
            return Shown.STRICT, self.strict
        return Shown.DUE, self.due


def measure(kind: Kind, window: Hours, received: datetime, limit: timedelta) -> Span:
    start = received if kind is Kind.WALL else window.next_open(received)
    if kind is Kind.WALL:
        return Span(kind, received, received + limit, (_run(received, received + limit),))
    by_night = night_end(window, received, limit)
    if kind is Kind.NIGHT_END:
        return Span(kind, start, by_night, _through(window, received, limit))
    segments = window.segments(received, limit)
    due = segments[-1].end
    strict = by_night if by_night < due else None
    return Span(kind, start, due, tuple(segments), strict)


def given(received: datetime, due: datetime) -> Span:
    """The deadline that a connector brought: wall time, and no second reading of it (S0-29)."""
    return Span(CONNECTOR, received, due, (_run(received, max(received, due)),))


def night_end(window: Hours, received: datetime, limit: timedelta) -> datetime:
    """The natural end; one that falls into the night goes on in the morning with what was left."""
    return _through(window, received, limit)[-1].end


def remaining(pace: Pace, window: Hours, now: datetime, due: datetime) -> timedelta:
    """By the clock of the deadline; nothing once it is past."""
    if pace is Pace.WORKING:
        return window.between(now, due)
    return max(due - now, NOTHING)


def left(span: Span, window: Hours, now: datetime) -> timedelta:
    return remaining(span.pace, window, now, span.due)


def reaches(pace: Pace, window: Hours, now: datetime, span: timedelta) -> datetime:
    """The due instant that has just `span` left at `now`: where a list range begins (S1-15)."""
    return window.add(now, span) if pace is Pace.WORKING else now + span


def paused(pace: Pace, window: Hours, now: datetime) -> bool:
    return pace is Pace.WORKING and not window.includes(now)


def warned_at(span: Span, window: Hours, under: timedelta) -> datetime | None:
    """The first second with less than `under` left; None where that holds from the start."""
    whole = left(span, window, span.start)
    if whole <= under:
        return None
    if span.pace is Pace.WORKING:
        return window.add(span.start, whole - under + SECOND)
    return span.due - under + SECOND


def _through(window: Hours, received: datetime, limit: timedelta) -> tuple[Segment, ...]:
    start = window.next_open(received)
    waits = (Segment(False, received, start),) if start > received else ()
    end = start + limit
    closing = window.last_close(end)
    if window.includes(end) or end == closing:
        return (*waits, _run(start, end))
    evening, morning = max(closing, start), window.next_open(end)
    night = Segment(False, evening, morning)
    day = _run(morning, morning + (end - evening))
    return (*waits, _run(start, evening), night, day) if evening > start else (*waits, night, day)


def _run(start: datetime, end: datetime) -> Segment:
    return Segment(True, start, end)
