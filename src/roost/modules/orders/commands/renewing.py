"""An adopted order of which a file or connector now tells more."""

from collections.abc import Sequence

from roost.kernel.data.work import Work

from ..events import ImportedParcel
from ..models import Order, OrderLine
from ..queries import lines_of
from ..rules.ready import Ready, ReadyLine
from ..states import TO_SHIP, Status
from .machine import MACHINE
from .money import enter
from .upkeep import keep, promise

TOLD = (
    "digest",
    "confirmed_at",
    "paid_at",
    "platform_ship_by",
    "shipped_at",
    "completed_at",
    "payment_method",
    "cancel_reason",
    "buyer_message",
)
"""What only the platform knows: its word replaces ours where it says anything."""
HIDDEN = ("receiver_name", "receiver_phone", "receiver_address")


def renew(work: Work, order_id: str, told: Ready, source: str, ref: str) -> list[ImportedParcel]:
    """Status, times, money and parcels go forward; what the shop noted for itself stays."""
    order = work.get(Order, order_id, "订单不存在")
    lines = lines_of(work, [order_id]).get(order_id, [])
    for name in (*TOLD, *HIDDEN):
        if value := getattr(told, name):
            setattr(order, name, value)
    order.under_review = told.under_review
    order.memo, order.flag = order.memo or told.memo, order.flag or told.flag
    known = {line.line_no: line for line in lines}
    for line in told.lines:
        if line.line_no in known:
            _renew_line(known[line.line_no], line)
    _amounts(order, known, told)
    _promise(work, order, lines, told)
    _money(work, order, known, told, ref)
    MACHINE.adopt(work, order, Status(told.status), min(told.since, work.now), source)
    return _parcels(order, known, told)


def _renew_line(line: OrderLine, told: ReadyLine) -> None:
    line.shipped_at = line.shipped_at or told.shipped_at
    line.closed_at = line.closed_at or told.closed_at
    line.ship_by = told.ship_by or line.ship_by
    line.after_sale = told.after_sale or line.after_sale
    if told.waybill and not line.waybill:
        line.carrier, line.waybill = told.carrier, told.waybill


def _promise(work: Work, order: Order, lines: Sequence[OrderLine], told: Ready) -> None:
    keep(work, order, lines)
    if told.status not in TO_SHIP:
        order.due_by = None
    elif any(line.waits and line.ship_by is None for line in lines):
        promise(work, order, lines, told.paid_at or told.confirmed_at or told.placed_at)


def _amounts(order: Order, known: dict[str, OrderLine], told: Ready) -> None:
    """Until it is paid the price may still change."""
    if order.paid_fen:
        return
    for name in ("goods_fen", "freight_fen", "discount_fen"):
        setattr(order, name, getattr(told, name))
    for line in (n for n in told.lines if n.line_no in known):
        mine = known[line.line_no]
        mine.amount_fen = line.amount_fen
        mine.discount_fen, mine.adjust_fen = line.discount_fen, line.adjust_fen


def _money(work: Work, order: Order, known: dict[str, OrderLine], told: Ready, ref: str) -> None:
    """Only what was not booked yet; what the house paid back itself is never taken away again."""
    then = work.dated(min(told.since, work.now))
    for line in (n for n in told.lines if n.line_no in known):
        mine = known[line.line_no]
        paid = max(line.paid_fen - mine.paid_fen, 0)
        back = max(line.refunded_fen - mine.refunded_fen, 0)
        mine.paid_fen, mine.refunded_fen = mine.paid_fen + paid, mine.refunded_fen + back
        _book(then, order, mine.id, paid, back, ref)
    paid = max(told.freight_paid_fen - order.freight_paid_fen, 0)
    back = max(told.freight_refunded_fen - order.freight_refunded_fen, 0)
    order.freight_paid_fen += paid
    order.freight_refunded_fen += back
    _book(then, order, None, paid, back, ref)


def _book(work: Work, order: Order, line_id: str | None, paid: int, back: int, ref: str) -> None:
    order.paid_fen += paid
    order.refunded_fen += back
    enter(work, order.id, line_id, "payment", paid, ref)
    enter(work, order.id, line_id, "refund", -back, ref)


def _parcels(order: Order, known: dict[str, OrderLine], told: Ready) -> list[ImportedParcel]:
    """All that are told of: who keeps parcels knows which of them are new."""
    found = []
    for parcel in told.parcels:
        numbers = [told.lines[n].line_no for n in parcel.lines]
        lines = [known[number] for number in numbers if number in known]
        if not lines:
            continue
        found.append(
            ImportedParcel(
                order_id=order.id,
                order_no=order.order_no,
                buyer=order.buyer_id,
                carrier=parcel.carrier,
                waybill=parcel.waybill,
                lines=[line.id for line in lines],
                shipped_at=lines[0].shipped_at or told.since,
                arrived=told.status == Status.COMPLETED.value,
                arrived_at=told.completed_at,
                again=True,
            )
        )
    return found
