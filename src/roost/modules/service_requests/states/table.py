"""Every row of the flow: the eleven edges of the source, and two words of the clock beside them."""

from collections.abc import Iterable

from roost.kernel.pure.actor import Party
from roost.kernel.pure.flow import Clocks, Flow, Rings, Step

from ..permissions import HANDLE, REVIEW
from . import deeds, guards
from .status import STATES, Status

P, A = Status.PENDING, Status.AWAITING_BUYER
R, C = Status.PLATFORM_REVIEW, Status.CLOSED
SHOP, BUYER, PLATFORM, CLOCK = (
    {Party.MERCHANT},
    {Party.BUYER},
    {Party.PLATFORM},
    {Party.SYSTEM},
)
KEEP = Clocks.KEEP

LABELS = {
    "reply": ("回复", "Reply"),
    "due_passed": ("商家超时未处理", "The shop was too late"),
    "urge": ("催单", "Urge"),
    "strict_passed": ("平台最严口径时刻", "The strict reading's instant"),
    "left_under": ("剩余处理时长不足", "Little time is left"),
    "answer": ("评价处理结果", "Answer the survey"),
    "no_answer": ("用户超时未评价", "The buyer has not answered"),
    "remind": ("提醒确认", "Remind the buyer"),
    "approve": ("通过", "Approve"),
    "send_back": ("驳回", "Send back"),
    "act": ("直接处理", "Settle it directly"),
}


def waiting_for_the_shop() -> Iterable[Step[Status]]:
    yield Step("reply", P, A, SHOP, HANDLE, guards.resolved, deeds.replied)
    yield Step("reply", P, R, SHOP, HANDLE, guards.unresolved, deeds.unresolved)
    yield Step("due_passed", P, R, CLOCK, does=deeds.timed_out, due=guards.due)
    yield Step("urge", P, P, BUYER, None, guards.urged_before, deeds.urged, KEEP)
    yield word("strict_passed", guards.strict)
    yield word("left_under", guards.under)


def word(name: str, due: guards.Due) -> Step[Status]:
    """Said at its instant; no deadline, and nothing ends by it."""
    rings = Rings.ON_TIME
    return Step(name, P, P, CLOCK, clocks=KEEP, due=due, rings=rings, bars=False, kept=False)


def waiting_for_the_buyer() -> Iterable[Step[Status]]:
    yield Step("answer", A, C, BUYER, None, guards.satisfied, deeds.satisfied)
    yield Step("answer", A, R, BUYER, None, guards.unsatisfied, deeds.unsatisfied)
    yield Step("no_answer", A, R, CLOCK, does=deeds.silent, due=guards.unanswered)
    yield Step("remind", A, A, SHOP, HANDLE, guards.remindable, deeds.reminded, KEEP)


def with_the_platform() -> Iterable[Step[Status]]:
    yield Step("approve", R, C, PLATFORM, REVIEW, None, deeds.approved)
    yield Step("send_back", R, P, PLATFORM, REVIEW, None, deeds.sent_back)
    yield Step("act", R, C, PLATFORM, REVIEW, None, deeds.acted)


FLOW = Flow(
    "service_requests",
    LABELS,
    dict(STATES),
    *waiting_for_the_shop(),
    *waiting_for_the_buyer(),
    *with_the_platform(),
)
