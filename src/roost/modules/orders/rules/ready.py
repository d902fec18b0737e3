"""An order of a file as the house will keep it: what is left to do is to name it and write it.

Made outside of any transaction. What names a person is bytes, so that it can be sealed in place.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct

from roost.kernel.pure.money import split
from roost.kernel.pure.text import digest

from .amounts import shares
from .cells import Personal, Region
from .drafts import LineDraft, OrderDraft, Receiver
from .layouts import PROFILES
from .statuses import State
from .waybills import carrier_named

COD = "货到付款"
LEFT: frozenset[State] = frozenset({"shipped", "completed"})
RANK: dict[str, int] = {
    "awaiting_payment": 0,
    "awaiting_shipment": 1,
    "partially_shipped": 2,
    "shipped": 3,
    "completed": 4,
    "cancelled": 4,
}
"""Nothing goes back, and of two ends neither follows the other."""


class ReadyLine(Struct, array_like=True):
    line_no: str
    title: str
    sku: str
    product_no: str
    sku_no: str
    product_code: str
    sku_code: str
    pieces: int
    unit_price_fen: int | None
    goods_fen: int
    discount_fen: int
    adjust_fen: int
    amount_fen: int
    paid_fen: int
    refunded_fen: int
    ship_by: datetime | None
    shipped_at: datetime | None
    closed_at: datetime | None
    after_sale: str
    raw: dict[str, str]
    carrier: str = ""
    waybill: str = ""


class ReadyParcel(Struct, array_like=True):
    waybill: str
    carrier: str
    lines: list[int]  # positions


class Ready(Struct, array_like=True):
    """`since`: the latest instant that the file knows of it. `digest` tells another content."""

    order_no: str
    digest: str
    row: int
    profile: str  # empty: the shop's own
    status: State
    since: datetime
    placed_at: datetime
    confirmed_at: datetime | None
    paid_at: datetime | None
    platform_ship_by: datetime | None
    shipped_at: datetime | None
    completed_at: datetime | None
    payment_method: str
    cod: bool
    under_review: bool
    buyer_name: str
    placed_goods_fen: int
    goods_fen: int
    freight_fen: int
    discount_fen: int
    paid_fen: int
    freight_paid_fen: int
    refunded_fen: int
    freight_refunded_fen: int
    receiver_name: bytes | None
    receiver_phone: bytes | None
    receiver_address: bytes | None
    province: str
    city: str
    district: str
    cancel_reason: str
    buyer_message: str
    memo: str
    flag: str
    private: bytes | None
    lines: list[ReadyLine]
    parcels: list[ReadyParcel]

    @property
    def payable_fen(self) -> int:
        return self.goods_fen + self.freight_fen

    @property
    def number(self) -> str:
        return self.order_no

    @property
    def at(self) -> datetime:
        return self.placed_at

    @property
    def size(self) -> int:
        return len(self.lines)

    @property
    def sums(self) -> Mapping[str, int]:
        return {
            "payable": self.payable_fen,
            "paid": self.paid_fen,
            "refunded": self.refunded_fen,
        }


def ready(draft: OrderDraft) -> Ready:
    said, since = draft.said, _since(draft)
    lines = [_line(draft, line, since) for line in draft.lines]
    freight = draft.payable_fen - sum(line.amount_fen for line in lines)
    freight_paid, freight_back = _spread_money(draft, lines, freight)
    return Ready(
        order_no=draft.order_no,
        digest=digest(msgspec.structs.replace(draft, rows=())),
        row=min(draft.rows, default=0),
        profile=PROFILES.get(draft.layout, ""),
        status=draft.status,
        since=since,
        placed_at=said.placed_at,
        confirmed_at=said.confirmed_at,
        paid_at=said.paid_at,
        platform_ship_by=draft.ship_by,
        shipped_at=draft.shipped_at,
        completed_at=draft.completed_at,
        payment_method=said.payment_method or "",
        cod=said.payment_method == COD,
        under_review=said.under_review,
        buyer_name=said.buyer.text if said.buyer and said.buyer.kind != "cipher" else "",
        placed_goods_fen=draft.goods_fen,
        goods_fen=draft.payable_fen - freight,
        freight_fen=freight,
        discount_fen=draft.discount_fen,
        paid_fen=draft.paid_fen,
        freight_paid_fen=freight_paid,
        refunded_fen=sum(line.refunded_fen for line in lines) + freight_back,
        freight_refunded_fen=freight_back,
        **_receiver(said.receiver),
        cancel_reason=said.cancel_reason or "",
        buyer_message=said.buyer_message or "",
        memo=said.memo or "",
        flag=said.flag or "",
        private=msgspec.json.encode(draft.private) if draft.private else None,
        lines=lines,
        parcels=_parcels(draft, lines),
    )


def goes_on(now: str, then: str) -> bool:
    """Whether a file's status `then` follows the kept one."""
    return RANK[then] > RANK[now]


def _since(draft: OrderDraft) -> datetime:
    said = draft.said
    known = (said.confirmed_at, said.paid_at, draft.shipped_at, draft.completed_at)
    return max([said.placed_at, *(instant for instant in known if instant)])


def _line(draft: OrderDraft, line: LineDraft, since: datetime) -> ReadyLine:
    """Without freight, which the order has once. A line that has left did so at `since` at the
    latest, whatever else the file keeps to itself.
    """
    freight = min(line.freight_fen, max(line.amount_fen, 0))
    left = (line.shipped_at or draft.shipped_at or since) if line.status in LEFT else None
    return ReadyLine(
        line_no=line.line_no,
        title=line.title,
        sku=line.sku_spec or "",
        product_no=line.product_id or "",
        sku_no=line.sku_id or "",
        product_code=line.product_code or "",
        sku_code=line.sku_code or "",
        pieces=line.pieces,
        unit_price_fen=line.unit_price_fen,
        goods_fen=line.goods_fen,
        discount_fen=line.discount_fen,
        adjust_fen=line.adjust_fen,
        amount_fen=line.amount_fen - freight,
        paid_fen=0,
        refunded_fen=0,
        ship_by=line.ship_by or draft.ship_by,
        shipped_at=left,
        closed_at=since if "cancelled" in (line.status, draft.status) and left is None else None,
        after_sale=line.after_sale or "",
        raw=line.raw,
    )


def _spread_money(draft: OrderDraft, lines: Sequence[ReadyLine], freight: int) -> tuple[int, int]:
    """(freight paid, freight paid back); the lines get their shares of both.

    A cancelled order that was paid has been paid back, unless the file has its own figure.
    """
    amounts = [max(line.amount_fen, 0) for line in lines]
    paid = shares(draft.paid_fen, freight, amounts)
    back = draft.refunded_fen
    if back is None:
        back = draft.paid_fen if draft.status == "cancelled" else 0
    back = min(max(back, 0), draft.paid_fen)
    of_lines = min(back, sum(paid.lines))
    returned = split(of_lines, paid.lines) if of_lines else [0] * len(lines)
    for line, share, returns in zip(lines, paid.lines, returned, strict=True):
        line.paid_fen, line.refunded_fen = share, returns
    return paid.freight, back - of_lines


def _parcels(draft: OrderDraft, lines: Sequence[ReadyLine]) -> list[ReadyParcel]:
    """The first parcel of a line also stands on the line."""
    places = {line.line_no: n for n, line in enumerate(lines)}
    found = []
    for parcel in draft.parcels:
        carrier = carrier_named(parcel.carrier)
        inside = [places[line_no] for line_no in parcel.lines]
        for line in (lines[n] for n in inside if not lines[n].waybill):
            line.carrier, line.waybill = carrier, parcel.waybill
        found.append(ReadyParcel(parcel.waybill, carrier, inside))
    return found


def _receiver(whom: Receiver) -> dict[str, Any]:
    return {
        "receiver_name": _bytes(whom.name),
        "receiver_phone": _bytes(whom.phone),
        "receiver_address": _address(whom.region, whom.address),
        "province": whom.region.province or "",
        "city": whom.region.city or "",
        "district": whom.region.district or "",
    }


def _bytes(said: Personal | None) -> bytes | None:
    return said.text.encode() if said else None


def _address(region: Region, address: Personal | None) -> bytes | None:
    """Region and street as one text, as far as it is text."""
    if address is None or address.kind == "cipher":
        return _bytes(address)
    places = (region.province, region.city, region.district, region.town, address.text)
    return " ".join(place for place in places if place).encode()
