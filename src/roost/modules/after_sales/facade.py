"""What the modules above may ask of after-sales, and have it do."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import select

from roost.kernel.data.look import Look
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor, Party
from roost.modules.orders import facade as orders

from .commands import ruling
from .commands.machine import MACHINE, first_due, house, move
from .models import Case
from .policies import RESEND_PROMISE
from .queries import cases
from .queries.figures import refunded_orders
from .rules.promises import ResendPromise
from .rules.suggest import is_quality
from .states import FLOW, OVER


class CaseCard(Struct, frozen=True):
    id: str
    number: str
    order_id: str
    order_no: str
    buyer_id: str | None
    kind: str
    source: str
    status: str
    version: int
    reason_code: str
    quality: bool
    amount_fen: int
    goods: str
    intervention: str
    liability: str | None
    instant_refund: bool
    applied_at: datetime
    returned_at: datetime | None
    refunded_at: datetime | None
    ended_at: datetime | None
    inspection: dict[str, Any]
    line_ids: list[str]


def card(look: Look, case_id: str) -> CaseCard:
    return _card(look.get(Case, case_id, cases.GONE))


def cards(look: Look, case_ids: Iterable[str]) -> dict[str, CaseCard]:
    wanted = select(Case).where(Case.id.in_(list(case_ids)))
    return {case.id: _card(case) for case in look.session.scalars(wanted)}


def numbers(look: Look, case_ids: Iterable[str]) -> dict[str, str]:
    """As people read them out, by id."""
    wanted = select(Case.id, Case.number).where(Case.id.in_(list(case_ids)))
    return {id: number for id, number in look.session.execute(wanted)}


def of_order(look: Look, order_id: str) -> list[CaseCard]:
    """The newest first."""
    return [_card(case) for case in cases.of_order(look, order_id)]


def open_of_buyer(look: Look, buyer_id: str) -> list[CaseCard]:
    mine = select(Case).where(Case.buyer_id == buyer_id, Case.status.not_in(OVER))
    return [_card(case) for case in look.session.scalars(mine.order_by(Case.id.desc()))]


def appeals_fail(look: Look, order_id: str) -> str | None:
    """Why appeals about this order fail now: `late_address` or `not_resent` (S3-67, S3-68)."""
    found: Sequence[Case] = cases.of_order(look, order_id)
    if any(case.appeal_fails for case in found):
        return "late_address"
    return "not_resent" if any(_not_resent(look, case) for case in found) else None


def act(
    work: Work, case_id: str, step: str, strategy: str, note: str = "", **fields: Any
) -> CaseCard:
    """A strategy does what a person of the shop could do; its name stays on the case."""
    case = work.get(Case, case_id, cases.GONE)
    acting = house(work, Party.CONNECTOR, strategy)
    told = {"strategy": strategy}
    move(acting, case, step, note, told, strategy=strategy, **fields)
    return _card(case)


def may(look: Look, case_id: str, step: str) -> bool:
    """Whether a strategy could take the step now."""
    case = look.get(Case, case_id, cases.GONE)
    offers = FLOW.steps_for(_connector(look), case, look.moment, look.rules)
    return any(o.name == step and o.open for o in offers)


def mark_instant(work: Work, case_id: str) -> None:
    """Paid by the fast refund of the shop (S3-81)."""
    work.get(Case, case_id, cases.GONE).instant_refund = True


def has_deadline(work: Work, case_id: str, due: datetime) -> None:
    """A connector's own deadline for the state that the case is in; it comes before our rules."""
    case = work.get(Case, case_id, cases.GONE)
    case.deadline_at = due
    MACHINE.rewind(work, case)
    case.due_at, case.due_step = first_due(case, work, work.rules)


def open_no_tracking(work: Work, order_id: str) -> CaseCard:
    """A connector's platform has opened a case for a parcel without any tracking (S3-96)."""
    return _card(ruling.open_no_tracking(work, orders.card(work, order_id)))


def _not_resent(look: Look, case: Case) -> bool:
    ruling = look.rules.of(RESEND_PROMISE, case.applied_at, case.profile, case.shop_id)
    if case.kind != "resend" or case.promised_at is None or ruling is None:
        return False
    promise = ResendPromise(case.promised_at + ruling.rule.span, case.sent_at)
    return case.unsent_at_intervention or promise.broken(look.moment)


def _connector(look: Look) -> Actor:
    return Actor(Party.CONNECTOR, "strategy", look.shop_id, owner=True)


def _card(case: Case) -> CaseCard:
    return CaseCard(
        case.id,
        case.number,
        case.order_id,
        case.order_no,
        case.buyer_id,
        case.kind,
        case.source,
        case.status,
        case.version,
        case.reason_code,
        is_quality(case.reason_code),
        case.amount_fen,
        case.goods,
        case.intervention,
        case.liability,
        case.instant_refund,
        case.applied_at,
        case.returned_at,
        case.refunded_at,
        case.ended_at,
        case.inspection,
        [str(i["line_id"]) for i in case.items],
    )


__all__ = [
    "CaseCard",
    "act",
    "appeals_fail",
    "card",
    "cards",
    "has_deadline",
    "mark_instant",
    "may",
    "numbers",
    "of_order",
    "open_no_tracking",
    "open_of_buyer",
    "refunded_orders",
]
