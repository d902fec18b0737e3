from datetime import datetime, time
from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.data.tables import Table, Tenant


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
    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 # as SQLAlchemy wants it
