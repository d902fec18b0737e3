"""The to-do: what must happen after a transaction, served lane by lane in order."""

from datetime import datetime
from typing import Any, cast

from msgspec import Struct
from sqlalchemy import (
    ColumnElement,
    Index,
    bindparam,
    delete,
    exists,
    insert,
    literal_column,
    select,
    update,
)
from sqlalchemy import Table as CoreTable
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.pure.actor import Party
from roost.kernel.pure.refusal import NotFound

from .look import Look
from .tables import Table

LIVES, MOST = 8, 10_000
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
BEFORE = LATER.alias()
WAITS = exists().where(
    BEFORE.c.lane == LATER.c.lane, BEFORE.c.seq < LATER.c.seq, BEFORE.c.attempts < _LIVES
)
# The first living row of each lane that is due, the earliest first.
HEADS = (
    select(LATER)
    .where(LATER.c.attempts < _LIVES, LATER.c.due <= bindparam("until"), ~WAITS)
    .order_by(LATER.c.due, LATER.c.seq)
    .limit(bindparam("most"))
)
ADD = insert(LATER).inline()
CLAIM = delete(LATER).where(LATER.c.seq == bindparam("row"))
DROP = delete(LATER).where(LATER.c.lane == bindparam("lane"))
RETRY = (
    update(LATER)
    .where(LATER.c.seq == bindparam("row"))
    .values(attempts=LATER.c.attempts + 1, due=bindparam("again"), error=bindparam("why"))
)


def lane(kind: str, shop_id: str, thing: str) -> str:
    return f"{kind} {shop_id} {thing}"


def row(
    kind: str, shop_id: str, thing: str, due: datetime, payload: dict[str, Any]
) -> dict[str, Any]:
    return {
        "lane": lane(kind, shop_id, thing),
        "kind": kind,
        "shop_id": shop_id,
        "thing": thing,
        "due": due,
        "payload": payload,
        "attempts": 0,
        "error": "",
    }


class DeadLetter(Struct, frozen=True):
    """What was given up: which deed of whom, when it was due, and what it last stumbled over."""

    seq: int
    kind: str
    shop_id: str
    thing: str
    due: datetime
    error: str


def dead_letters(look: Look, limit: int = 100) -> list[DeadLetter]:
    """The newest first, of the own shop; of all shops for the platform."""
    query = select(LATER).where(~LIVE).order_by(Later.seq.desc()).limit(limit)
    if look.actor.party is not Party.PLATFORM:
        query = query.where(Later.shop_id == look.shop_id)
    rows = look.session.execute(query)
    return [DeadLetter(r.seq, r.kind, r.shop_id, r.thing, r.due, r.error) for r in rows]


def revive(look: Look, seq: int) -> None:
    """To be tried again, now; a letter of another shop is not there."""
    if seq not in {letter.seq for letter in dead_letters(look, MOST)}:
        raise NotFound("记录不存在")
    again = update(LATER).where(LATER.c.seq == seq)
    look.session.execute(again.values(attempts=0, due=look.now, error=""))
