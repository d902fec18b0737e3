"""What each side reads. Phones are masked in every text; a recalled message has no words."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec import Raw, Struct, json

from roost.kernel.data.look import Look
from roost.kernel.pure.text import mask_phones
from roost.modules.routing import facade as routing

from .. import queries
from ..commands.lines import Msg, Said, Sender
from ..models import Conversation, Draft, Message, Settings, Thread
from ..queries import ConversationPage, Row, Slice
from ..states import FLOW, Status


class Named(Struct, frozen=True):
    id: str
    name: str


class StandingView(Struct, frozen=True):
    position: int
    estimate_seconds: int | None
    reason: str


class ConversationView(Struct, frozen=True):
    """`due` is the reply clock's; None while nothing counts (C3). `held`: news wait (RD-15)."""

    id: str
    thread: str
    status: str
    status_zh: str
    status_en: str
    version: int
    buyer: Named
    owner: Named | None
    collaborators: list[str]
    seq: int
    first_seq: int
    last_seq: int | None
    last_text: str
    last_party: str
    last_at: datetime | None
    unread: int
    read_seq: int
    buyer_read_seq: int
    waiting_since: datetime | None
    due: datetime | None
    held: bool
    star: bool
    mark: str
    cause: str
    why: dict[str, Any]
    opened_at: datetime
    queued_at: datetime | None
    human_at: datetime | None
    closed_at: datetime | None
    changed_at: datetime
    steps: list[Any]
    clocks: list[Any]


class ConversationList(Struct, frozen=True):
    items: list[ConversationView]
    next: str | None
    counts: dict[str, int]
    now: datetime


class MessageList(Struct, frozen=True):
    items: list[Msg]
    more: bool
    seq: int
    read_seq: int
    buyer_read_seq: int
    now: datetime


class SaidView(Struct, frozen=True):
    client_id: str
    thread: str
    seq: int
    id: str
    at: datetime


class DraftView(Struct, frozen=True):
    thread: str
    text: str
    at: datetime


class SettingsView(Struct, frozen=True):
    first_responder: str
    typing_preview: bool


class BuyerThreadView(Struct, frozen=True):
    thread: str
    seq: int
    status: str | None
    unread: int
    read_seq: int
    agent_name: str
    standing: StandingView | None
    steps: list[Any]
    now: datetime


class Count(Struct, frozen=True):
    moved: int


def message(m: Message) -> Msg:
    body = Raw(b"{}" if m.recalled else mask_phones(m.body).encode())
    sender = Sender(m.party, m.sender, m.name)
    if m.recalled:
        return Msg(m.thread, m.seq, m.id, m.at, sender, m.kind, body, recalled=True)
    return Msg(m.thread, m.seq, m.id, m.at, sender, m.kind, body)


def frames(found: Slice) -> list[bytes]:
    """As the live socket sends them."""
    return [json.encode(message(m)) for m in found.messages]


def messages(look: Look, found: Slice) -> MessageList:
    t = found.thread
    items = [message(m) for m in found.messages]
    return MessageList(items, found.more, t.seq, t.read_seq, t.buyer_read_seq, look.now)


def conversation(look: Look, row: Row) -> ConversationView:
    c, t = row.conversation, row.thread
    current = t.conversation == c.id and c.status is not Status.CLOSED
    held = current and t.held_seq is not None and c.owner == look.actor.id
    zh, en = FLOW.states[c.status]
    return ConversationView(
        id=c.id,
        thread=c.thread,
        status=c.status,
        status_zh=zh,
        status_en=en,
        version=c.version,
        buyer=Named(c.buyer_id, c.buyer_name),
        owner=Named(c.owner, c.owner_name) if c.owner else None,
        collaborators=list(c.collaborators),
        seq=t.held_seq if held and t.held_seq is not None else t.seq,
        first_seq=c.first_seq,
        last_seq=c.last_seq,
        last_text="" if held else t.last_text if current else c.last_text,
        last_party=t.last_party if current else "",
        last_at=t.last_at if current else c.closed_at,
        unread=t.unread if current and not held else 0,
        read_seq=t.read_seq,
        buyer_read_seq=t.buyer_read_seq,
        waiting_since=t.waiting_since if current else None,
        due=t.due if current else None,
        held=held,
        star=c.star,
        mark=c.mark,
        cause=c.cause,
        why=c.why,
        opened_at=c.opened_at,
        queued_at=c.queued_at,
        human_at=c.human_at,
        closed_at=c.closed_at,
        changed_at=max(c.changed_at, t.changed_at) if current else c.changed_at,
        steps=queries.steps(look, c),
        clocks=_clocks(t) if current else [],
    )


def _clocks(t: Thread) -> list[Any]:
    if t.due is None:
        return []
    zh, en = REPLY_LABEL
    return [
        {
            "step": "reply",
            "label_zh": zh,
            "label_en": en,
            "start": t.waiting_since,
            "due": t.due,
        }
    ]


REPLY_LABEL = ("回复买家", "Answer the buyer")


def moved(look: Look, c: Conversation) -> ConversationView:
    return conversation(look, queries.row(look, c))


def page(look: Look, found: ConversationPage) -> ConversationList:
    items = [conversation(look, row) for row in found.rows]
    return ConversationList(items, found.next, found.counts, look.now)


def said(_: Look, s: Said) -> SaidView:
    return SaidView(s.client_id, s.thread, s.seq, s.id, s.at)


def parts(look: Look, all_said: Sequence[Said]) -> list[SaidView]:
    return [said(look, s) for s in all_said]


def draft(_: Look, d: Draft | None) -> DraftView | None:
    return DraftView(d.thread, d.text, d.at) if d else None


def drafts(look: Look, rows: Sequence[Draft]) -> list[DraftView]:
    return [DraftView(d.thread, d.text, d.at) for d in rows]


def settings(_: Look, s: Settings) -> SettingsView:
    return SettingsView(s.first_responder, s.typing_preview)


def nothing(_: Look, __: object) -> None:
    return None


def as_is(_: Look, found: Any) -> Any:
    return found


def count(_: Look, n: int) -> Count:
    return Count(n)


def of_buyer(look: Look, t: Thread | None) -> BuyerThreadView | None:
    if t is None:
        return None
    c = look.session.get(Conversation, (look.shop_id, t.conversation))
    return BuyerThreadView(
        thread=t.id,
        seq=t.seq,
        status=c.status if c else None,
        unread=t.buyer_unread,
        read_seq=t.read_seq,
        agent_name=c.owner_name if c else "",
        standing=_standing(queries.standing(look, c)),
        steps=queries.steps(look, c) if c else [],
        now=look.now,
    )


def of_buyer_after(look: Look, c: Conversation) -> BuyerThreadView | None:
    return of_buyer(look, look.get(Thread, c.thread))


def seconds(span: timedelta | None) -> int | None:
    return None if span is None else span // timedelta(seconds=1)


def _standing(s: routing.Standing | None) -> StandingView | None:
    if s is None:
        return None
    return StandingView(s.position, seconds(s.estimate), s.reason)
