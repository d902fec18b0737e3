"""Waits that grow too long: the reply that did not come, the buyer who left the queue."""

from datetime import datetime, timedelta

from sqlalchemy import select

from roost.kernel.data import clocks
from roost.kernel.data.clocks import Hand
from roost.kernel.data.work import Work

from ..events import Waiting
from ..models import Conversation, Thread
from ..policies import PATIENCE
from ..states import Status
from . import episodes


def reply_is_late(work: Work, conversation_id: str) -> None:
    """The clock has rung and stays on the wall as late; the message still waits."""
    c = work.session.get(Conversation, (work.shop_id, conversation_id))
    thread = work.session.get(Thread, (work.shop_id, c.thread)) if c else None
    if c is None or thread is None or thread.conversation != c.id or thread.due is None:
        return
    clocks.set_hands(work, "conversations", c.id, ["reply"], Hand.LATE)
    told = Waiting(
        at=work.moment,
        shop_id=c.shop_id,
        thing=c.id,
        thread=c.thread,
        buyer_id=c.buyer_id,
        owner=c.owner,
        step="reply",
    )
    work.tell(told)


def buyer_left(work: Work, buyer_id: str, at: datetime) -> None:
    """His last page is closed. In a queue that may mean that he has given up."""
    thread = work.session.scalar(select(Thread).where(Thread.buyer_id == buyer_id))
    c = _queued(work, thread)
    if thread and c:
        thread.buyer_away = at
        work.later("conversations.away", thread.id, _gives_up(work, thread, c), {})


def buyer_back(work: Work, buyer_id: str) -> None:
    thread = work.session.scalar(select(Thread).where(Thread.buyer_id == buyer_id))
    if thread and thread.buyer_away is not None:
        thread.buyer_away = None


def away_from_queue(work: Work, thread_id: str) -> None:
    thread = work.session.get(Thread, (work.shop_id, thread_id))
    c = _queued(work, thread)
    gone = thread is not None and c is not None and thread.buyer_away is not None
    if thread and c and gone and work.moment >= _gives_up(work, thread, c):
        episodes.leave(work, c, "queue_left")


def _queued(work: Work, thread: Thread | None) -> Conversation | None:
    c = work.session.get(Conversation, (work.shop_id, thread.conversation)) if thread else None
    return c if c and c.status is Status.QUEUED else None


def _gives_up(work: Work, thread: Thread, c: Conversation) -> datetime:
    rule = work.rules.rule(PATIENCE, work.moment)
    away = (thread.buyer_away or work.moment) + timedelta(seconds=rule.away_seconds)
    return max(away, (c.queued_at or c.opened_at) + timedelta(minutes=rule.minutes))
