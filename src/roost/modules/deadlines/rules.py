"""Days and rounds, as Shanghai counts them."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from roost.kernel.pure.time import MICROSECOND, SHANGHAI, local

from .policies import ParcelCheck, Round

A_DAY = timedelta(days=1)
FIRST, LAST = ("上班检查", "Check at the start"), ("下班前检查", "Check before leaving")
MORNING, NOON = ("早上检查", "Morning check"), time(12)
RuleAt = Callable[[datetime], ParcelCheck]


class Turn(Struct, frozen=True):
    """A round on one day."""

    round: Round
    day: str

    @property
    def opens_at(self) -> datetime:
        return at(date.fromisoformat(self.day), self.round.opens)

    @property
    def closes_at(self) -> datetime:
        return at(date.fromisoformat(self.day), self.round.closes)


def at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, SHANGHAI)


def day_of(moment: datetime) -> str:
    return f"{local(moment):%Y-%m-%d}"


def day_begin(moment: datetime) -> datetime:
    return at(local(moment).date(), time())


def day_end(moment: datetime) -> datetime:
    """The midnight that ends the day of this moment."""
    return at(local(moment).date() + A_DAY, time())


def turns(rule: ParcelCheck, moment: datetime) -> list[Turn]:
    """Of the day of this moment."""
    return [Turn(r, day_of(moment)) for r in rule.rounds]


def turn_at(rule: ParcelCheck, moment: datetime) -> Turn | None:
    """The round that this moment lies in."""
    mine = (t for t in turns(rule, moment) if t.opens_at <= moment < t.closes_at)
    return next(mine, None)


def turns_of_day(rule_at: RuleAt, moment: datetime) -> list[Turn]:
    """Each by the rule that is in force when it opens: an edition may begin at noon."""
    first, last = rule_at(day_begin(moment)), rule_at(day_end(moment) - MICROSECOND)
    rules = [first] if first == last else [first, last]
    found = [t for rule in rules for t in turns(rule, moment) if rule_at(t.opens_at) == rule]
    return sorted(found, key=lambda t: t.opens_at)


def next_turn(rule_at: RuleAt, after: datetime) -> Turn:
    """The first round that opens later than this moment.

    A day on which the rule changes may have none left; the day after the next always has.
    """
    days = (after, after + A_DAY, after + 2 * A_DAY)
    return next(t for day in days for t in turns_of_day(rule_at, day) if t.opens_at > after)


class Shift(Struct, frozen=True):
    """Whose rounds these are, in the order of the shift: a night shift ends after midnight."""

    name: str
    rounds: tuple[tuple[time, time], ...]


def rounds_of(shifts: Sequence[Shift]) -> tuple[Round, ...]:
    """All of a day's, in the order of the day."""
    found = [
        Round(*_label(shift, n, len(shifts)), opens, closes, shift.name)
        for shift in shifts
        for n, (opens, closes) in enumerate(shift.rounds)
    ]
    return tuple(sorted(found, key=lambda r: r.opens))


def _label(shift: Shift, n: int, shifts: int) -> tuple[str, str]:
    if n == len(shift.rounds) - 1:
        return LAST
    if n:
        return f"第{n + 1}次检查", f"Check no. {n + 1}"
    return MORNING if shifts == 1 and shift.rounds[0][0] < NOON else FIRST


def shifts_of(rule: ParcelCheck) -> list[Shift]:
    """Back again: what its last round comes before belongs to the next turn of a night shift."""
    found = []
    for name in dict.fromkeys(r.shift for r in rule.rounds):
        mine = [r for r in rule.rounds if r.shift == name]
        ends = [n for n, r in enumerate(mine, 1) if r.label_zh == LAST[0]]
        turned = mine[ends[0] :] + mine[: ends[0]] if ends else mine
        found.append(Shift(name, tuple((r.opens, r.closes) for r in turned)))
    return found
