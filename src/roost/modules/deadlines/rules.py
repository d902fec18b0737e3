"""Days and rounds, as Shanghai counts them."""

from datetime import date, datetime, time, timedelta

from msgspec import Struct

from roost.kernel.pure.time import SHANGHAI, local

from .policies import ParcelCheck, Round

A_DAY = timedelta(days=1)


class Turn(Struct, frozen=True):
    """The n-th round of a day."""

    n: int
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


def day_end(moment: datetime) -> datetime:
    """The midnight that ends the day of this moment."""
    return at(local(moment).date() + A_DAY, time())


def next_turn(rule: ParcelCheck, after: datetime) -> Turn:
    """The first round that opens later than this moment."""
    today = local(after).date()
    days = (today, today + A_DAY)
    turns = [Turn(n, r, f"{d:%Y-%m-%d}") for d in days for n, r in enumerate(rule.rounds)]
    return next(turn for turn in turns if turn.opens_at > after)
