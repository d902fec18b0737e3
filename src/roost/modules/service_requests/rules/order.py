"""Who comes first in the list: remaining time and urging together (S1-15)."""

from datetime import datetime, timedelta
from enum import IntEnum

from msgspec import Struct

from roost.kernel.pure.hours import Hours

from .clock import reaches, remaining
from .kinds import Pace


class Tier(IntEnum):
    HOURS_LEFT = 1  # less than two hours
    URGED = 2
    TODAY = 3  # less than twelve hours
    REST = 4


class Ranked(Struct, frozen=True):
    """What the order looks at; `left` runs on below nothing once the instant is past."""

    tier: Tier
    left: timedelta
    urged: int
    created_at: datetime
    id: str

    @property
    def key(self) -> tuple[int, timedelta, int, datetime, str]:
        return self.tier, self.left, -self.urged, self.created_at, self.id


class Order(Struct, frozen=True):
    """The order at one instant: its borders are computed once, the rest are ranges between them."""

    now: datetime
    window: Hours
    first: timedelta = timedelta(hours=2)
    second: timedelta = timedelta(hours=12)

    def left(self, pace: Pace, shown: datetime) -> timedelta:
        return shown - self.now if shown <= self.now else self._ahead(pace, shown)

    def shown(self, pace: Pace, left: timedelta) -> datetime:
        """The other way round: the instant that has so much left now."""
        return self.now + left if left <= timedelta() else self.border(pace, left)

    def border(self, pace: Pace, left: timedelta) -> datetime:
        return reaches(pace, self.window, self.now, left)

    def tier(self, left: timedelta, urged: int) -> Tier:
        if left < self.first:
            return Tier.HOURS_LEFT
        if urged:
            return Tier.URGED
        return Tier.TODAY if left < self.second else Tier.REST

    def rank(self, pace: Pace, shown: datetime, urged: int, created: datetime, id: str) -> Ranked:
        left = self.left(pace, shown)
        return Ranked(self.tier(left, urged), left, urged, created, id)

    def _ahead(self, pace: Pace, shown: datetime) -> timedelta:
        return remaining(pace, self.window, self.now, shown)


class Range(Struct, frozen=True):
    """A stretch of one index: rows of one pace, urged or not, between two shown instants."""

    tier: Tier
    pace: Pace
    urged: bool
    since: datetime | None
    until: datetime | None


def ranges(order: Order) -> list[Range]:
    """All of them, tier by tier; what is in one range stands in no other."""
    found: list[Range] = []
    for pace in (Pace.WALL, Pace.WORKING):
        near, far = order.border(pace, order.first), order.border(pace, order.second)
        found += [
            Range(Tier.HOURS_LEFT, pace, urged=True, since=None, until=near),
            Range(Tier.HOURS_LEFT, pace, urged=False, since=None, until=near),
            Range(Tier.URGED, pace, urged=True, since=near, until=None),
            Range(Tier.TODAY, pace, urged=False, since=near, until=far),
            Range(Tier.REST, pace, urged=False, since=far, until=None),
        ]
    return sorted(found, key=lambda r: r.tier)
