"""The money of a case: asked for when it is settled, tried again when it could not be paid."""

from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Party
from roost.kernel.pure.refusal import Refusal
from roost.modules.orders import facade as orders

from ..events import Noted
from ..models import Case
from ..queries.cases import case_lines
from ..states import Status
from .machine import house, move

PAYMENTS = "payments"
WHOLE, SMALL = "after_sales", "after_sales.small"
ASKING = (Party.SYSTEM, Party.CONNECTOR)


def pay(work: Work, case: Case, step: str) -> None:
    """A person is told that it cannot be; what a clock has settled waits and is tried again."""
    if work.actor.party not in ASKING:
        case.refund_id = _ask(work, case)
        return
    try:
        with work.attempt():
            case.refund_id = _ask(work, case)
    except Refusal as no:
        move(house(work, Party.CONNECTOR, PAYMENTS), case, "money_failed", str(no))


def settled(work: Work, case: Case, refund_id: str, ok: bool) -> None:
    """The payments have an answer; one that belongs to an earlier try changes nothing."""
    if case.refund_id != refund_id or case.status is not Status.REFUNDING:
        return
    move(house(work, Party.CONNECTOR, PAYMENTS), case, "money_done" if ok else "money_failed")


def small_settled(work: Work, case: Case, refund_id: str, amount_fen: int, ok: bool) -> None:
    if case.small_refund_id != refund_id:
        return
    case.small_refund_id = ""
    if ok:
        case.small_paid_fen += amount_fen
    what, detail = ("small_paid", str(amount_fen)) if ok else ("small_failed", "")
    at, shop_id = work.moment, case.shop_id
    work.tell(Noted(at=at, shop_id=shop_id, thing=case.id, what=what, detail=detail))


def _ask(work: Work, case: Case) -> str:
    lines = case_lines(work, case.id)
    goods = case.amount_fen - case.freight_fen
    asked = {line.line_id: line.amount_fen for line in lines if line.amount_fen > 0}
    parts = asked if sum(asked.values()) == goods else _spread(work, case, goods)
    why = f"售后退款 {case.number}"
    source = f"{WHOLE}:{case.id}"
    return orders.refund(work, case.order_id, parts, case.freight_fen, why, source)


def _spread(work: Work, case: Case, goods_fen: int) -> dict[str, int]:
    """An amount that somebody else has fixed, taken from the lines as far as each can give."""
    order = orders.card(work, case.order_id)
    room = {line.id: line.paid_fen - line.refunded_fen for line in order.lines}
    parts: dict[str, int] = {}
    for item in case.items:
        part = min(room[item["line_id"]], goods_fen - sum(parts.values()))
        if part > 0:
            parts[item["line_id"]] = part
    return parts


def in_money(work: Work, case: Case) -> dict[str, int]:
    """For a case that was about goods and now ends in money: all that its lines can give."""
    if case.amount_fen:
        return {}
    order = orders.card(work, case.order_id)
    room = {line.id: line.paid_fen - line.refunded_fen for line in order.lines}
    return {"amount_fen": sum(room[item["line_id"]] for item in case.items)}
