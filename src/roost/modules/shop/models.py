from datetime import datetime, time
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.data.tables import Record, Table, Tenant

from .rules import Kind as RuleKind


class Kind(StrEnum):
    MERCHANT = "merchant"
    PLATFORM = "platform"


class Shop(Tenant, Table):
    """The tenant itself. `code` is what the service QR carries: given once, never changed."""

    __tablename__ = "shop"
    kind: Mapped[Kind]
    name: Mapped[str]
    profile: Mapped[str]
    code: Mapped[str] = mapped_column(unique=True)
    opens: Mapped[time]
    closes: Mapped[time]
    opened: Mapped[datetime]
    welcome: Mapped[str]
    offline_reply: Mapped[str]
    card_title: Mapped[str]
    card_line: Mapped[str]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 # as SQLAlchemy wants it


class Address(Record, Table):
    """Where buyers send goods back to; `district` is a code of the table of divisions."""

    __tablename__ = "shop_addresses"
    __table_args__ = (Index("shop_addresses_default", "shop_id", "is_default"),)
    contact: Mapped[str]
    phone: Mapped[str]
    district: Mapped[str]
    detail: Mapped[str]
    is_default: Mapped[bool]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 # as SQLAlchemy wants it


class ServiceRule(Record, Table):
    """One version of one of the shop's own texts; a new version never changes an old one."""

    __tablename__ = "shop_service_rules"
    __table_args__ = (UniqueConstraint("shop_id", "kind", "number"),)
    kind: Mapped[RuleKind]
    number: Mapped[int]
    text: Mapped[str]
    published: Mapped[datetime]
    since: Mapped[datetime]
    who: Mapped[str]
