"""An order as a file tells it, before anything of it is kept. Money in fen, instants in UTC."""

from datetime import datetime

from msgspec import Struct

from .cells import Flag, Personal, Region, Waybill
from .statuses import State


class LineDraft(Struct, frozen=True):
    line_no: str
    """The platform's sub-order number; else the order number, `-2`, `-3` … from the second on."""
    status: State
    title: str
    pieces: int
    goods_fen: int
    """Price × pieces, before freight and discounts."""
    amount_fen: int
    """What the buyer has to pay for this line; over an order these add up to its payable."""
    freight_fen: int = 0
    discount_fen: int = 0
    adjust_fen: int = 0
    """A price change by the merchant, negative when cheaper."""
    unit_price_fen: int | None = None
    """None where goods cannot be divided by pieces without a rest."""
    kinds: int = 1
    """How many different products the file folded into this line."""
    product_id: str | None = None
    product_code: str | None = None
    sku_id: str | None = None
    sku_code: str | None = None
    sku_spec: str | None = None
    after_sale: str | None = None
    """The platform's own words about an after-sale on this line."""
    ship_by: datetime | None = None
    shipped_at: datetime | None = None
    completed_at: datetime | None = None
    raw: dict[str, str] = {}
    """Columns without a field, by their header; empty cells are left out."""


class ParcelDraft(Struct, frozen=True):
    waybill: str
    carrier: str | None
    """The carrier's name as the file writes it."""
    lines: tuple[str, ...]


class Receiver(Struct, frozen=True):
    name: Personal | None = None
    phone: Personal | None = None
    """A phone in clear may have an extension, as in `13000000000-0001`."""
    address: Personal | None = None
    region: Region = Region()


class Said(Struct, frozen=True):
    """What a row says about its whole order."""

    placed_at: datetime
    confirmed_at: datetime | None = None
    """When the order began to bind (a group was formed); the shipping promise counts from here."""
    paid_at: datetime | None = None
    payment_method: str | None = None
    buyer: Personal | None = None
    receiver: Receiver = Receiver()
    under_review: bool = False
    """Held back by the platform: it must not be shipped yet."""
    cancel_reason: str | None = None
    buyer_message: str | None = None
    memo: str | None = None
    flag: Flag | None = None


class Part(Struct, frozen=True):
    """One row, read."""

    row: int
    order_no: str
    line: LineDraft
    said: Said
    parcels: tuple[Waybill, ...]
    payable_fen: int
    paid_fen: int | None
    received_fen: int | None
    refunded_fen: int | None
    fees_fen: int
    private: dict[str, str]


class OrderDraft(Struct, frozen=True):
    layout: str
    order_no: str
    status: State
    said: Said
    lines: tuple[LineDraft, ...]
    parcels: tuple[ParcelDraft, ...]
    goods_fen: int
    freight_fen: int
    discount_fen: int
    adjust_fen: int
    fees_fen: int
    """Installation and carrying upstairs, paid by the buyer."""
    payable_fen: int
    paid_fen: int
    """0 while unpaid; not lowered by refunds."""
    received_fen: int | None
    """What the platform pays out to the merchant, where the file says so."""
    refunded_fen: int | None
    ship_by: datetime | None
    """The earliest promise among the lines not shipped yet; of all lines when all are shipped."""
    shipped_at: datetime | None
    """When the last line left; None while one is still here."""
    completed_at: datetime | None
    rows: tuple[int, ...]
    private: dict[str, str]
    """Columns without a field that name a person: to be kept encrypted or not at all."""
