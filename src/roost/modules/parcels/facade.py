"""What the modules above ask about parcels."""

from collections.abc import Collection
from datetime import datetime

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.data.work import Work

from . import commands, queries
from .models import Parcel


class ParcelCard(Struct, frozen=True):
    id: str
    order_id: str
    waybill: str
    carrier: str
    status: str
    shipped_at: datetime
    picked_up_at: datetime | None
    delivered_at: datetime | None
    last_at: datetime | None
    last_text: str
    lines: list[str]


def card(look: Look, parcel_id: str) -> ParcelCard:
    return _card(look.get(Parcel, parcel_id, "包裹不存在"))


def of_order(look: Look, order_id: str) -> list[ParcelCard]:
    return [_card(p) for p in queries.of_order(look, order_id)]


def of_orders(look: Look, order_ids: Collection[str]) -> dict[str, list[ParcelCard]]:
    """Of each of them that has any, in one statement."""
    found: dict[str, list[ParcelCard]] = {}
    for parcel in queries.of_orders(look, order_ids):
        found.setdefault(parcel.order_id, []).append(_card(parcel))
    return found


def in_trouble(
    look: Look, unpicked_since: datetime, unheard_since: datetime, limit: int
) -> list[tuple[ParcelCard, str]]:
    """Those that want a look, the oldest first, each with its trouble: `not_picked_up` though it
    left before the one instant, `stuck` with nothing heard since the other, `refused`,
    `intercepted` or `lost`.
    """
    found = queries.in_trouble(look, unpicked_since, unheard_since, limit)
    return [(_card(parcel), queries.trouble(parcel)) for parcel in found]


def any_under_way(look: Look) -> bool:
    """Whether carriers have anything of this shop."""
    return queries.any_under_way(look)


def under_way(look: Look) -> list[tuple[str, str, str]]:
    """(shop, waybill, status) of all that carriers still have: for the sandbox carrier."""
    return [(p.shop_id, p.waybill, p.status) for p in queries.under_way(look)]


def track(
    work: Work, waybill: str, kind: str, at: datetime, text: str = "", source: str = "sandbox"
) -> None:
    """A carrier's word: picked_up, dispatched, in_transit, out_for_delivery, delivered, refused,
    intercepted, returning, returned or lost.
    """
    commands.track(work, waybill, kind, at, text, source)


def _card(p: Parcel) -> ParcelCard:
    return ParcelCard(
        p.id,
        p.order_id,
        p.waybill,
        p.carrier,
        p.status,
        p.shipped_at,
        p.picked_up_at,
        p.delivered_at,
        p.last_at,
        p.last_text,
        [str(line) for line in p.lines],
    )
