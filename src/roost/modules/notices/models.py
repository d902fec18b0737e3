from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.data.tables import Record, Table, Tenant


class Notice(Record, Table):
    """One row a reader: what is unread is an index range, not a comparison of lists."""

    __tablename__ = "notices"
    __table_args__ = (
        Index("notices_reader", "shop_id", "staff_id", "id"),
        Index("notices_unread", "shop_id", "staff_id", "read_at"),
    )
    staff_id: Mapped[str]
    kind: Mapped[str]
    level: Mapped[str]
    title_zh: Mapped[str]
    title_en: Mapped[str]
    text: Mapped[str]
    link: Mapped[str]
    at: Mapped[datetime]
    read_at: Mapped[datetime | None]


class NoticeSetting(Tenant, Table):
    __tablename__ = "notices_settings"
    staff_id: Mapped[str] = mapped_column(primary_key=True)
    setting: Mapped[dict[str, Any]]
