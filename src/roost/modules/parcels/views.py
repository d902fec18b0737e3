from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page

from .models import Parcel, Track
from .queries import Detail
from .states import STATES, Status


class ParcelView(Struct, frozen=True):
    id: str
    order_id: str
    order_no: str
    waybill: str
    carrier: str
    status: str
    status_zh: str
    status_en: str
    shipped_at: datetime
    picked_up_at: datetime | None
    delivered_at: datetime | None
    last_at: datetime | None
    last_text: str


class TrackView(Struct, frozen=True):
    at: datetime
    kind: str
    label_zh: str
    label_en: str
    text: str
    source: str


class DetailView(Struct, frozen=True):
    """`tracks`: the newest first."""

    parcel: ParcelView
    tracks: list[TrackView]


class DetailList(Struct, frozen=True):
    items: list[DetailView]
    now: datetime


class ParcelList(Struct, frozen=True):
    items: list[ParcelView]
    now: datetime


ParcelPage = Page[ParcelView]


def one(_: Look, p: Parcel) -> ParcelView:
    zh, en = STATES[p.status]
    return ParcelView(
        p.id,
        p.order_id,
        p.order_no,
        p.waybill,
        p.carrier,
        p.status,
        zh,
        en,
        p.shipped_at,
        p.picked_up_at,
        p.delivered_at,
        p.last_at,
        p.last_text,
    )


def many(look: Look, page: Page[Parcel]) -> ParcelPage:
    return Page([one(look, p) for p in page.items], page.now, page.next, page.counts)


def some(look: Look, found: Sequence[Parcel]) -> ParcelList:
    return ParcelList([one(look, p) for p in found], look.now)


def whole(look: Look, found: Detail) -> DetailView:
    return DetailView(one(look, found.parcel), [_track(t) for t in found.tracks])


def listed(look: Look, found: Sequence[Detail]) -> DetailList:
    return DetailList([whole(look, d) for d in found], look.now)


def _track(t: Track) -> TrackView:
    zh, en = STATES[Status(t.kind)]
    return TrackView(t.at, t.kind, zh, en, t.text, t.source)
