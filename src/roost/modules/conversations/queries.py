"""Who may see which conversation, and the lists and pages of them."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, false, or_, select

from roost.kernel.data import counts, files, pages
from roost.kernel.data.look import Look
from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.refusal import Invalid, NotFound
from roost.modules.routing import facade as routing
from roost.modules.shop import facade as shop

from .models import MACHINE, Conversation, Draft, Message, Settings, Thread
from .permissions import ASK, OFFLINE, REPLY, SUPERVISE, VIEW
from .states import OPEN, Status

PAGE, HELD = 500, 200
TABS = ("mine", "queued", "offline", "all", "closed")
OWN_STEPS = ("transfer", "give_back", "close")


class Row(Struct, frozen=True):
    conversation: Conversation
    thread: Thread


class ConversationPage(Struct, frozen=True):
    rows: list[Row]
    next: str | None
    counts: dict[str, int]


class Slice(Struct, frozen=True):
    """Messages in the order of their seq; `more` on the side that was asked for."""

    thread: Thread
    messages: Sequence[Message]
    more: bool


def settings(look: Look) -> Settings:
    """At the platform's desk a question waits for 转人工 before anybody has it (S4-22)."""
    first = "robot" if look.shop_id == shop.PLATFORM else "agent"
    return look.session.get(Settings, look.shop_id) or Settings(
        shop_id=look.shop_id, first_responder=first, typing_preview=False
    )


def settings_page(look: Look) -> Settings:
    look.actor.need(VIEW)
    return settings(look)


def visible(look: Look, id: str) -> Conversation:
    """Refused as if it were not there, unless the caller has or may take it."""
    look.actor.need(VIEW)
    c = look.get(Conversation, id, "会话不存在")
    if not _sees(look, c):
        raise NotFound("会话不存在")
    return c


def _sees(look: Look, c: Conversation) -> bool:
    me = look.actor
    if me.id == c.owner or me.id in c.collaborators or me.may(SUPERVISE):
        return True
    if c.status is Status.OFFLINE_MESSAGE:
        return me.may(OFFLINE)
    return c.status in (Status.QUEUED, Status.BOT, Status.OPENED) and me.may(REPLY)


def of_buyer(look: Look) -> Conversation:
    """The episode the buyer is in now."""
    thread = thread_of(look, look.actor.id)
    c = current(look, thread) if thread else None
    if c is None:
        raise NotFound("会话不存在")
    return c


def thread_of(look: Look, buyer_id: str) -> Thread | None:
    return look.session.scalar(select(Thread).where(Thread.buyer_id == buyer_id))


def current(look: Look, thread: Thread) -> Conversation | None:
    return look.session.get(Conversation, (look.shop_id, thread.conversation))


def asker(look: Look, me: Actor) -> Actor:
    """A person of a shop as the platform's desk knows him: his shop is the one who asks."""
    me.need(ASK)
    look.narrow(me.shop_id)
    name = shop.get(look).name
    look.narrow(shop.PLATFORM)
    return Actor(Party.BUYER, me.shop_id, shop.PLATFORM, name, profile=me.profile)


def my_thread(look: Look) -> Thread | None:
    return thread_of(look, look.actor.id)


def my_messages(look: Look, before: int, limit: int) -> Slice:
    mine = thread_of(look, look.actor.id)
    if mine is None:
        raise NotFound("会话不存在")
    return messages(look, mine.id, before, limit)


def my_picture(look: Look, seq: int, thumb: bool) -> str:
    mine = thread_of(look, look.actor.id)
    at = (Message.thread == mine.id, Message.seq == seq) if mine else (false(),)
    said = look.session.scalar(select(Message).where(*at, Message.kind == "image"))
    if said is None or said.recalled:
        raise NotFound("图片不存在")
    return files.link(look, json.loads(said.body)["file_id"], thumb=thumb)


def readable(look: Look, thread_id: str) -> Thread:
    """A buyer's own, or one whose conversation of now or of once was the caller's to see."""
    thread = look.get(Thread, thread_id, "会话不存在")
    if look.actor.party is Party.BUYER:
        if thread.buyer_id != look.actor.id:
            raise NotFound("会话不存在")
        return thread
    look.actor.need(VIEW)
    if not is_inside(look, thread) and not _was_inside(look, thread):
        raise NotFound("会话不存在")
    return thread


def is_inside(look: Look, thread: Thread) -> bool:
    c = current(look, thread)
    return look.actor.may(SUPERVISE) or (c is not None and _sees(look, c))


def _was_inside(look: Look, thread: Thread) -> bool:
    mine = (Conversation.thread == thread.id, Conversation.owner == look.actor.id)
    return look.session.scalar(select(Conversation.id).where(*mine).limit(1)) is not None


def held_back(look: Look, thread: Thread) -> int | None:
    """The last seq its owner may read while he is busy and the shop reads RD-15 literally."""
    if thread.held_seq is None or look.actor.party is not Party.MERCHANT:
        return None
    c = current(look, thread)
    return thread.held_seq if c and c.owner == look.actor.id else None


def messages(look: Look, thread_id: str, before: int, limit: int) -> Slice:
    """The page that ends before `before` (0: the newest)."""
    thread = readable(look, thread_id)
    if not 1 <= limit <= pages.MOST:
        raise Invalid(f"每页1至{pages.MOST}条", "bad_limit", "/limit", most=pages.MOST)
    wanted = _shown(look, thread).order_by(Message.seq.desc()).limit(limit + 1)
    if before:
        wanted = wanted.where(Message.seq < before)
    rows = list(look.session.scalars(wanted))
    return Slice(thread, rows[:limit][::-1], len(rows) > limit)


def after(look: Look, thread_id: str, seq: int, limit: int = PAGE) -> Slice:
    """What was missed after `seq`, at any age (R5, R6)."""
    thread = readable(look, thread_id)
    wanted = _shown(look, thread).where(Message.seq > seq).order_by(Message.seq).limit(limit + 1)
    rows = list(look.session.scalars(wanted))
    return Slice(thread, rows[:limit], len(rows) > limit)


def _shown(look: Look, thread: Thread) -> Select[Any]:
    wanted = select(Message).where(Message.thread == thread.id)
    if look.actor.party is Party.BUYER:
        return wanted.where(Message.kind != "note")
    if (held := held_back(look, thread)) is not None:
        return wanted.where(or_(Message.seq <= held, Message.party != "buyer"))
    return wanted


def conversations(
    look: Look, tab: str, changed_since: datetime | None, limit: int, cursor: str | None
) -> ConversationPage:
    """With `changed_since`: the heads that changed, those that left the tab by closing included."""
    look.actor.need(VIEW)
    if tab not in TABS:
        raise Invalid("没有这个列表", "bad_tab", "/tab")
    wanted = select(Conversation).where(*_of_tab(look, tab, changed_since))
    wanted = wanted.join(
        Thread, (Thread.shop_id == Conversation.shop_id) & (Thread.id == Conversation.thread)
    )
    if changed_since is not None:
        newer = or_(Conversation.changed_at >= changed_since, Thread.changed_at >= changed_since)
        wanted = wanted.where(newer)
    key = [(Conversation.closed_at if tab == "closed" else Conversation.id, True)]
    if tab == "closed":
        key.append((Conversation.id, True))
    found, following = pages.take(look, wanted, key, limit, cursor)
    return ConversationPage(_with_threads(look, found), following, counts.of(look, "conversations"))


def _of_tab(look: Look, tab: str, since: datetime | None) -> list[ColumnElement[bool]]:
    me = look.actor
    match tab:
        case "mine":
            left = Conversation.closed_at >= since if since else Conversation.closed_at.is_(None)
            return [Conversation.owner == me.id, or_(Conversation.closed_at.is_(None), left)]
        case "queued":
            me.need(REPLY)
            return [Conversation.status == Status.QUEUED]
        case "offline":
            me.need(OFFLINE)
            return [Conversation.status == Status.OFFLINE_MESSAGE]
        case "all":
            me.need(SUPERVISE)
            return [Conversation.status.in_(OPEN)]
        case _:
            closed: list[ColumnElement[bool]] = [Conversation.closed_at.is_not(None)]
            return closed if me.may(SUPERVISE) else [*closed, Conversation.owner == me.id]


def _with_threads(look: Look, found: Sequence[Conversation]) -> list[Row]:
    ids = {c.thread for c in found}
    threads = look.session.scalars(select(Thread).where(Thread.id.in_(ids))) if ids else ()
    by_id = {t.id: t for t in threads}
    return [Row(c, by_id[c.thread]) for c in found]


def one(look: Look, id: str) -> Row:
    c = visible(look, id)
    return Row(c, look.get(Thread, c.thread))


def row(look: Look, c: Conversation) -> Row:
    return Row(c, look.get(Thread, c.thread))


def steps(look: Look, c: Conversation) -> list[Any]:
    """Buttons of the one who asks; those of the owner stand with him and with supervisors."""
    offers = MACHINE.flow.steps_for(look.actor, c, look.moment, look.rules)
    if look.actor.party is not Party.MERCHANT:
        return offers
    own = c.owner in ("", look.actor.id) or look.actor.may(SUPERVISE)
    return [o for o in offers if own or o.name not in OWN_STEPS]


def draft(look: Look, thread_id: str) -> Draft | None:
    return look.session.get(Draft, (look.shop_id, look.actor.id, thread_id))


def drafts(look: Look) -> Sequence[Draft]:
    mine = (Draft.staff_id == look.actor.id, Draft.text != "")
    return look.session.scalars(select(Draft).where(*mine).limit(200)).all()


def colleagues(look: Look) -> list[routing.AgentCard]:
    look.actor.need(VIEW)
    return routing.colleagues(look)


def standing(look: Look, conversation: Conversation | None) -> routing.Standing | None:
    if conversation is None or conversation.status is not Status.QUEUED:
        return None
    return routing.standing(look, conversation.id)


def episodes(look: Look, buyer_id: str, limit: int) -> Sequence[Conversation]:
    thread = thread_of(look, buyer_id)
    if thread is None:
        return ()
    mine = select(Conversation).where(Conversation.thread == thread.id)
    return look.session.scalars(mine.order_by(Conversation.id.desc()).limit(limit)).all()


def held_by(look: Look, person: str) -> Sequence[tuple[Conversation, Thread]]:
    """Open ones, by the index of owners; nobody has more than a reception limit's worth."""
    mine = (Conversation.owner == person, Conversation.closed_at.is_(None))
    beside = select(Conversation, Thread).join(Thread, Thread.id == Conversation.thread)
    longest = (Thread.waiting_since.is_(None), Thread.waiting_since, Conversation.id)
    rows = look.session.execute(beside.where(*mine).order_by(*longest).limit(HELD))
    return [(row[0], row[1]) for row in rows]
