"""Cases, the order lines they hold, and what the shop keeps for its after-sales people."""

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.data.tables import Record, Stateful, Table, belongs_to

from .rules.kinds import (
    STEPPED_IN,
    Channel,
    Erp,
    Goods,
    Intervention,
    Invoice,
    Kind,
    Liability,
    Path,
    Solution,
    Source,
)
from .states import OVER, Status

NO_DUE: Final = datetime(9999, 1, 1, tzinfo=UTC)
"""In `due_at` of a case that waits for nobody: it stands last in every list."""


class Case(Stateful, Table):
    """One request about lines of one order. Amounts in fen; `goods_fen` and `freight_fen` add up
    to `amount_fen`, which is what is to go back.

    entered_at: since when it stands in its state; pauses: [from, to] in microseconds, while the
    platform had stepped in. due_at, due_step: the first running clock, copied for lists.
    items: the lines as they were bought [{line_id, title, sku, image, pieces, amount_fen}].
    digest, told_at: what a file last told of it, and the latest instant that it knew.
    """

    __tablename__ = "after_sales"
    __table_args__ = (
        belongs_to("orders", "order_id"),
        Index("after_sales_number", "shop_id", "number", unique=True),
        Index("after_sales_urgent", "shop_id", "due_at", "id"),
        Index("after_sales_tab", "shop_id", "status", "due_at", "id"),
        Index("after_sales_kind", "shop_id", "kind", "due_at", "id"),
        Index("after_sales_order", "shop_id", "order_id", "id"),
        Index("after_sales_order_no", "shop_id", "order_no", "id"),
        Index("after_sales_buyer", "shop_id", "buyer_id", "id"),
        Index("after_sales_applied", "shop_id", "applied_at", "id"),
        Index("after_sales_refund", "shop_id", "refund_id"),
        Index("after_sales_small", "shop_id", "small_refund_id"),
        Index("after_sales_done", "shop_id", "solution", "ended_at", "id"),
        Index("after_sales_desk", "intervention", "due_at", "id"),  # the platform's, all shops
    )
    number: Mapped[str]
    order_id: Mapped[str]
    order_no: Mapped[str]
    buyer_id: Mapped[str | None]
    buyer_name: Mapped[str] = mapped_column(default="")
    profile: Mapped[str]
    kind: Mapped[Kind]
    source: Mapped[Source]
    channel: Mapped[Channel] = mapped_column(default=Channel.PAGE)
    category: Mapped[str] = mapped_column(default="")
    status: Mapped[Status]
    received: Mapped[bool] = mapped_column(default=False)  # the buyer says the goods are there
    goods: Mapped[Goods] = mapped_column(default=Goods.UNSHIPPED)
    tracked_at: Mapped[datetime | None]
    reason_code: Mapped[str]
    said: Mapped[str] = mapped_column(default="")
    files: Mapped[list[Any]] = mapped_column(default=list)
    items: Mapped[list[Any]] = mapped_column(default=list)
    amount_fen: Mapped[int] = mapped_column(default=0)
    freight_fen: Mapped[int] = mapped_column(default=0)
    applied_at: Mapped[datetime]
    applied_by: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    pauses: Mapped[list[Any]] = mapped_column(default=list)
    deadline_at: Mapped[datetime | None]  # a connector's own, for the present state
    due_at: Mapped[datetime] = mapped_column(default=NO_DUE)
    due_step: Mapped[str] = mapped_column(default="")
    extended: Mapped[bool] = mapped_column(default=False)
    answer_overdue: Mapped[bool] = mapped_column(default=False)
    refusal: Mapped[dict[str, Any]] = mapped_column(default=dict)
    path: Mapped[Path | None]
    intercepted: Mapped[bool] = mapped_column(default=False)
    goods_back: Mapped[bool] = mapped_column(default=False)
    lost: Mapped[bool] = mapped_column(default=False)
    strategy: Mapped[str | None]
    instant_refund: Mapped[bool] = mapped_column(default=False)
    platform_ruled: Mapped[bool] = mapped_column(default=False)
    liability: Mapped[Liability | None]
    ruling: Mapped[str] = mapped_column(default="")
    intervention: Mapped[Intervention] = mapped_column(default=Intervention.NONE)
    intervened_by: Mapped[str] = mapped_column(default="")
    intervened_at: Mapped[datetime | None]
    on_desk: Mapped[bool] = mapped_column(default=False)  # counted among the interventions
    evidence: Mapped[dict[str, Any]] = mapped_column(default=dict)
    address: Mapped[dict[str, Any]] = mapped_column(default=dict)
    address_given: Mapped[bool] = mapped_column(default=False)
    address_asked_at: Mapped[datetime | None]
    address_late: Mapped[bool] = mapped_column(default=False)
    address_outcome: Mapped[str] = mapped_column(default="")
    appeal_fails: Mapped[bool] = mapped_column(default=False)  # because of the address
    promised_at: Mapped[datetime | None]
    promise_missed: Mapped[bool] = mapped_column(default=False)
    unsent_at_intervention: Mapped[bool] = mapped_column(default=False)
    refund_offered: Mapped[bool] = mapped_column(default=False)
    return_waybill: Mapped[str] = mapped_column(default="")
    return_carrier: Mapped[str] = mapped_column(default="")
    returned_at: Mapped[datetime | None]
    inspection: Mapped[dict[str, Any]] = mapped_column(default=dict)
    sent_waybill: Mapped[str] = mapped_column(default="")
    sent_carrier: Mapped[str] = mapped_column(default="")
    sent_at: Mapped[datetime | None]
    erp: Mapped[Erp | None]
    solution: Mapped[Solution | None]
    invoice: Mapped[Invoice | None]
    memo: Mapped[str] = mapped_column(default="")
    refund_id: Mapped[str] = mapped_column(default="")
    refund_tries: Mapped[int] = mapped_column(default=0)
    refund_failed_at: Mapped[datetime | None]
    refunded_at: Mapped[datetime | None]
    small_refund_id: Mapped[str] = mapped_column(default="")
    small_paid_fen: Mapped[int] = mapped_column(default=0)
    digest: Mapped[str] = mapped_column(default="")
    told_at: Mapped[datetime | None]

    @property
    def over(self) -> bool:
        return self.status in OVER

    @property
    def stepped_in(self) -> bool:
        return self.intervention in STEPPED_IN


OPEN = text("open")


class CaseLine(Record, Table):
    """A line that a case is about. While the case is open no other may hold the line (RD-31)."""

    __tablename__ = "after_sales_lines"
    __table_args__ = (
        belongs_to("after_sales", "case_id"),
        Index("after_sales_lines_of", "shop_id", "case_id"),
        Index(
            "after_sales_lines_open",
            "shop_id",
            "line_id",
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
    )
    case_id: Mapped[str]
    order_id: Mapped[str]
    line_id: Mapped[str]
    amount_fen: Mapped[int]
    open: Mapped[bool] = mapped_column(default=True)


class Waybill(Record, Table):
    """Every waybill number that has to do with a case, for the filter of the list."""

    __tablename__ = "after_sales_waybills"
    __table_args__ = (
        belongs_to("after_sales", "case_id"),
        Index("after_sales_waybills_number", "shop_id", "waybill", "case_id"),
    )
    case_id: Mapped[str]
    waybill: Mapped[str]
    role: Mapped[str]  # order | return | sent


class Guide(Record, Table):
    """One edition of a guidance text; the newest is the one that counts, all can be read."""

    __tablename__ = "after_sales_guides"
    __table_args__ = (Index("after_sales_guides_of", "shop_id", "name", "edition", unique=True),)
    name: Mapped[str]
    edition: Mapped[int]
    text: Mapped[str]
    at: Mapped[datetime]
    who: Mapped[str]


class ServicePoint(Record, Table):
    """An official after-sales point of a brand (S4-46)."""

    __tablename__ = "after_sales_points"
    __table_args__ = (Index("after_sales_points_brand", "shop_id", "brand", "city", "id"),)
    brand: Mapped[str]
    city: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    address: Mapped[str]
    phone: Mapped[str]
