"""What a step writes on its case. Everything a person typed stands there already."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from roost.kernel.pure.time import micros

from ..rules.kinds import SOLUTION_OF, STEPPED_IN, Goods, Intervention, Kind, Path
from .status import OVER, SETTLED, Status

Deed = Callable[[Any, datetime], None]


def entering(target: Status, deed: Deed | None = None, ends: Intervention | None = None) -> Deed:
    """A new state begins with clocks of its own; settling the case ends an intervention."""
    ending = ends or (Intervention.ENDED if target in SETTLED else None)

    def entered(case: Any, at: datetime) -> None:
        anew(case, at)
        if deed:
            deed(case, at)
        if ending and case.intervention in STEPPED_IN:
            case.intervention = ending
        if target in OVER:
            case.ended_at = at

    return entered


def anew(case: Any, at: datetime) -> None:
    case.entered_at, case.pauses, case.deadline_at = at, [], None
    case.extended = case.promise_missed = case.refund_offered = case.answer_overdue = False


def on_path(path: Path) -> Deed:
    def chosen(case: Any, _: datetime) -> None:
        case.path = path

    return chosen


def lost(case: Any, _: datetime) -> None:
    case.lost, case.goods = True, Goods.LOST


def left(case: Any, _: datetime) -> None:
    case.goods = Goods.LEFT


def addressed(case: Any, at: datetime) -> None:
    """The buyer's days begin when they know where to send the goods."""
    if case.status is Status.AWAITING_BUYER_RETURN and not case.address_given:
        anew(case, at)
    case.address_given, case.address_asked_at, case.address_late = True, None, False


def address_asked(case: Any, at: datetime) -> None:
    case.address_asked_at, case.address_late = at, False


def address_missed(case: Any, _: datetime) -> None:
    case.address_late = True


def agreed_to_return(case: Any, _: datetime) -> None:
    case.address_given = bool(case.address)


def sent_back(case: Any, at: datetime) -> None:
    case.returned_at = at


def promised(case: Any, at: datetime) -> None:
    case.promised_at = at


def sent(case: Any, at: datetime) -> None:
    case.sent_at = at


def extended(case: Any, _: datetime) -> None:
    case.extended = True


def flag(name: str) -> Deed:
    def raised(case: Any, _: datetime) -> None:
        setattr(case, name, True)

    return raised


def stepped_in(case: Any, at: datetime) -> None:
    case.intervention, case.intervened_at = Intervention.PROCESSING, at
    if case.status is Status.AWAITING_MERCHANT_SHIP and case.promise_missed:
        case.unsent_at_intervention = True


def resumed(how: Intervention) -> Deed:
    """The clocks get back what they had left."""

    def back(case: Any, at: datetime) -> None:
        since = max(case.intervened_at, case.entered_at)
        case.pauses = [*case.pauses, [micros(since), micros(at)]]
        case.intervention = how

    return back


def intervention(state: Intervention) -> Deed:
    def turned(case: Any, _: datetime) -> None:
        case.intervention = state

    return turned


def ruled(case: Any, _: datetime) -> None:
    case.platform_ruled = True


def refunded(case: Any, at: datetime) -> None:
    case.refunded_at = at
    case.solution = SOLUTION_OF[Kind.RETURN_REFUND] if case.kind in SOLUTION_OF else None


def fulfilled(case: Any, _: datetime) -> None:
    case.solution = SOLUTION_OF.get(case.kind)


def refund_failed(case: Any, at: datetime) -> None:
    case.refund_failed_at, case.refund_tries = at, case.refund_tries + 1


def refund_retried(case: Any, _: datetime) -> None:
    case.refund_failed_at = None


def intercepted(case: Any, _: datetime) -> None:
    """Nothing is locked by it: goods that were never on the way cannot come back (RD-27)."""
    case.intercepted = True


def intervention_settled(deed: Deed) -> Deed:
    """The shop has given way while the platform looked on."""

    def settled(case: Any, at: datetime) -> None:
        deed(case, at)
        if case.intervention in STEPPED_IN:
            case.intervention = Intervention.ENDED

    return settled
