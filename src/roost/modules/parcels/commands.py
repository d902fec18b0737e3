"""What becomes of a parcel: it is shipped once, and then only carriers speak of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal, cast

from msgspec import Meta
from sqlalchemy import Table as CoreTable
from sqlalchemy import select, update

from roost.kernel.data import files
from roost.kernel.data.machine import Machine
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.body import Body
from roost.kernel.pure.event import Event
from roost.kernel.pure.refusal import Invalid, NotFound
from roost.kernel.pure.text import clean
from roost.modules.evidence import facade as evidence
from roost.modules.orders import facade as orders
from roost.modules.orders.events import Imported, ImportedParcel, Shipped

from .events import Moved, Tracked
from .models import Parcel, Track
from .permissions import PROVE, TRACK
from .queries import by_waybill, of_order
from .states import FLOW, KINDS, STATES, Status, before

TEXT = 300
PARCELS = cast(CoreTable, Parcel.__table__)


def _says(work: Work, parcel: Parcel, step: str) -> Event:
    return Moved(
        at=work.moment,
        shop_id=parcel.shop_id,
        thing=parcel.id,
        order_id=parcel.order_id,
        step=step,
    )


MACHINE = Machine(FLOW, Parcel, _says)


def begin(work: Work, shipped: Shipped) -> Parcel:
    parcel = Parcel(
        shop_id=work.shop_id,
        id=work.new_id(),
        status=Status.SHIPPED,
        order_id=shipped.order_id,
        order_no=shipped.order_no,
        buyer_id=shipped.buyer,
        waybill=shipped.waybill,
        carrier=shipped.carrier,
        lines=list(shipped.lines),
        shipped_at=shipped.at,
    )
    MACHINE.start(work, parcel)
    return parcel


def adopt(work: Work, imported: Imported) -> None:
    """What a file says was sent elsewhere: nobody is told, and its way until here is not known."""
    known = _here(work, [p.order_id for p in imported.parcels if p.again])
    fresh = []
    for told in imported.parcels:
        parcel = known.get((told.order_id, told.waybill))
        if parcel is None:
            fresh.append(_found(work, told))
        elif told.arrived and parcel.status in before(Status.DELIVERED):
            parcel.delivered_at = told.arrived_at
            MACHINE.adopt(work, parcel, Status.DELIVERED, told.arrived_at or work.now, "import")
    MACHINE.adopt_many(work, fresh, "import")


def _here(work: Work, order_ids: Sequence[str]) -> dict[tuple[str, str], Parcel]:
    if not order_ids:
        return {}
    rows = work.session.scalars(select(Parcel).where(Parcel.order_id.in_(order_ids)))
    return {(parcel.order_id, parcel.waybill): parcel for parcel in rows}


def _found(work: Work, told: ImportedParcel) -> dict[str, Any]:
    return {
        "shop_id": work.shop_id,
        "id": work.new_id(),
        "status": Status.DELIVERED if told.arrived else Status.SHIPPED,
        "since": min(told.arrived_at or told.shipped_at, work.now),
        "order_id": told.order_id,
        "order_no": told.order_no,
        "buyer_id": told.buyer,
        "waybill": told.waybill,
        "carrier": told.carrier,
        "lines": told.lines,
        "shipped_at": told.shipped_at,
        "picked_up_at": None,
        "delivered_at": told.arrived_at if told.arrived else None,
        "last_at": None,
        "last_text": "",
    }


def track(
    work: Work, waybill: str, kind: str, at: datetime, text: str = "", source: str = "sandbox"
) -> list[Parcel]:
    """Something a carrier said, `at` some instant; said twice, it is kept once.

    An older scan that comes late is kept, and moves nothing back.
    """
    if kind not in KINDS:
        raise Invalid("未知的物流状态", "unknown_kind", "/kind")
    if at > work.now:
        raise Invalid("物流时间不能晚于当前时间", "in_the_future", "/at")
    found = list(by_waybill(work, waybill))
    if not found:
        raise NotFound("没有该快递单号的包裹", "unknown_waybill")
    words = clean(text, TEXT, "/text", empty=True) or STATES[Status(kind)][0]
    for parcel in found:
        _track(work, parcel, Status(kind), at, words, source)
    return found


class Scan(Body, frozen=True):
    """`at`: when it was scanned, with a time zone."""

    waybill: str
    kind: str
    at: datetime
    text: str = ""


class Photos(Body, frozen=True):
    """What shows that it left as it should, put in when it leaves (B-06, S3-82)."""

    files: Annotated[tuple[str, ...], Meta(min_length=1, max_length=8)]
    kind: Literal["weight_photo", "carrier_weight", "label_photo", "ship_proof", "carrier_proof"]
    note: str = ""


def prove(work: Work, parcel_id: str, data: Photos) -> Parcel:
    """Hung on the order, with hash and time: it is there when somebody asks for proof."""
    work.actor.need(PROVE)
    parcel = work.get(Parcel, parcel_id, "包裹不存在")
    claimed = [f.id for f in files.claim(work, data.files, 8)]
    about = data.note or f"{parcel.carrier} {parcel.waybill}"
    evidence.hang_all(work, parcel.order_id, "parcels", parcel.id, claimed, data.kind, about)
    return parcel


def report(work: Work, scan: Scan) -> list[Parcel]:
    """A connector tells what a carrier said."""
    work.actor.need(TRACK)
    if scan.at.tzinfo is None:
        raise Invalid("时间须带时区", "no_time_zone", "/at")
    return track(work, scan.waybill, scan.kind, scan.at, scan.text, "open")


def re_point(work: Work, order_id: str | None, old: str | None, new: str | None) -> None:
    """The order, or all of a buyer's, belong to somebody else now."""
    whose = PARCELS.c.order_id == order_id if order_id else PARCELS.c.buyer_id == old
    mine = (PARCELS.c.shop_id == work.shop_id, whose)
    work.session.execute(update(PARCELS).where(*mine).values(buyer_id=new))


def _track(work: Work, parcel: Parcel, kind: Status, at: datetime, text: str, source: str) -> None:
    known = work.session.get(Track, (work.shop_id, _name(parcel, kind, at)))
    if known:
        return
    row = Track(
        shop_id=work.shop_id,
        id=_name(parcel, kind, at),
        parcel_id=parcel.id,
        kind=kind,
        at=at,
        text=text,
        source=source,
    )
    work.session.add(row)
    if parcel.last_at is None or at >= parcel.last_at:
        parcel.last_at, parcel.last_text = at, text
    if kind is Status.PICKED_UP:
        parcel.picked_up_at = min(at, parcel.picked_up_at or at)
    carrier = Actor(Party.CONNECTOR, source, work.shop_id, source, owner=True)
    if parcel.status in before(kind):
        MACHINE.move(work.dated(at, carrier), parcel, kind.value, text)
    work.tell(
        Tracked(
            at=at,
            shop_id=work.shop_id,
            thing=parcel.id,
            order_id=parcel.order_id,
            kind=kind.value,
            buyer=parcel.buyer_id,
        )
    )
    if kind is Status.DELIVERED:
        _tell_order(work, parcel)


def _tell_order(work: Work, parcel: Parcel) -> None:
    """Delivered is an order whose every line has left and whose every parcel has arrived."""
    card = orders.card(work, parcel.order_id)
    all_left = card.status in ("shipped", "completed")
    if all_left and all(p.delivered_at for p in of_order(work, parcel.order_id)):
        orders.delivered(work, parcel.order_id)


def _name(parcel: Parcel, kind: Status, at: datetime) -> str:
    """The same scan has the same id."""
    return f"{parcel.id}-{kind.value}-{int(at.timestamp() * 1000)}"
