"""Reading the log, and finding where it has been tampered with."""

from datetime import datetime
from typing import cast

from msgspec import Struct
from sqlalchemy import ColumnElement, Table, select

from roost.kernel.data import counts, pages
from roost.kernel.data.look import Look

from .models import Deed
from .permissions import VIEW
from .rules import words

PURPOSE = "audit"
CHUNK = 1_000
AUDIT = cast(Table, Deed.__table__)


class Verdict(Struct, frozen=True):
    """`broken` is the number of the first row that is missing or not as it was written."""

    rows: int
    broken: int | None = None


class Filter(Struct, frozen=True):
    """Whose deeds, which, to what, and from when (inclusive) until when (exclusive)."""

    who: str = ""
    what: str = ""
    thing: str = ""
    since: datetime | None = None
    until: datetime | None = None


class Shown(Struct, frozen=True):
    deeds: list[Deed]
    next: str | None
    counts: dict[str, int]


def page(look: Look, asked: Filter, cursor: str | None, limit: int) -> Shown:
    """The newest first; `counts` say how often each deed has been done."""
    look.actor.need(VIEW)
    look.narrow(look.actor.shop_id)
    query = select(Deed).where(*_wanted(asked))
    found, following = pages.take(look, query, ((Deed.seq, True),), limit, cursor)
    return Shown(found, following, counts.of(look, "audit"))


def checked(look: Look) -> Verdict:
    look.actor.need(VIEW)
    look.narrow(look.actor.shop_id)
    return verify(look)


def last(look: Look) -> Deed | None:
    return look.session.scalar(select(Deed).order_by(Deed.seq.desc()).limit(1))


def _wanted(asked: Filter) -> list[ColumnElement[bool]]:
    wanted = []
    for column in ("who", "what", "thing"):
        if value := getattr(asked, column):
            wanted.append(getattr(Deed, column) == value)
    if asked.since:
        wanted.append(Deed.at >= asked.since)
    if asked.until:
        wanted.append(Deed.at < asked.until)
    return wanted


def verify(look: Look) -> Verdict:
    """The whole chain of the shop, from the first row on.

    That rows at the end are gone shows only against a number somebody has noted.
    """
    rows, before = 0, ""
    chain = select(AUDIT).where(AUDIT.c.shop_id == look.shop_id).order_by(AUDIT.c.seq)
    for deed in look.session.execute(chain, execution_options={"yield_per": CHUNK}):
        whole = look.keys.signed(PURPOSE, words(deed, before), deed.seal)
        if deed.seq != rows + 1 or not whole:
            return Verdict(rows, rows + 1)
        rows, before = rows + 1, deed.seal
    return Verdict(rows)
