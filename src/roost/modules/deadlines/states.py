"""The life of a parcel check: open, signed off in time or late, or never."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from roost.kernel.pure.actor import Party
from roost.kernel.pure.flow import Clocks, Deadline, Flow, Step
from roost.kernel.pure.policy import RuleBook
from roost.kernel.pure.refusal import Closed

from .permissions import CHECK

Check = Any  # with the fields of models.Check


class Status(StrEnum):
    OPEN = "open"
    DONE = "done"
    MISSED = "missed"


def all_seen(check: Check, _: datetime, __: RuleBook) -> Closed | None:
    """Every parcel that wants a look at this moment was opened and marked (S0-16)."""
    if check.unseen:
        sentence = f"还有{check.unseen}个异常包裹未标记,不能打卡"
        return Closed("unseen_parcels", sentence, {"n": check.unseen})
    return None


def until(check: Check, _: datetime, __: RuleBook) -> Deadline:
    return Deadline(check.closes_at, check.edition)


def missed(check: Check, moment: datetime) -> None:
    check.missed_at = moment


def done(check: Check, moment: datetime) -> None:
    check.done_at = moment


FLOW = Flow(
    "deadlines",
    {
        "check": ("打卡", "Sign off"),
        "miss": ("包裹检查漏打卡", "Parcel check missed"),
        "lapse": ("当日未补打卡", "Not made up that day"),
    },
    {
        Status.OPEN: ("待打卡", "To sign off"),
        Status.DONE: ("已打卡", "Signed off"),
        Status.MISSED: ("漏打卡", "Missed"),
    },
    Step("check", Status.OPEN, Status.DONE, {Party.MERCHANT}, CHECK, all_seen, done),
    Step(
        "miss",
        Status.OPEN,
        Status.OPEN,
        {Party.SYSTEM},
        does=missed,
        clocks=Clocks.KEEP,
        due=until,
        bars=False,
        costs=False,
    ),
    Step("lapse", Status.OPEN, Status.MISSED, {Party.CONNECTOR}),
)
