"""Counts that are kept as things happen: a tab shows a number without counting rows."""

from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

from .hot import Hot
from .look import Look
from .tables import Table, Tenant
from .work import Work


class Count(Tenant, Table):
    __tablename__ = "counts"
    name: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]


COLUMNS = ("shop_id", "name", "key", "n")
BUMP = Hot(
    "INSERT INTO counts (shop_id, name, key, n) VALUES (:shop_id, :name, :key, :n)"
    " ON CONFLICT (shop_id, name, key) DO UPDATE SET n = counts.n + excluded.n"
)


def tally(work: Work, name: str, key: str, by: int) -> None:
    """Written once at the end of the transaction, however often it happens in it."""
    if by:
        work.collected.tallies[(work.shop_id, name, key)] += by


def settle(work: Work) -> None:
    """What was tallied, in one statement."""
    tallies = work.collected.tallies
    rows = [dict(zip(COLUMNS, (*key, n), strict=True)) for key, n in tallies.items() if n]
    if rows:
        BUMP.each(work, rows)


def of(look: Look, name: str) -> dict[str, int]:
    """The kept counts of one name, such as a flow by its states."""
    rows = look.session.execute(select(Count.key, Count.n).where(Count.name == name))
    return {key: n for key, n in rows if n}
