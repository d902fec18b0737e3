"""Parcels and what was said of them."""

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import select

from roost.kernel.data import counts, pages
from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.kernel.pure.refusal import NotFound

from .models import Parcel, Track
from .permissions import VIEW
from .states import Status

ROUND = 500  # parcels of one round of the sandbox carrier
MOVING = (
    Status.SHIPPED,
    Status.PICKED_UP,
    Status.DISPATCHED,
    Status.IN_TRANSIT,
    Status.OUT_FOR_DELIVERY,
    Status.RETURNING,
)
KEY = ((Parcel.shipped_at, True), (Parcel.id, True))


class Detail(Struct, frozen=True):
    parcel: Parcel
    tracks: Sequence[Track]


def parcels_page(
    look: Look,
    status: str = "",
    waybill: str = "",
    order: str = "",
    limit: int = 20,
    cursor: str | None = None,
) -> Page[Parcel]:
    look.actor.need(VIEW)
    wanted = {Parcel.status: status, Parcel.waybill: waybill, Parcel.order_id: order}
    query = select(Parcel).where(*(c == v for c, v in wanted.items() if v))
    rows, following = pages.take(look, query, KEY, limit, cursor)
    return Page(rows, look.now, following, counts.of(look, "parcels"))


def one(look: Look, parcel_id: str) -> Detail:
    look.actor.need(VIEW)
    return detail(look, look.get(Parcel, parcel_id, "包裹不存在"))


def of_order(look: Look, order_id: str) -> Sequence[Parcel]:
    mine = select(Parcel).where(Parcel.order_id == order_id)
    return look.session.scalars(mine.order_by(Parcel.id)).all()


def beside(look: Look, order_id: str) -> list[Detail]:
    look.actor.need(VIEW)
    return [detail(look, p) for p in of_order(look, order_id)]


def my_own(look: Look, order_id: str) -> list[Detail]:
    found = of_order(look, order_id)
    if any(p.buyer_id != look.actor.id for p in found):
        raise NotFound("订单不存在")
    return [detail(look, p) for p in found]


def by_waybill(look: Look, waybill: str) -> Sequence[Parcel]:
    """More than one when a parcel carries several orders."""
    return look.session.scalars(select(Parcel).where(Parcel.waybill == waybill)).all()


def detail(look: Look, parcel: Parcel) -> Detail:
    tracks = select(Track).where(Track.parcel_id == parcel.id)
    newest = tracks.order_by(Track.at.desc(), Track.id.desc())
    return Detail(parcel, look.session.scalars(newest).all())


def under_way(look: Look) -> Sequence[Parcel]:
    """In all shops, the oldest first."""
    oldest = select(Parcel).where(Parcel.status.in_(MOVING)).order_by(Parcel.shipped_at)
    with look.all_shops("the sandbox carrier goes round"):
        return look.session.scalars(oldest.limit(ROUND)).all()
