"""An episode's life: begun by a word of the buyer, given to somebody, ended."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from roost.kernel.data import clocks
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import system
from roost.modules.routing import facade as routing
from roost.modules.routing.facade import Placed
from roost.modules.shop import facade as shop

from .. import queries, rules
from ..models import MACHINE, Conversation, Thread
from ..policies import IDLE, REPLY_CLOCK
from ..states import Status
from .lines import THREAD_OF, Head

OF_THE_HOUSE = ("queue", "assign", "requeue", "leave", "expire", "answer_by_robot")
FROM_QUEUE = ("opened", "bot", "queued")  # handing over from these sends the welcome text


def house(work: Work) -> Work:
    """The same transaction in the house's own name, in this shop."""
    own = work.acting_as(system(work.shop_id))
    own.narrow(work.shop_id)
    return own


def thread_of(work: Work, buyer_id: str) -> str:
    """The one thread of this buyer, made at the first word."""
    work.flush_of(Thread)
    known = THREAD_OF.first(work, {"shop": work.shop_id, "buyer": buyer_id})
    if known:
        return str(known[0])
    made = Thread(shop_id=work.shop_id, id=work.new_id(), buyer_id=buyer_id, changed_at=work.moment)
    work.session.add(made)
    work.session.flush()
    return made.id


def begin(work: Work, head: Head, buyer_name: str) -> None:
    """A new episode; the head learns of it."""
    made = start(work, head.id, head.buyer_id, buyer_name, head.seq + 1)
    head.conversation, head.status, head.owner = made.id, Status.OPENED, ""
    head.collaborators, head.buyer_name = [], made.buyer_name


def start(work: Work, thread_id: str, buyer_id: str, name: str, first_seq: int) -> Conversation:
    made = Conversation(
        shop_id=work.shop_id,
        id=work.new_id(),
        status=Status.OPENED,
        thread=thread_id,
        buyer_id=buyer_id,
        buyer_name=name,
        owner="",
        collaborators=[],
        first_seq=first_seq,
        opened_at=work.moment,
        changed_at=work.moment,
        cause="",
        why={},
    )
    thread = work.get(Thread, thread_id)
    thread.conversation, thread.held_seq = made.id, None
    MACHINE.start(house(work), made)
    watch_idle(work, made)
    work.session.flush()
    return made


def receive(work: Work, head: Head) -> None:
    """The buyer's first word is said: somebody must have it."""
    c = work.get(Conversation, head.conversation)
    if queries.settings(work).first_responder == "robot":
        MACHINE.move(house(work), c, "answer_by_robot")
    else:
        seek(work, c, "arrival")
    work.session.flush()
    head.status, head.owner = c.status, c.owner


def seek(work: Work, c: Conversation, source: str) -> None:
    """To an agent, into the queue, or among the offline messages, as routing finds."""
    thread = work.get(Thread, c.thread)
    placed = routing.place(work, c.id, source, wished=thread.last_agent)
    if placed.agent:
        assign(work, c, placed)
    elif placed.queued:
        c.queued_at = work.moment
        c.why = {"reason": placed.reason}
        touch(work, c, "queue")
    else:
        leave(work, c, placed.reason)


def assign(work: Work, c: Conversation, placed: Placed, step: str = "assign") -> None:
    """He has it; the welcome text goes out with the event (S4-43)."""
    own(work, c, placed, c.status)
    touch(work, c, step)


def own(work: Work, c: Conversation, placed: Placed, came_from: str) -> None:
    c.owner, c.owner_name = placed.agent, placed.name
    c.human_at = c.human_at or work.moment
    c.why = placed.why | {"from": str(came_from)}
    c.changed_at = work.moment
    thread = work.get(Thread, c.thread)
    thread.last_agent, thread.held_seq = placed.agent, None
    clocks.give_to(work, "conversations", c.id, placed.agent)
    _clock_from_reception(work, c, thread)


def requeue(work: Work, c: Conversation, source: str) -> None:
    """His agent is gone. To the next one, through the queue, in one go."""
    nobodys(work, c)
    c.queued_at = work.moment
    routing.wait_for(work, c.id, source, wished="")
    touch(work, c, "requeue")


def leave(work: Work, c: Conversation, cause: str, step: str = "leave") -> None:
    """Nobody has it now: it waits among the offline messages (S4-12)."""
    nobodys(work, c)
    routing.free(work, c.id)
    c.cause = cause
    touch(work, c, step)


def close(work: Work, c: Conversation, step: str, cause: str = "") -> None:
    thread = work.get(Thread, c.thread)
    touch(work, c, step)
    c.closed_at, c.cause = work.moment, cause or c.cause
    c.last_seq, c.last_text = thread.seq, thread.last_text
    thread.waiting_seq, thread.waiting_since, thread.due = 0, None, None
    thread.held_seq, thread.unread = None, 0
    clocks.stop_many(work, "conversations", "reply", [c.id])
    work.session.flush()
    routing.free(work, c.id)


def pass_on(work: Work, agent: str) -> None:
    """All that somebody had open, back to the queue and to whoever has room."""
    his = (Conversation.owner == agent, Conversation.status == Status.HUMAN)
    for c in work.session.scalars(select(Conversation).where(*his).order_by(Conversation.id)).all():
        if routing.anybody_there(work):
            requeue(work, c, "agent_lost")
        else:
            leave(work, c, "nobody_online")
    fill(work)


def fill(work: Work) -> None:
    """Seats are free: the queue first, then offline messages where the shop wants that (S4-42)."""
    while (found := routing.next_placed(work)) is not None:
        c = work.session.get(Conversation, (work.shop_id, found[0]))
        if c is None or c.status is not Status.QUEUED:
            routing.free(work, found[0])
            continue
        assign(work, c, found[1])
    if routing.switches(work).offline_assignment:
        _take_offline_messages(work)


def idle(work: Work, conversation_id: str) -> None:
    """Rings where the silence may have become too long; else it is looked at again later."""
    c = work.session.get(Conversation, (work.shop_id, conversation_id))
    if c is None or c.status in (Status.CLOSED, Status.OFFLINE_MESSAGE):
        return
    if c.status is Status.QUEUED or work.moment < _silent_until(work, c):
        watch_idle(work, c)
        return
    close(work, c, "expire", "idle")


def _take_offline_messages(work: Work) -> None:
    waiting = (Conversation.status == Status.OFFLINE_MESSAGE,)
    oldest = select(Conversation).where(*waiting).order_by(Conversation.id).limit(50)
    for c in work.session.scalars(oldest).all():
        thread = work.get(Thread, c.thread)
        placed = routing.give_any(work, c.id, "offline_message", thread.last_agent)
        if placed is None:
            return
        assign(work, c, placed)
        watch_idle(work, c)


def nobodys(work: Work, c: Conversation) -> None:
    c.owner, c.owner_name = "", ""
    c.changed_at = work.moment
    work.get(Thread, c.thread).held_seq = None
    clocks.give_to(work, "conversations", c.id, "")


def touch(work: Work, c: Conversation, step: str) -> None:
    c.changed_at = work.moment
    MACHINE.move(house(work) if step in OF_THE_HOUSE else work, c, step)
    work.session.flush()


def _silent_until(work: Work, c: Conversation) -> Any:
    rule = work.rules.rule(IDLE, work.moment, shop_id=work.shop_id)
    thread = work.get(Thread, c.thread)
    last = max(thread.last_at or c.opened_at, c.human_at or c.opened_at)
    minutes = rule.human if c.status is Status.HUMAN else rule.bot
    return last + timedelta(minutes=minutes)


def watch_idle(work: Work, c: Conversation) -> None:
    due = max(_silent_until(work, c), work.moment + timedelta(minutes=1))
    work.later("conversations.idle", c.id, due, {})


def _clock_from_reception(work: Work, c: Conversation, thread: Thread) -> None:
    """Where the platform counts from the reception list, the clock is wound now."""
    if thread.waiting_seq == 0 or thread.due is not None:
        return
    book, profile = work.rules, shop.profile(work)
    ruling = book.of(REPLY_CLOCK, work.moment, profile, work.shop_id)
    if ruling is None or not ruling.rule.from_reception:
        return
    if deadline := rules.reply_due(work.moment, ruling):
        plate = clocks.Plate(title=c.buyer_name, owner=c.owner)
        clocks.wind_many(work, "conversations", "reply", [(c.id, work.moment, deadline, plate)])
        thread.due = deadline.due
