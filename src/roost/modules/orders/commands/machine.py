"""The flows of this module, bound to their tables."""

from typing import Any

from roost.kernel.data.clocks import Plate
from roost.kernel.data.machine import Machine
from roost.kernel.data.work import Work
from roost.kernel.pure.event import Event

from ..events import (
    Cancelled,
    Changed,
    Completed,
    Confirmed,
    Fact,
    ImportMoved,
    Overdue,
    Paid,
    Placed,
)
from ..models import Import, Order, Refund
from ..states import FLOW, IMPORT_FLOW, REFUND_FLOW, Status

FACTS: dict[str, type[Fact]] = {
    "start": Placed,
    "pay": Paid,
    "confirm": Confirmed,
    "confirm_receipt": Completed,
    "auto_confirm": Completed,
}


def told(work: Work, order: Order, **more: Any) -> dict[str, Any]:
    """The fields that every fact about an order has."""
    about = {"at": work.moment, "shop_id": order.shop_id, "thing": order.id}
    return about | {"order_no": order.order_no, "buyer": order.buyer_id} | more


def says(work: Work, order: Order, step: str) -> Event:
    """Shipping is told by its command, which knows the waybill."""
    if order.status == Status.CANCELLED:
        return Cancelled(**told(work, order, reason=order.cancel_reason))
    if step == "overdue":
        return Overdue(**told(work, order, ship_by=order.due_by))
    if step == "refund_all":
        return Completed(**told(work, order))
    if step in FACTS:
        return FACTS[step](**told(work, order))
    return Changed(**told(work, order, step=step))


def about(order: Any) -> Plate:
    return Plate(order.order_no, order.late_fen)


def refund_says(work: Work, refund: Refund, step: str) -> Event:
    return Changed(
        at=work.moment,
        shop_id=refund.shop_id,
        thing=refund.order_id,
        order_no="",
        step=f"refund.{step}",
    )


def import_says(work: Work, found: Import, step: str) -> Event:
    return ImportMoved(at=work.moment, shop_id=found.shop_id, thing=found.id, step=step)


MACHINE = Machine(FLOW, Order, says, about)
REFUND_MACHINE = Machine(REFUND_FLOW, Refund, refund_says)
IMPORT_MACHINE = Machine(IMPORT_FLOW, Import, import_says)
