"""Threads and their messages are written by the journal alone; conversations by their machine."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.data.clocks import Plate
from roost.kernel.data.machine import Machine
from roost.kernel.data.tables import Record, Stateful, Table, Tenant
from roost.kernel.data.work import Work

from . import events
from .states import FLOW, Status


class Thread(Record, Table):
    """Shop and buyer, for ever. `seq` numbers the messages; what a list shows stands beside it.

    `waiting_*` is the oldest unanswered message of the buyer. `held_seq`: what came after it is
    held back from the owner while he is busy (RD-15, the literal reading).
    """

    __tablename__ = "conversations_threads"
    __table_args__ = (UniqueConstraint("shop_id", "buyer_id"),)
    buyer_id: Mapped[str]
    seq: Mapped[int] = mapped_column(default=0)
    conversation: Mapped[str] = mapped_column(default="")
    last_agent: Mapped[str] = mapped_column(default="")
    last_text: Mapped[str] = mapped_column(default="")
    last_party: Mapped[str] = mapped_column(default="")
    last_at: Mapped[datetime | None]
    changed_at: Mapped[datetime]
    unread: Mapped[int] = mapped_column(default=0)
    buyer_unread: Mapped[int] = mapped_column(default=0)
    read_seq: Mapped[int] = mapped_column(default=0)
    buyer_read_seq: Mapped[int] = mapped_column(default=0)
    waiting_seq: Mapped[int] = mapped_column(default=0)
    waiting_since: Mapped[datetime | None]
    due: Mapped[datetime | None]
    held_seq: Mapped[int | None]
    buyer_away: Mapped[datetime | None]


class Message(Tenant, Table):
    """One row is for ever; a recalled one keeps its place, and its words are shown to nobody.

    `party`: buyer, merchant, bot, system. `asked` is the body as it was sent, to know a retry by.
    """

    __tablename__ = "conversations_messages"
    __table_args__ = (UniqueConstraint("shop_id", "client_id", "sender"),)
    thread: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    at: Mapped[datetime]
    conversation: Mapped[str]
    party: Mapped[str]
    sender: Mapped[str]
    name: Mapped[str]
    kind: Mapped[str]
    body: Mapped[str]  # JSON
    asked: Mapped[str | None]
    client_id: Mapped[str]
    answered_at: Mapped[datetime | None]
    recalled: Mapped[bool] = mapped_column(default=False)


class Conversation(Stateful, Table):
    """An episode: from the buyer's first word to the end. `why` is how it came to its owner."""

    __tablename__ = "conversations"
    __table_args__ = (
        Index("conversations_owner", "shop_id", "owner", "closed_at", "id"),
        Index("conversations_status", "shop_id", "status", "id"),
        Index("conversations_closed", "shop_id", "closed_at", "id"),
        Index("conversations_thread", "shop_id", "thread", "id"),
    )
    status: Mapped[Status]
    thread: Mapped[str]
    buyer_id: Mapped[str]
    buyer_name: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")
    owner_name: Mapped[str] = mapped_column(default="")
    collaborators: Mapped[list[Any]] = mapped_column(default=list)
    first_seq: Mapped[int]
    last_seq: Mapped[int | None]  # set when it is closed
    last_text: Mapped[str] = mapped_column(default="")  # likewise
    opened_at: Mapped[datetime]
    queued_at: Mapped[datetime | None]
    human_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    changed_at: Mapped[datetime]
    cause: Mapped[str] = mapped_column(default="")  # of an offline message, or of the end
    why: Mapped[dict[str, Any]] = mapped_column(default=dict)
    star: Mapped[bool] = mapped_column(default=False)
    mark: Mapped[str] = mapped_column(default="")


class Draft(Tenant, Table):
    """What somebody has begun to write, kept for his next device (M4)."""

    __tablename__ = "conversations_drafts"
    staff_id: Mapped[str] = mapped_column(primary_key=True)
    thread: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    at: Mapped[datetime]


class Settings(Tenant, Table):
    """`first_responder`: who answers a buyer's first word, `agent` or `robot`."""

    __tablename__ = "conversations_settings"
    first_responder: Mapped[str] = mapped_column(default="agent")
    typing_preview: Mapped[bool] = mapped_column(default=False)


SAYS: dict[str, type[events.About]] = {
    "start": events.Opened,
    "assign": events.Assigned,
    "claim": events.Assigned,
    "transfer": events.Assigned,
    "leave": events.OfflineMessage,
    "leave_message": events.OfflineMessage,
    "relieve": events.OfflineMessage,
    "expire": events.Closed,
    "close": events.Closed,
    "end": events.Closed,
}


def _said(work: Work, c: Conversation, step: str) -> events.About:
    return SAYS.get(step, events.Changed)(
        at=work.moment,
        shop_id=c.shop_id,
        thing=c.id,
        thread=c.thread,
        buyer_id=c.buyer_id,
        owner=c.owner,
        step=step,
    )


def about(c: Conversation) -> Plate:
    return Plate(title=c.buyer_name, owner=c.owner)


MACHINE = Machine(FLOW, Conversation, _said, about)
