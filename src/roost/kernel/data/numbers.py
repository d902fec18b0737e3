"""Numbers that people read out to each other: one row a shop and kind, never given twice."""

from sqlalchemy import text
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.pure.time import local

from .tables import Table, Tenant
from .work import Work


class Number(Tenant, Table):
    __tablename__ = "numbers"
    kind: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int]


NEXT = text(
    "INSERT INTO numbers (shop_id, kind, last) VALUES (:shop_id, :kind, 1)"
    " ON CONFLICT (shop_id, kind) DO UPDATE SET last = numbers.last + 1 RETURNING last"
)


def take(work: Work, kind: str, prefix: str) -> str:
    """AS2611210000042: prefix, business day, seven digits that only ever grow."""
    row = {"shop_id": work.shop_id, "kind": kind}
    last = work.session.execute(NEXT, row).scalar_one()
    return f"{prefix}{local(work.moment):%y%m%d}{last:07d}"
