"""The to-do: what must happen after a transaction, served lane by lane in order."""

from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Index,
    Select,
    bindparam,
    delete,
    exists,
    literal_column,
    select,
    update,
)
from sqlalchemy import Table as CoreTable
from sqlalchemy.orm import Mapped, aliased, mapped_column

from .tables import Table

LIVES = 8
_LIVES: ColumnElement[int] = literal_column(
    str(LIVES)
)  # written out, or the partial index would not be used


class Later(Table):
    """`due` and `attempts` of one waiting deed; gone in the transaction that has done it."""

    __tablename__ = "later"
    seq: Mapped[int] = mapped_column(primary_key=True)
    lane: Mapped[str]
    kind: Mapped[str]
    shop_id: Mapped[str]
    thing: Mapped[str]
    due: Mapped[datetime]
    payload: Mapped[dict[str, Any]]
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str] = mapped_column(default="")


# A dead letter stays in the table, out of the way of what is served.
LIVE = Later.attempts < _LIVES
Index("later_due", Later.due, Later.seq, sqlite_where=LIVE, postgresql_where=LIVE)
Index("later_lane", Later.lane, Later.seq)

LATER = cast(CoreTable, Later.__table__)
CLAIM = delete(LATER).where(LATER.c.seq == bindparam("row"))
DROP = delete(LATER).where(LATER.c.lane == bindparam("lane"))
RETRY = (
    update(LATER)
    .where(LATER.c.seq == bindparam("row"))
    .values(attempts=LATER.c.attempts + 1, due=bindparam("again"), error=bindparam("why"))
)


def lane(kind: str, shop_id: str, thing: str) -> str:
    return f"{kind} {shop_id} {thing}"


def heads(until: datetime, limit: int) -> Select[Any]:
    """The first living row of each lane that is due, the earliest first."""
    before = aliased(Later)
    waits = exists().where(
        before.lane == Later.lane, before.seq < Later.seq, before.attempts < _LIVES
    )
    return (
        select(LATER)
        .where(LIVE, Later.due <= until, ~waits)
        .order_by(Later.due, Later.seq)
        .limit(limit)
    )


def dead(limit: int = 100) -> Select[Any]:
    return select(LATER).where(~LIVE).order_by(Later.seq.desc()).limit(limit)
