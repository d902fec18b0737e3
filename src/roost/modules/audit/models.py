from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.data.kept import append_only
from roost.kernel.data.tables import Table, Tenant
from roost.kernel.pure.actor import Party


class Deed(Tenant, Table):
    """One row a deed, never changed. `seal` covers the row and the seal before it."""

    __tablename__ = "audit"
    __table_args__ = (
        Index("audit_who", "shop_id", "who", "seq"),
        Index("audit_what", "shop_id", "what", "seq"),
        Index("audit_thing", "shop_id", "thing", "seq"),
        Index("audit_at", "shop_id", "at", "seq"),
    )
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    real: Mapped[datetime]  # of the machine's clock, which a demo cannot move
    party: Mapped[Party]
    who: Mapped[str]
    name: Mapped[str]
    what: Mapped[str]  # module.deed
    thing: Mapped[str]
    data: Mapped[dict[str, Any]]
    seal: Mapped[str]


append_only(Deed)
