from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.data.tables import Record, Stateful, Table, belongs_to

from .states import Status


class Parcel(Stateful, Table):
    """What left under one waybill of one order. `shipped_at` is when the waybill was handed in;
    the rest is what the carrier said. `lines` are ids of order lines.
    """

    __tablename__ = "parcels"
    __table_args__ = (
        Index("parcels_order", "shop_id", "order_id", "id"),
        Index("parcels_waybill", "shop_id", "waybill"),
        Index("parcels_status", "shop_id", "status", "shipped_at", "id"),
        Index("parcels_moving", "status", "shipped_at"),  # of all shops
    )
    status: Mapped[Status]
    order_id: Mapped[str]
    order_no: Mapped[str]
    buyer_id: Mapped[str | None]
    waybill: Mapped[str]
    carrier: Mapped[str]
    lines: Mapped[list[Any]]
    shipped_at: Mapped[datetime]
    picked_up_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]
    last_at: Mapped[datetime | None]
    last_text: Mapped[str] = mapped_column(default="")


class Track(Record, Table):
    """One thing that a carrier said. `source`: sandbox, open or a connector's name."""

    __tablename__ = "parcels_tracks"
    __table_args__ = (
        belongs_to("parcels", "parcel_id"),
        Index("parcels_tracks_of", "shop_id", "parcel_id", "at", "id"),
    )
    parcel_id: Mapped[str]
    kind: Mapped[str]
    at: Mapped[datetime]
    text: Mapped[str]
    source: Mapped[str]
