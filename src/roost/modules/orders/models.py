"""Orders, their lines, and the money that moved on them."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Computed, Enum, Index
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.data.kept import append_only
from roost.kernel.data.tables import Record, Stateful, Table, Tenant, belongs_to

from .states import Importing, Refunding, Status

RECEIVER = "orders.receiver"  # what names, phones and addresses are sealed for
BY_VALUE = Enum(Status, native_enum=False, values_callable=lambda states: [s.value for s in states])
# Partly shipped orders stand among those to ship.
TAB = "CASE status WHEN 'partially_shipped' THEN 'awaiting_shipment' ELSE status END"


class Order(Stateful, Table):
    """`order_no` is the platform's number, or the house's own for orders of its shop page.

    goods_fen: what the lines cost the buyer now; placed_goods_fen: at placing (RD-36). paid_fen is
    never lowered by refunds; refunded_fen counts what was promised back and has not failed.
    ship_by: the earliest promise of the lines left, of all when none is; due_by: the same while a
    line must still leave and is not exempt, else None. profile: the trading platform's rules.
    """

    __tablename__ = "orders"
    __table_args__ = (
        Index("orders_number", "shop_id", "order_no", unique=True),
        Index("orders_placed", "shop_id", "placed_at", "id"),
        Index("orders_tab", "shop_id", "tab", "placed_at", "id"),
        Index("orders_due", "shop_id", "due_by", "id"),
        Index("orders_buyer", "shop_id", "buyer_id", "placed_at", "id"),
        Index("orders_flag", "shop_id", "flag", "placed_at", "id"),
        Index("orders_any_number", "order_no"),  # the platform's, over all shops
        CheckConstraint("refunded_fen BETWEEN 0 AND paid_fen", name="orders_refunded"),
        CheckConstraint(
            "freight_refunded_fen BETWEEN 0 AND freight_paid_fen", name="orders_freight_refunded"
        ),
    )
    status: Mapped[Status] = mapped_column(BY_VALUE)
    tab: Mapped[str] = mapped_column(Computed(TAB, persisted=True))
    order_no: Mapped[str]
    source: Mapped[str]  # shop | import | open | a connector's name
    profile: Mapped[str]
    buyer_id: Mapped[str | None]
    buyer_name: Mapped[str] = mapped_column(default="")
    cod: Mapped[bool] = mapped_column(default=False)
    payment_method: Mapped[str] = mapped_column(default="")
    under_review: Mapped[bool] = mapped_column(default=False)
    placed_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    paid_at: Mapped[datetime | None]
    platform_ship_by: Mapped[datetime | None]
    ship_by: Mapped[datetime | None]
    due_by: Mapped[datetime | None]
    late_fen: Mapped[int | None]  # what it costs when due_by passes; None where no tariff is known
    overdue_at: Mapped[datetime | None]  # when it was last told that the promise had passed
    shipped_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]
    completed_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    cancel_reason: Mapped[str] = mapped_column(default="")
    placed_goods_fen: Mapped[int]
    goods_fen: Mapped[int]
    freight_fen: Mapped[int] = mapped_column(default=0)
    discount_fen: Mapped[int] = mapped_column(default=0)
    paid_fen: Mapped[int] = mapped_column(default=0)
    freight_paid_fen: Mapped[int] = mapped_column(default=0)
    refunded_fen: Mapped[int] = mapped_column(default=0)
    freight_refunded_fen: Mapped[int] = mapped_column(default=0)
    lines_left: Mapped[int]  # lines that still have to be shipped
    stock_taken: Mapped[bool] = mapped_column(default=False)
    receiver_name: Mapped[bytes | None]
    receiver_phone: Mapped[bytes | None]
    receiver_address: Mapped[bytes | None]
    province: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    district: Mapped[str] = mapped_column(default="")
    buyer_message: Mapped[str] = mapped_column(default="")
    memo: Mapped[str] = mapped_column(default="")
    flag: Mapped[str] = mapped_column(default="")
    private: Mapped[bytes | None]  # a file's further personal columns, sealed JSON
    digest: Mapped[str] = mapped_column(default="")  # of what a file or connector last told of it

    @property
    def payable_fen(self) -> int:
        return self.goods_fen + self.freight_fen


class OrderLine(Record, Table):
    """A sub-order. `goods_fen` is unit price × pieces at placing; `amount_fen` what the buyer pays
    for it without freight, after discounts and price changes; `paid_fen` its share of the payment.

    `exempt`: a filing for it is "in_review" or "approved". `closed_at`: refunded in full before it
    left, so that it will not be shipped.
    """

    __tablename__ = "orders_lines"
    __table_args__ = (
        belongs_to("orders", "order_id"),
        Index("orders_lines_of", "shop_id", "order_id", "position"),
        Index("orders_lines_product", "shop_id", "product_id", "order_id"),
        Index("orders_lines_product_no", "shop_id", "product_no", "order_id"),
        CheckConstraint("refunded_fen BETWEEN 0 AND paid_fen", name="orders_lines_refunded"),
    )
    order_id: Mapped[str]
    position: Mapped[int]
    line_no: Mapped[str]
    product_id: Mapped[str | None]
    sku_id: Mapped[str | None]
    product_no: Mapped[str] = mapped_column(default="")
    sku_no: Mapped[str] = mapped_column(default="")
    product_code: Mapped[str] = mapped_column(default="")
    sku_code: Mapped[str] = mapped_column(default="")
    title: Mapped[str]
    sku: Mapped[str] = mapped_column(default="")
    image: Mapped[str] = mapped_column(default="")
    pieces: Mapped[int]
    unit_price_fen: Mapped[int | None]
    goods_fen: Mapped[int]
    discount_fen: Mapped[int] = mapped_column(default=0)
    adjust_fen: Mapped[int] = mapped_column(default=0)
    amount_fen: Mapped[int]
    paid_fen: Mapped[int] = mapped_column(default=0)
    refunded_fen: Mapped[int] = mapped_column(default=0)
    custom_made: Mapped[bool] = mapped_column(default=False)
    promise_hours: Mapped[int | None]
    ship_by: Mapped[datetime | None]
    shipped_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    carrier: Mapped[str] = mapped_column(default="")
    waybill: Mapped[str] = mapped_column(default="")
    exempt: Mapped[str] = mapped_column(default="")
    after_sale: Mapped[str] = mapped_column(default="")  # a platform's own words about it
    raw: Mapped[dict[str, Any]] = mapped_column(default=dict)

    @property
    def waits(self) -> bool:
        return self.shipped_at is None and self.closed_at is None


class Money(Record, Table):
    """One movement: `amount_fen` is positive towards the shop, negative towards the buyer.

    `line_id` is None for freight and for what concerns the whole order; the entries of an order
    add up to paid_fen − refunded_fen. Kinds: payment, refund, refund_failed.
    """

    __tablename__ = "orders_money"
    __table_args__ = (
        belongs_to("orders", "order_id"),
        Index("orders_money_of", "shop_id", "order_id", "id"),
    )
    order_id: Mapped[str]
    line_id: Mapped[str | None]
    kind: Mapped[str]
    amount_fen: Mapped[int]
    at: Mapped[datetime]
    ref: Mapped[str]
    who: Mapped[str]


append_only(Money)


class Refund(Stateful, Table):
    """One transfer back to the buyer. `parts`: fen by line id; `attempts`: calls to the provider.

    Its id is the provider's idempotency key: whatever is asked twice under it is paid once.
    """

    __tablename__ = "orders_refunds"
    __table_args__ = (
        belongs_to("orders", "order_id"),
        Index("orders_refunds_of", "shop_id", "order_id", "id"),
    )
    status: Mapped[Refunding]
    order_id: Mapped[str]
    parts: Mapped[dict[str, Any]]
    freight_fen: Mapped[int]
    amount_fen: Mapped[int]
    provider: Mapped[str]
    reason: Mapped[str]
    source: Mapped[str]
    attempts: Mapped[int] = mapped_column(default=0)
    asked_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    why: Mapped[str] = mapped_column(default="")


class Try(Record, Table):
    """A wrong try to claim an order: by whom, and at which number."""

    __tablename__ = "orders_tries"
    __table_args__ = (
        Index("orders_tries_guest", "shop_id", "buyer_id", "at"),
        Index("orders_tries_number", "shop_id", "order_no", "at"),
    )
    buyer_id: Mapped[str]
    order_no: Mapped[str]
    at: Mapped[datetime]


class Reveals(Record, Table):
    """How often a person (`id`) has opened receivers on a day of the shop's calendar."""

    __tablename__ = "orders_reveals"
    day: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]


class Import(Stateful, Table):
    """A file of another program: read and checked aside, shown, then taken in chunks.

    `intake` is whose records are in it, `allowed` those that its bringer may take. `file` lies
    beside the database until it is read. Figures of the file: rows … last_at, `sums` in fen; of
    the taking: `block` and `place` are where it goes on, `pace` the rows of the next chunk, `kept`
    counts records left as they are because the house knows better, `lacking` those whose order is
    not here (`lacked`: was not when they were read). `why` is of a refused file.
    """

    __tablename__ = "orders_imports"
    __table_args__ = (Index("orders_imports_newest", "shop_id", "id"),)
    status: Mapped[Importing]
    file: Mapped[str]
    name: Mapped[str]
    size: Mapped[int]
    who: Mapped[str]
    who_name: Mapped[str]
    uploaded_at: Mapped[datetime]
    checked_at: Mapped[datetime | None]
    taken_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    allowed: Mapped[list[Any]] = mapped_column(default=list)
    intake: Mapped[str] = mapped_column(default="")
    layout: Mapped[str] = mapped_column(default="")
    columns: Mapped[list[Any]] = mapped_column(default=list)  # [field, header] pairs
    rows: Mapped[int] = mapped_column(default=0)
    records: Mapped[int] = mapped_column(default=0)
    lines: Mapped[int] = mapped_column(default=0)  # rows that they are made of
    faults: Mapped[int] = mapped_column(default=0)
    blocks: Mapped[int] = mapped_column(default=0)
    states: Mapped[dict[str, Any]] = mapped_column(default=dict)
    lacked: Mapped[int] = mapped_column(default=0)
    sums: Mapped[dict[str, Any]] = mapped_column(default=dict)
    first_at: Mapped[datetime | None]
    last_at: Mapped[datetime | None]
    block: Mapped[int] = mapped_column(default=0)
    place: Mapped[int] = mapped_column(default=0)
    pace: Mapped[int] = mapped_column(default=0)
    added: Mapped[int] = mapped_column(default=0)
    updated: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    kept: Mapped[int] = mapped_column(default=0)
    lacking: Mapped[int] = mapped_column(default=0)
    code: Mapped[str] = mapped_column(default="")
    why: Mapped[str] = mapped_column(default="")
    params: Mapped[dict[str, Any]] = mapped_column(default=dict)

    @property
    def done(self) -> int:
        return self.added + self.updated + self.unchanged + self.kept + self.lacking


class ImportBlock(Tenant, Table):
    """Some records of a checked file, packed; receivers in it are sealed. Gone when taken."""

    __tablename__ = "orders_import_rows"
    import_id: Mapped[str] = mapped_column(primary_key=True)
    block: Mapped[int] = mapped_column(primary_key=True)
    data: Mapped[bytes]


class ImportFault(Tenant, Table):
    """A row that is not taken. `row` as a spreadsheet counts, the header is row 1."""

    __tablename__ = "orders_import_faults"
    import_id: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    row: Mapped[int]
    number: Mapped[str] = mapped_column(default="")
    code: Mapped[str]
    sentence: Mapped[str]
    params: Mapped[dict[str, Any]] = mapped_column(default=dict)
