"""The daily close, hand-over notes, and how days were closed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.modules.conversations.facade import HeldCard

from ..models import Close, Note
from ..queries.closing import Day
from ..queries.rows import Deadline
from . import checks
from .checks import CheckView


class NoteView(Struct, frozen=True):
    """`to_name` empty: for whoever comes. `mine`: the reader has written it."""

    id: str
    at: datetime
    who_name: str
    to_name: str
    text: str
    things: list[Any]
    mine: bool
    waits: bool
    taken_at: datetime | None
    taken_name: str


class CloseView(Struct, frozen=True):
    """`open`: all that was not done when the day was closed, of whatever kind."""

    id: str
    day: str
    at: datetime
    who: str
    who_name: str
    note: str
    open: int
    late: int
    due_today: int
    conversations: int
    checks: int
    notes: int
    stake_fen: int
    items: list[Any]


class DayView(Struct, frozen=True):
    day: str
    now: datetime
    ends_at: datetime
    open: int
    stake_fen: int
    clocks: list[Deadline]
    conversations: list[HeldCard]
    checks: list[CheckView]
    notes: list[NoteView]
    written: list[NoteView]
    closed: CloseView | None


def day(look: Look, found: Day) -> DayView:
    whole = (found.clocks, found.conversations, found.checks, found.notes)
    return DayView(
        found.day,
        found.now,
        found.ends_at,
        sum(len(part) for part in whole),
        found.stake_fen,
        found.clocks,
        found.conversations,
        [checks.one(look, c) for c in found.checks],
        _notes(look, found.notes),
        _notes(look, found.written),
        close(look, found.closed) if found.closed else None,
    )


def note(look: Look, n: Note) -> NoteView:
    mine = n.who == look.actor.id
    told = (n.at, n.who_name, n.to_name, n.text, n.things)
    return NoteView(n.id, *told, mine, n.waits, n.taken_at, n.taken_name)


def close(_: Look, c: Close) -> CloseView:
    return CloseView(
        c.id,
        c.day,
        c.at,
        c.who,
        c.who_name,
        c.note,
        c.open,
        c.late,
        c.due_today,
        c.conversations,
        c.checks,
        c.notes,
        c.stake_fen,
        c.items,
    )


def closes(look: Look, page: Page[Close]) -> Page[CloseView]:
    return Page([close(look, c) for c in page.items], page.now, page.next, page.counts)


def _notes(look: Look, found: Sequence[Note]) -> list[NoteView]:
    return [note(look, n) for n in found]
