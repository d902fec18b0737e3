"""The literal reading of busy: new messages wait until their agent is online again (RD-15)."""

import msgspec
from sqlalchemy import select

from roost.kernel.data.work import Work
from roost.kernel.pure.text import mask_phones
from roost.modules.routing import facade as routing

from ..models import Conversation, Message, Thread
from ..states import Status
from .lines import Msg, Sender


def hold(work: Work, agent: str) -> None:
    if not routing.switches(work).busy_blocks_all:
        return
    for thread in _threads(work, agent):
        if thread.held_seq is None:
            thread.held_seq = thread.seq
    work.session.flush()


def let_go(work: Work, agent: str) -> None:
    """What came meanwhile is delivered, thread by thread, in order."""
    for thread in _threads(work, agent):
        if thread.held_seq is not None:
            _deliver(work, thread, agent, thread.held_seq)
            thread.held_seq = None
    work.session.flush()


def _threads(work: Work, agent: str) -> list[Thread]:
    mine = (Conversation.owner == agent, Conversation.status == Status.HUMAN)
    ids = select(Conversation.thread).where(*mine)
    return list(work.session.scalars(select(Thread).where(Thread.id.in_(ids))))


def _deliver(work: Work, thread: Thread, agent: str, after: int) -> None:
    newer = (Message.thread == thread.id, Message.seq > after, Message.party == "buyer")
    for m in work.session.scalars(select(Message).where(*newer).order_by(Message.seq)):
        sender = Sender(m.party, m.sender, m.name)
        body = msgspec.Raw(b"{}" if m.recalled else mask_phones(m.body).encode())
        data = msgspec.json.encode(Msg(m.thread, m.seq, m.id, m.at, sender, m.kind, body))
        work.push((f"merchant:{work.shop_id}:{agent}",), data)
