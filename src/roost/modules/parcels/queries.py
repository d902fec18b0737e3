"""Parcels and what was said of them."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import and_, func, or_, select

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
UNPICKED = (Status.LABEL_CREATED, Status.SHIPPED)
ON_THE_WAY = tuple(status for status in MOVING if status is not Status.SHIPPED)
ASTRAY = (Status.REFUSED, Status.INTERCEPTED, Status.LOST)
LOOKED_AFTER = timedelta(days=60)  # then it is a matter of the past, not of a daily look
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
    return of_orders(look, [order_id])


def of_orders(look: Look, order_ids: Collection[str]) -> Sequence[Parcel]:
    theirs = select(Parcel).where(Parcel.order_id.in_(order_ids))
    return look.session.scalars(theirs.order_by(Parcel.id)).all()


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


def in_trouble(
    look: Look, unpicked_since: datetime, unheard_since: datetime, limit: int
) -> Sequence[Parcel]:
    """One statement, three ranges of the index by status."""
    heard = func.coalesce(Parcel.last_at, Parcel.shipped_at)
    unpicked = and_(Parcel.status.in_(UNPICKED), Parcel.shipped_at <= unpicked_since)
    stuck = and_(Parcel.status.in_(ON_THE_WAY), Parcel.shipped_at <= unheard_since)
    astray = and_(Parcel.status.in_(ASTRAY), Parcel.shipped_at <= look.now)
    troubled = or_(unpicked, and_(stuck, heard <= unheard_since), astray)
    young = Parcel.shipped_at > look.now - LOOKED_AFTER
    oldest = select(Parcel).where(troubled, young).order_by(Parcel.shipped_at, Parcel.id)
    return look.session.scalars(oldest.limit(limit)).all()


def trouble(parcel: Parcel) -> str:
    if parcel.status in ASTRAY:
        return str(parcel.status)
    return "not_picked_up" if parcel.status in UNPICKED else "stuck"


def any_under_way(look: Look) -> bool:
    kept = counts.of(look, "parcels")
    return any(kept.get(status) for status in (*MOVING, *ASTRAY))


def under_way(look: Look) -> Sequence[Parcel]:
    """In all shops, the oldest first."""
    oldest = select(Parcel).where(Parcel.status.in_(MOVING)).order_by(Parcel.shipped_at)
    with look.all_shops("the sandbox carrier goes round"):
        return look.session.scalars(oldest.limit(ROUND)).all()
