"""What the figures are, in words and numbers (figures.md §4.6)."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from msgspec import Struct

from roost.kernel.pure.money import half_up

from .kinds import Pace
from .order import Order, Range, Tier

LONGEST: Final = timedelta(days=92)
FIGURES: Final = (
    "received",
    "due",
    "in_time",
    "in_time_rate",
    "median_handling_s",
    "sent_back_rate",
    "satisfied_rate",
    "open_2h",
    "open_12h",
    "open_rest",
    "urged",
    "overdue",
    "adoption_rate",
)

OPEN: Final = ("open_2h", "open_12h", "open_rest", "urged")


class Rate(Struct, frozen=True):
    """Exact; `display` has two decimals, half up, and a dash where nothing is divided."""

    numerator: int
    denominator: int
    display: str


def rate(numerator: int, denominator: int) -> Rate:
    if not denominator:
        return Rate(numerator, denominator, "—")
    hundredths = half_up(numerator * 10_000, denominator)
    return Rate(numerator, denominator, f"{hundredths // 100}.{hundredths % 100:02d}%")


def satisfied(yes: int, no: int, silent: int) -> tuple[Rate, Rate]:
    """Of all surveys that came to an end, and beside it of the answered ones."""
    return rate(yes, yes + no + silent), rate(yes, yes + no)


def median(values: Sequence[int]) -> int | None:
    """In whole seconds; of an even number of them the mean of the two in the middle, half up."""
    if not values:
        return None
    ordered, half = sorted(values), len(values) // 2
    if len(ordered) % 2:
        return ordered[half]
    return half_up(ordered[half - 1] + ordered[half], 2)


def open_ranges(order: Order, figure: str) -> list[Range]:
    """What waits for the shop now, by the time that is left; the three buckets share nothing."""
    found = []
    for pace in (Pace.WALL, Pace.WORKING):
        near, far = order.border(pace, order.first), order.border(pace, order.second)
        since, until = {
            "open_2h": (None, near),
            "open_12h": (near, far),
            "open_rest": (far, None),
            "urged": (None, None),
        }[figure]
        urged = (True,) if figure == "urged" else (True, False)
        found += [Range(Tier.REST, pace, u, since, until) for u in urged]
    return found
