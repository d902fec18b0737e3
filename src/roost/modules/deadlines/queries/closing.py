"""The daily close: what of mine is still open today, and how days were closed (B-29, S4-80).

One screen asks for the own clocks by the index of their owner, the conversations in hand, the
checks that wait, the notes that wait and the last close: each a range, none of them counted twice.
"""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from sqlalchemy import or_, select

from roost.kernel.data import pages
from roost.kernel.data.clocks import OWNED, Clock
from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.modules.conversations import facade as conversations
from roost.modules.conversations.facade import HeldCard

from ..models import Check, Close, Note
from ..permissions import CHECK, MANAGE, VIEW
from ..rules import day_end, day_of
from . import checks
from .rows import Deadline, deadlines

MOST = 200
NEWEST = ((Close.id, True),)


class Day(Struct, frozen=True):
    """`clocks`: the own ones that are late or run out today, the nearest first. `conversations`:
    those in one's hands; what is said in one never runs out, so it says since when it is open.
    """

    day: str
    now: datetime
    ends_at: datetime
    clocks: list[Deadline]
    conversations: list[HeldCard]
    checks: Sequence[Check]
    notes: Sequence[Note]
    written: Sequence[Note]
    closed: Close | None

    @property
    def late(self) -> int:
        return sum(c.late for c in self.clocks)

    @property
    def stake_fen(self) -> int:
        return sum(c.stake_fen or 0 for c in self.clocks if not c.late)


def day(look: Look) -> Day:
    look.actor.need(VIEW)
    me, today = look.actor.id, day_of(look.now)
    own = select(Clock).where(OWNED, Clock.owner == me, Clock.due < day_end(look.now))
    clocks = look.session.scalars(own.order_by(Clock.due, Clock.id).limit(MOST)).all()
    matters = [c for c in clocks if c.module != "conversations"]
    closes = select(Close).where(Close.who == me, Close.day == today)
    return Day(
        today,
        look.now,
        day_end(look.now),
        deadlines(look, matters),
        conversations.held_by(look, me),
        checks.waiting(look) if look.actor.may(CHECK) else [],
        notes_for(look),
        _written(look),
        look.session.scalars(closes.order_by(Close.id.desc()).limit(1)).first(),
    )


def notes_for(look: Look) -> Sequence[Note]:
    """Those that wait for the caller, or for whoever comes, the oldest first."""
    me = look.actor.id
    mine = (Note.waits.is_(True), or_(Note.to_id == "", Note.to_id == me), Note.who != me)
    return look.session.scalars(select(Note).where(*mine).order_by(Note.id).limit(MOST)).all()


def _written(look: Look) -> Sequence[Note]:
    """The last ones of one's own, so that it is seen who took them over."""
    mine = select(Note).where(Note.who == look.actor.id)
    return look.session.scalars(mine.order_by(Note.id.desc()).limit(10)).all()


def closes(look: Look, day: str = "", limit: int = 30, cursor: str | None = None) -> Page[Close]:
    """Everybody's with the right to it, else one's own; the newest first."""
    look.actor.need(VIEW)
    query = select(Close)
    if not look.actor.may(MANAGE):
        query = query.where(Close.who == look.actor.id)
    if day:
        query = query.where(Close.day == day)
    rows, following = pages.take(look, query, NEWEST, limit, cursor)
    return Page(rows, look.now, following)
