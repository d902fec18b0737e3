"""What others may ask of the chat, and have said in it."""

from datetime import datetime

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.data.work import Work

from . import queries
from .commands import first, talk
from .commands.lines import Said
from .commands.talk import Snapshot
from .models import Conversation


class ThreadCard(Struct, frozen=True):
    """`status` and `owner` are of the conversation that runs, or ran last."""

    thread: str
    seq: int
    conversation: str
    status: str
    owner: str
    version: int


class EpisodeCard(Struct, frozen=True):
    """One conversation of a buyer, from the first word to the end."""

    id: str
    status: str
    owner_name: str
    opened_at: datetime
    closed_at: datetime | None
    last_text: str


class HeldCard(Struct, frozen=True):
    """A conversation in somebody's hands. `waiting_since`: of the oldest unanswered message;
    `reply_by` the last good instant for the answer, where the reply is counted.
    """

    id: str
    buyer_name: str
    opened_at: datetime
    last_text: str
    waiting_since: datetime | None
    reply_by: datetime | None


class Line(Struct, frozen=True):
    """A message as another module reads it; `body` is JSON."""

    seq: int
    party: str
    kind: str
    body: str
    conversation: str


def say(
    work: Work, buyer_id: str, text: str, *, sender: str = "system", card: Snapshot | None = None
) -> Said:
    """A text of the house (`system`, never an answer) or of the robot (`bot`) to this buyer.

    A robot is refused (Conflict `taken_over`) once a person has the conversation.
    """
    return talk.say_to_buyer(work, buyer_id, text, sender, card)


def with_buyer(look: Look, buyer_id: str) -> ThreadCard | None:
    thread = queries.thread_of(look, buyer_id)
    if thread is None:
        return None
    c = look.session.get(Conversation, (look.shop_id, thread.conversation))
    return ThreadCard(
        thread=thread.id,
        seq=thread.seq,
        conversation=thread.conversation,
        status=c.status if c else "",
        owner=c.owner if c else "",
        version=c.version if c else 0,
    )


def of_buyer(look: Look, buyer_id: str, limit: int = 20) -> list[EpisodeCard]:
    """The newest first."""
    return [
        EpisodeCard(c.id, c.status, c.owner_name, c.opened_at, c.closed_at, c.last_text)
        for c in queries.episodes(look, buyer_id, limit)
    ]


def held_by(look: Look, person: str) -> list[HeldCard]:
    """What this person has not ended yet: who waits for an answer first, the longest first."""
    return [
        HeldCard(c.id, c.buyer_name, c.opened_at, t.last_text, t.waiting_since, t.due)
        for c, t in queries.held_by(look, person)
    ]


def hand_over(work: Work, conversation_id: str, version: int, why: str) -> bool:
    """From the robot to a person; False when somebody else was quicker."""
    return first.hand_over(work, conversation_id, version, why)


def let_robot_answer(work: Work, on: bool) -> None:
    """Who answers a buyer's first word, from now on."""
    first.let_robot_answer(work, on)


def lines(look: Look, thread: str, after: int, limit: int = 200) -> list[Line]:
    """For listeners of `News`: what was added after their own seq."""
    return [
        Line(m.seq, m.party, m.kind, m.body, m.conversation)
        for m in first.read_on(look, thread, after, limit)
    ]


__all__ = [
    "EpisodeCard",
    "Line",
    "Said",
    "Snapshot",
    "ThreadCard",
    "hand_over",
    "let_robot_answer",
    "lines",
    "of_buyer",
    "say",
    "with_buyer",
]
