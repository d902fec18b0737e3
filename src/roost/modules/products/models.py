"""A product and its SKUs. A SKU's stock is only ever changed by a conditional update."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.data.tables import Record, Table, Tenant, belongs_to


class Product(Record, Table):
    """`product_no` is what people call it by: the platform's number, or the shop's own.

    `promise_hours` is the promised time to shipping, None for the shop's default; `price_fen` the
    lowest of its SKUs; `freight_fen` what one order of it costs to send.
    """

    __tablename__ = "products"
    __table_args__ = (
        Index("products_number", "shop_id", "product_no", unique=True),
        Index("products_shelf", "shop_id", "on_shelf", "id"),
    )
    product_no: Mapped[str]
    title: Mapped[str]
    category: Mapped[str] = mapped_column(default="")
    images: Mapped[list[Any]] = mapped_column(default=list)
    attributes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    price_fen: Mapped[int]
    freight_fen: Mapped[int] = mapped_column(default=0)
    promise_hours: Mapped[int | None]
    custom_made: Mapped[bool] = mapped_column(default=False)
    on_shelf: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]


class Sku(Record, Table):
    """`spec` is what the buyer chose, such as 磨砂黑 / A12."""

    __tablename__ = "products_skus"
    __table_args__ = (
        belongs_to("products", "product_id"),
        Index("products_skus_of", "shop_id", "product_id", "position"),
        CheckConstraint("stock >= 0", name="products_skus_stock"),
    )
    product_id: Mapped[str]
    position: Mapped[int]
    spec: Mapped[str]
    code: Mapped[str] = mapped_column(default="")
    image: Mapped[str] = mapped_column(default="")
    price_fen: Mapped[int]
    stock: Mapped[int]


class Seen(Tenant, Table):
    """When a buyer last looked at a product, and how often."""

    __tablename__ = "products_seen"
    __table_args__ = (Index("products_seen_last", "shop_id", "buyer_id", "at"),)
    buyer_id: Mapped[str] = mapped_column(primary_key=True)
    product_id: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    times: Mapped[int] = mapped_column(default=1)
