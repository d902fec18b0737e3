"""Money back to the buyer: promised by one conditional update a row, then paid exactly once."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import BindParameter, bindparam, update
from sqlalchemy import Table as CoreTable

from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.refusal import Conflict, Invalid

from ..events import Refunded
from ..models import Order, OrderLine, Refund
from ..queries import Full, full
from ..states import TO_SHIP, Refunding, Status
from . import provider
from .machine import MACHINE, REFUND_MACHINE, told
from .money import enter
from .provider import Outcome, Verdict
from .upkeep import keep

SEND, ASK = "orders.refund_send", "orders.refund_ask"
AGAIN = timedelta(minutes=1)
ORDERS, LINES = cast(CoreTable, Order.__table__), cast(CoreTable, OrderLine.__table__)
_N: BindParameter[int] = bindparam("n")
_F: BindParameter[int] = bindparam("f")
HOLD = (
    update(ORDERS)
    .where(ORDERS.c.shop_id == bindparam("shop"), ORDERS.c.id == bindparam("row"))
    .where(ORDERS.c.refunded_fen + _N <= ORDERS.c.paid_fen)
    .where(ORDERS.c.freight_refunded_fen + _F <= ORDERS.c.freight_paid_fen)
    .values(
        refunded_fen=ORDERS.c.refunded_fen + _N,
        freight_refunded_fen=ORDERS.c.freight_refunded_fen + _F,
    )
)
HOLD_LINE = (
    update(LINES)
    .where(LINES.c.shop_id == bindparam("shop"), LINES.c.id == bindparam("row"))
    .where(LINES.c.order_id == bindparam("order"), LINES.c.refunded_fen + _N <= LINES.c.paid_fen)
    .values(refunded_fen=LINES.c.refunded_fen + _N)
)


def refund(
    work: Work,
    order_id: str,
    parts: Mapping[str, int],
    freight_fen: int,
    reason: str,
    source: str,
) -> Refund:
    """Held at once on order and lines, paid afterwards. Over what is left: Conflict, nothing done.

    `parts`: fen by line id; `source` names the deed behind it, such as after_sales:<id>.
    """
    amount = sum(parts.values()) + freight_fen
    if amount <= 0 or min(freight_fen, *parts.values(), 0) < 0:
        raise Invalid("退款金额不正确", "bad_amount", "/amount_fen")
    order = work.get(Order, order_id, "订单不存在")
    _hold(work, order, parts, freight_fen, amount)
    made = Refund(
        shop_id=work.shop_id,
        id=work.new_id(),
        status=Refunding.TO_REFUND,
        order_id=order.id,
        parts=dict(parts),
        freight_fen=freight_fen,
        amount_fen=amount,
        provider=order.payment_method,
        reason=reason,
        source=source,
        asked_at=work.moment,
    )
    _enter(work, made, "refund", -1)
    REFUND_MACHINE.start(work, made, reason)
    work.later(SEND, made.id, work.moment, {})
    return made


def send(work: Work, refund_id: str, _: object) -> None:
    """On its way before the provider hears of it: what may have been paid is never forgotten."""
    found = work.get(Refund, refund_id)
    if found.status == Refunding.TO_REFUND:
        REFUND_MACHINE.move(_payments(work), found, "send")
        work.later(ASK, found.id, work.moment, {})


def ask(work: Work, refund_id: str, _: object) -> None:
    """First whether it is paid already, whoever called before; only the absent is sent again."""
    found = work.get(Refund, refund_id)
    if found.status != Refunding.REFUNDING:
        return
    pays = provider.of(found.provider)
    verdict = pays.ask(
        found.id
    )  # also at first: an earlier call may have been forgotten in a crash
    found.attempts += 1
    if verdict.outcome is Outcome.ABSENT:
        verdict = pays.refund(found.id, found.order_id, found.amount_fen)
    _settle(work, found, verdict)


def called_back(work: Work, refund_id: str) -> None:
    """A provider's callback is only a knock: repeated, late or forged, the provider is asked."""
    work.get(Refund, refund_id)
    work.later(ASK, refund_id, work.moment, {})


def _settle(work: Work, found: Refund, verdict: Verdict) -> None:
    if verdict.outcome is Outcome.SUCCEEDED:
        _finish(work, found, "succeed", ok=True)
    elif verdict.outcome is Outcome.FAILED:
        found.why = verdict.why
        _release(work, found)
        _finish(work, found, "fail", ok=False)
    else:
        work.later(ASK, found.id, work.now + AGAIN, {})


def _finish(work: Work, found: Refund, step: str, *, ok: bool) -> None:
    found.done_at = work.moment
    REFUND_MACHINE.move(_payments(work), found, step)
    whole = full(work, found.order_id)
    if ok:
        _close(work, whole)
    fact = {"refund_id": found.id, "amount_fen": found.amount_fen, "source": found.source}
    work.tell(Refunded(**told(work, whole.order, ok=ok, **fact)))


def _close(work: Work, whole: Full) -> None:
    """A line refunded in full before it left will not leave; an order refunded in full ends."""
    order, lines = whole.order, whole.lines
    for line in lines:
        if line.waits and line.paid_fen and line.refunded_fen == line.paid_fen:
            line.closed_at = work.moment
    keep(work, order, lines)
    if order.status not in (*TO_SHIP, Status.SHIPPED):
        return
    if order.refunded_fen == order.paid_fen:
        MACHINE.move(_payments(work), order, "refund_all")
    elif order.status in TO_SHIP:
        MACHINE.rewind(work, order)


def _hold(
    work: Work, order: Order, parts: Mapping[str, int], freight_fen: int, amount: int
) -> None:
    work.session.flush()
    mine = {"shop": work.shop_id, "row": order.id, "n": amount, "f": freight_fen}
    held = _rows(work, HOLD, mine)
    for line_id, fen in parts.items():
        line = {"shop": work.shop_id, "row": line_id, "order": order.id, "n": fen}
        held = held and _rows(work, HOLD_LINE, line)
    if not held:
        raise Conflict("退款金额超过可退金额", "over_refund", amount_fen=amount)
    _forget(work, order.id, parts)


def _release(work: Work, found: Refund) -> None:
    """What could not be paid can be promised again."""
    work.session.flush()
    back = {"shop": work.shop_id, "row": found.order_id, "n": -found.amount_fen}
    _rows(work, HOLD, back | {"f": -found.freight_fen})
    for line_id, fen in found.parts.items():
        line = {"shop": work.shop_id, "row": line_id, "order": found.order_id, "n": -fen}
        _rows(work, HOLD_LINE, line)
    _enter(work, found, "refund_failed", 1)
    _forget(work, found.order_id, found.parts)


def _rows(work: Work, statement: Any, values: dict[str, Any]) -> bool:
    return bool(work.write(statement, values))


def _forget(work: Work, order_id: str, line_ids: Mapping[str, Any]) -> None:
    """What the session remembers of the rows is old now."""
    keys = {(Order, order_id), *((OrderLine, id) for id in line_ids)}
    for kept in list(work.session.identity_map.values()):
        if (type(kept), getattr(kept, "id", None)) in keys:
            work.session.expire(kept, ["refunded_fen", *_freight(kept)])


def _freight(kept: object) -> list[str]:
    return ["freight_refunded_fen"] if isinstance(kept, Order) else []


def _enter(work: Work, found: Refund, kind: str, sign: int) -> None:
    for line_id, fen in found.parts.items():
        enter(work, found.order_id, line_id, kind, sign * fen, found.id)
    enter(work, found.order_id, None, kind, sign * found.freight_fen, found.id)


def _payments(work: Work) -> Work:
    """The deed is the payment provider's."""
    return work.acting_as(Actor(Party.CONNECTOR, "payments", work.shop_id, "支付", owner=True))
