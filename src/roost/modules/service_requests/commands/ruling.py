"""The platform decides: it approves, sends back, or settles the matter itself (S1-19, S1-20)."""

from typing import Any

from msgspec import to_builtins

from roost.kernel.data.work import Work
from roost.kernel.pure.refusal import Invalid
from roost.kernel.pure.text import clean
from roost.kernel.pure.time import micros
from roost.modules.audit import facade as audit
from roost.modules.orders import facade as orders

from ..events import Settled
from ..models import Request
from ..policies import LIMITS, limit_of, of
from ..rules.kinds import Act, Level
from .asking import Seen
from .creating import bad_hours
from .machine import mine, move

NOTE = 500


class Approve(Seen, frozen=True):
    note: str = ""


class SendBack(Seen, frozen=True):
    """`hours`: of the new cycle; the same as before when nothing is said (RD-05)."""

    reason: str = ""
    hours: int | None = None


class Direct(Seen, frozen=True):
    kind: Act = Act.CLOSE
    amount_fen: int = 0
    note: str = ""


def approve(work: Work, request_id: str, data: Approve) -> Request:
    request = mine(work, request_id, data.version)
    move(work, request, "approve", clean(data.note, NOTE, "/note", empty=True))
    return request


def send_back(work: Work, request_id: str, data: SendBack) -> Request:
    request = mine(work, request_id, data.version)
    reason = clean(data.reason, NOTE, "/reason")
    limit_s = request.limit_s if data.hours is None else _limit(work, request, data.hours)
    told = {"limit_s": limit_s, "cycle": request.cycle + 1}
    entry = told | {"reason": reason, "at": micros(work.moment)}
    fields: dict[str, Any] = {"limit_s": limit_s, "sent_back": [*request.sent_back, entry]}
    move(work, request, "send_back", reason, told, **fields)
    return request


def act(work: Work, request_id: str, data: Direct) -> Request:
    """Money is held and paid by the orders; what it comes to is the shop's loss."""
    request = mine(work, request_id, data.version)
    note = clean(data.note, NOTE, "/note", empty=True)
    settle(work, request, data.kind, data.amount_fen, note)
    return request


def settle(work: Work, request: Request, kind: Act, amount_fen: int, note: str) -> None:
    if (kind is Act.CLOSE) != (amount_fen == 0) or amount_fen < 0:
        raise Invalid("退款与补偿须填写金额,关闭不涉及金额", "bad_amount", "/amount_fen")
    outcome = {"kind": kind, "amount_fen": amount_fen, "note": note}
    move(work, request, "act", note, to_builtins(outcome), outcome=to_builtins(outcome))
    if kind is Act.REFUND:
        _refund(work, request, amount_fen)
    audit.record(work, "service_requests.act", request.id, to_builtins(outcome))
    work.tell(
        Settled(
            at=work.moment,
            shop_id=request.shop_id,
            thing=request.id,
            order_id=request.order_id,
            number=request.number,
            kind=kind,
            amount_fen=amount_fen,
        )
    )


def settle_by_rule(work: Work, request: Request, kind: Act, amount_fen: int, note: str) -> None:
    """A rule names an amount for all orders: of this one no more than is left, if anything."""
    if kind is Act.REFUND:
        order = orders.card(work, request.order_id)
        left = sum(line.paid_fen - line.refunded_fen for line in order.lines)
        amount_fen = min(amount_fen, left)
    settle(work, request, kind if amount_fen else Act.CLOSE, amount_fen, note)


def _refund(work: Work, request: Request, amount_fen: int) -> None:
    order = orders.card(work, request.order_id)
    parts: dict[str, int] = {}
    for line in order.lines:
        part = min(line.paid_fen - line.refunded_fen, amount_fen - sum(parts.values()))
        if part > 0:
            parts[line.id] = part
    freight = amount_fen - sum(parts.values())
    if freight > order.freight_paid_fen - order.freight_refunded_fen:
        raise Invalid("退款金额不能超过可退金额", "over_refundable", "/amount_fen")
    why, source = f"服务单 {request.number}", f"service_requests:{request.id}"
    orders.refund(work, order.id, parts, freight, why, source)


def _limit(work: Work, request: Request, hours: int) -> int:
    rule = of(request, work.rules, LIMITS, work.moment)
    limit_s = limit_of(rule, Level.AGREED, hours)
    if limit_s is None:
        raise bad_hours(rule)
    return limit_s
