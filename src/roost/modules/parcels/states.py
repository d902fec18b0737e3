"""A parcel's way (states.md §2.3). Scans may be missing or come out of order, but never back."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from roost.kernel.pure.actor import Party
from roost.kernel.pure.flow import Flow, Step

Parcel = Any  # with the fields of models.Parcel


class Status(StrEnum):
    LABEL_CREATED = "label_created"
    SHIPPED = "shipped"
    PICKED_UP = "picked_up"
    DISPATCHED = "dispatched"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELIVERED = "delivered"
    REFUSED = "refused"
    INTERCEPTED = "intercepted"
    RETURNING = "returning"
    RETURNED = "returned"
    LOST = "lost"


STATES = {
    Status.LABEL_CREATED: ("已打单", "Label created"),
    Status.SHIPPED: ("已发货", "Shipped"),
    Status.PICKED_UP: ("已揽收", "Picked up"),
    Status.DISPATCHED: ("已发运", "Dispatched"),
    Status.IN_TRANSIT: ("运输中", "In transit"),
    Status.OUT_FOR_DELIVERY: ("派送中", "Out for delivery"),
    Status.DELIVERED: ("已签收", "Delivered"),
    Status.REFUSED: ("已拒收", "Refused"),
    Status.INTERCEPTED: ("已拦截", "Intercepted"),
    Status.RETURNING: ("退回中", "Returning"),
    Status.RETURNED: ("已退回", "Returned"),
    Status.LOST: ("疑似遗失", "Lost"),
}
OUTWARD = (
    Status.LABEL_CREATED,
    Status.SHIPPED,
    Status.PICKED_UP,
    Status.DISPATCHED,
    Status.IN_TRANSIT,
    Status.OUT_FOR_DELIVERY,
)
BACK = (Status.REFUSED, Status.INTERCEPTED, Status.RETURNING)


def before(target: Status) -> tuple[Status, ...]:
    """From where a scan of this kind takes a parcel further."""
    if target in OUTWARD:
        return OUTWARD[: OUTWARD.index(target)]
    if target is Status.RETURNING:
        return (*OUTWARD, Status.REFUSED, Status.INTERCEPTED)
    if target is Status.RETURNED:
        return (*OUTWARD, *BACK)
    if target is Status.DELIVERED:
        return (*OUTWARD, Status.LOST)
    return OUTWARD


def picked_up(parcel: Parcel, moment: datetime) -> None:
    parcel.picked_up_at = parcel.picked_up_at or moment


def delivered(parcel: Parcel, moment: datetime) -> None:
    parcel.delivered_at = moment


DOES = {Status.PICKED_UP: picked_up, Status.DELIVERED: delivered}
FLOW = Flow(
    "parcels",
    {s.value: STATES[s] for s in Status if before(s)},
    STATES,
    *(
        Step(target.value, source, target, {Party.CONNECTOR}, does=DOES.get(target))
        for target in Status
        for source in before(target)
    ),
)
KINDS = tuple(s.value for s in Status if before(s) and s is not Status.SHIPPED)
