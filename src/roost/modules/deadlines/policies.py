"""When parcels are looked over, and which of them want a look (S0-16, RD-26)."""

from collections import Counter
from datetime import datetime, time
from itertools import pairwise

from msgspec import Struct

from roost.kernel.pure.policy import Edition, Policy
from roost.kernel.pure.time import SHANGHAI

ALWAYS = datetime(2020, 1, 1, tzinfo=SHANGHAI)
A_DAY = 2
APART = "检查时段须按先后排列且互不重叠 / Rounds follow one another and do not overlap"


class Round(Struct, frozen=True):
    """To be done in [opens, closes] of the shop's day, which lies between one midnight and the
    next. `shift` is the shop's own word for whose round it is, empty where there is one shift.
    """

    label_zh: str
    label_en: str
    opens: time
    closes: time
    shift: str = ""

    def __post_init__(self) -> None:
        if self.closes <= self.opens:
            raise ValueError("closes: 结束时间须晚于开始时间 / It must end after it begins")


class ParcelCheck(Struct, frozen=True):
    """At least two rounds a day, with several shifts two a shift, in the order of the day.

    A parcel wants a look when it was not picked up `pickup_hours` after it left, when nothing was
    heard of it for `stuck_hours`, or when it was refused, intercepted or lost.
    """

    rounds: tuple[Round, ...]
    pickup_hours: int = 12
    stuck_hours: int = 48

    def __post_init__(self) -> None:
        if len(self.rounds) < A_DAY:
            raise ValueError("rounds: 每天至少检查两次 / At least two rounds a day")
        if min(Counter(r.shift for r in self.rounds).values()) < A_DAY:
            raise ValueError("rounds: 每班至少检查两次 / At least two rounds a shift")
        for n, (before, after) in enumerate(pairwise(self.rounds), 1):
            if after.opens <= before.closes:
                raise ValueError(f"rounds/{n}/opens: {APART}")


PARCEL_CHECK = Policy(
    "deadlines.parcel_check",
    ParcelCheck,
    [
        Edition(
            ALWAYS,
            ParcelCheck(
                (
                    Round("早上检查", "Morning check", time(8), time(11)),
                    Round("下班前检查", "Check before leaving", time(16), time(21)),
                )
            ),
            "S0-16,时段自定",
        )
    ],
    ("包裹检查打卡时段", "Rounds of the parcel check"),
    by_shop=True,
)
