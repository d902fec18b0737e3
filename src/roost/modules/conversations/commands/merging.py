"""A guest turns out to be somebody known: his words go over to that buyer's thread."""

from sqlalchemy import select, text

from roost.kernel.data.work import Work

from ..models import Conversation, Thread
from ..states import Status
from . import episodes

MOVE = text(
    "UPDATE conversations_messages SET thread = :new, seq = seq + :ahead"
    " WHERE shop_id = :shop AND thread = :old"
)
EPISODES = text(
    "UPDATE conversations SET thread = :new, buyer_id = :buyer, first_seq = first_seq + :ahead,"
    " last_seq = last_seq + :ahead WHERE shop_id = :shop AND thread = :old"
)


def merge(work: Work, old_buyer: str, new_buyer: str) -> None:
    old, new = _thread(work, old_buyer), _thread(work, new_buyer)
    if old is None:
        return
    if new is None:
        old.buyer_id, old.changed_at = new_buyer, work.moment
        work.session.flush()
        own = {"shop": work.shop_id, "new": old.id, "old": old.id, "ahead": 0, "buyer": new_buyer}
        work.session.execute(EPISODES, own)
        work.session.expire_all()
        return
    _one_goes_on(work, old, new)
    ahead = {"shop": work.shop_id, "new": new.id, "old": old.id, "ahead": new.seq}
    work.session.flush()
    work.session.execute(MOVE, ahead)
    work.session.execute(EPISODES, ahead | {"buyer": new_buyer})
    new.seq += old.seq
    new.unread += old.unread
    new.changed_at = work.moment
    if old.seq:
        new.last_text, new.last_party, new.last_at = old.last_text, old.last_party, old.last_at
    work.session.delete(old)
    work.session.flush()
    work.session.expire_all()


def _one_goes_on(work: Work, old: Thread, new: Thread) -> None:
    """At most one episode stays open: the guest's, in which he is talking now."""
    his, other = _open(work, old), _open(work, new)
    if his and other:
        episodes.close(work, other, "expire", "merged")
    if his:
        new.conversation, new.last_agent = his.id, old.last_agent or new.last_agent
        new.held_seq, new.due, new.waiting_since = None, old.due, old.waiting_since
        new.waiting_seq = old.waiting_seq + new.seq if old.waiting_seq else 0


def _thread(work: Work, buyer_id: str) -> Thread | None:
    return work.session.scalar(select(Thread).where(Thread.buyer_id == buyer_id))


def _open(work: Work, thread: Thread) -> Conversation | None:
    c = work.session.get(Conversation, (work.shop_id, thread.conversation))
    return None if c is None or c.status is Status.CLOSED else c
