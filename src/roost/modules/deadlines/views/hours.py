"""The hours of the parcel check as their screen shows them."""

from datetime import datetime, time

from msgspec import Struct

from roost.kernel.data.editions import EditionRow, as_row
from roost.kernel.data.look import Look

from ..models import Check
from ..permissions import SETTINGS
from ..policies import PARCEL_CHECK, ParcelCheck
from ..queries.hours import Day, Drafted, Settings
from ..rules import Shift, Turn, day_of, shifts_of
from ..states import Status


class Span(Struct, frozen=True):
    """Times of the day, 08:00."""

    opens: str
    closes: str


class ShiftView(Struct, frozen=True):
    name: str
    rounds: list[Span]


class HoursView(Struct, frozen=True):
    shifts: list[ShiftView]
    pickup_hours: int
    stuck_hours: int


class PlannedView(Struct, frozen=True):
    """`state`: done, open, missed; coming; none, where carriers had nothing of the shop then."""

    shift: str
    label_zh: str
    label_en: str
    opens_at: datetime
    closes_at: datetime
    state: str
    check_id: str | None


class DayView(Struct, frozen=True):
    day: str
    rounds: list[PlannedView]


class EditionView(Struct, frozen=True):
    """`state`: past, in_force or coming. `who` is empty where the platform wrote it."""

    since: datetime
    published: datetime
    state: str
    own: bool
    who: str
    source: str
    hours: HoursView


class SettingsView(Struct, frozen=True):
    """`hours` is the last word, which may still be coming: `since` says from when. `own`: it is
    the shop's.
    """

    hours: HoursView
    usual: HoursView
    since: datetime
    own: bool
    version: int
    may_set: bool
    editions: list[EditionView]
    today: DayView
    tomorrow: DayView
    now: datetime


class DraftView(Struct, frozen=True):
    since: datetime
    today: DayView
    first: DayView


def whole(look: Look, found: Settings) -> SettingsView:
    return SettingsView(
        _hours(found.rule),
        _hours(PARCEL_CHECK.built_in[0].rule),
        found.written[0].since if found.written else PARCEL_CHECK.built_in[0].since,
        bool(found.written and found.written[0].shop_id),
        found.version,
        look.actor.may(SETTINGS),
        [_edition(look, e, e is found.holds) for e in found.written],
        _day(look, found.today),
        _day(look, found.tomorrow),
        look.now,
    )


def draft(look: Look, found: Drafted) -> DraftView:
    return DraftView(found.since, _day(look, found.today), _day(look, found.first))


def _hours(rule: ParcelCheck) -> HoursView:
    shifts = [_shift(shift) for shift in shifts_of(rule)]
    return HoursView(shifts, rule.pickup_hours, rule.stuck_hours)


def _shift(shift: Shift) -> ShiftView:
    return ShiftView(shift.name, [Span(_clock(a), _clock(b)) for a, b in shift.rounds])


def _clock(at: time) -> str:
    return f"{at:%H:%M}"


def _edition(look: Look, edition: EditionRow, holds: bool) -> EditionView:
    state = "in_force" if holds else "coming" if edition.since > look.now else "past"
    own = edition.shop_id is not None
    row = as_row(edition)
    return EditionView(
        edition.since,
        edition.published,
        state,
        own,
        edition.who_name if own else "",
        edition.source,
        _hours(row.edition_of(PARCEL_CHECK).rule),
    )


def _day(look: Look, day: Day) -> DayView:
    """What was held stands for itself, also where the rule has changed since."""
    planned = [_planned(look, turn) for turn in day.turns if turn.opens_at not in day.held]
    rounds = [*planned, *(_held(check) for check in day.held.values())]
    return DayView(day_of(day.at), sorted(rounds, key=lambda r: r.opens_at))


def _planned(look: Look, turn: Turn) -> PlannedView:
    state = "coming" if turn.opens_at > look.now else "none"
    label = turn.round.shift, turn.round.label_zh, turn.round.label_en
    return PlannedView(*label, turn.opens_at, turn.closes_at, state, None)


def _held(check: Check) -> PlannedView:
    over = check.status is Status.OPEN and check.missed_at is not None
    state = Status.MISSED if over else check.status
    label = check.shift, check.label_zh, check.label_en
    return PlannedView(*label, check.opens_at, check.closes_at, state, check.id)
