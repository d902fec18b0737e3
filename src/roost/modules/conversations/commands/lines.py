"""The statements of the hot path, written out: plain values in, no object per message."""

from datetime import datetime
from typing import Any

from msgspec import UNSET, Raw, Struct, UnsetType, field

from roost.kernel.data.hot import Hot

# A status is kept by its name in capitals.
HEADS_OF = Hot(
    "SELECT t.id, t.buyer_id, t.seq, t.unread, t.buyer_unread, t.waiting_seq, t.waiting_since,"
    " t.due, t.held_seq, t.conversation, lower(c.status), c.owner, c.collaborators, c.buyer_name,"
    " t.last_text, t.last_party"
    " FROM conversations_threads t LEFT JOIN conversations c"
    " ON c.shop_id = t.shop_id AND c.id = t.conversation"
    " WHERE t.shop_id = :shop AND (t.id AMONG :ids OR t.buyer_id AMONG :buyers)"
)
THREAD_OF = Hot("SELECT id FROM conversations_threads WHERE shop_id = :shop AND buyer_id = :buyer")
KNOWN = Hot(  # in the order of `Before`
    "SELECT client_id, sender, thread, seq, id, at, kind, body, asked"
    " FROM conversations_messages WHERE shop_id = :shop AND client_id AMONG :ids"
)
ADD = Hot(
    "INSERT INTO conversations_messages (shop_id, thread, seq, id, at, conversation, party, sender,"
    " name, kind, body, asked, client_id, recalled) VALUES (:shop_id, :thread, :seq, :id, :at,"
    " :conversation, :party, :sender, :name, :kind, :body, :asked, :client_id, 0)"
)
HEAD = Hot(
    "UPDATE conversations_threads SET seq = :seq, unread = :unread, buyer_unread = :buyer_unread,"
    " waiting_seq = :waiting_seq, waiting_since = :waiting_since, due = :due,"
    " last_text = :last_text, last_party = :last_party, last_at = :last_at,"
    " changed_at = :last_at WHERE shop_id = :shop_id AND id = :id"
)
ANSWERED = Hot(
    "UPDATE conversations_messages SET answered_at = :at WHERE shop_id = :shop_id"
    " AND thread = :thread AND seq >= :first AND seq < :last AND party = 'buyer'"
    " AND answered_at IS NULL"
)
SENT = Hot(
    "SELECT at, sender, kind, recalled FROM conversations_messages"
    " WHERE shop_id = :shop AND thread = :thread AND seq = :seq"
)
TAKEN_BACK = Hot(
    "UPDATE conversations_messages SET recalled = 1"
    " WHERE shop_id = :shop AND thread = :thread AND seq = :seq"
)


class Word(Struct):
    """One message on its way in. Without `thread` it is the sender's own, a buyer's.

    `body` is the JSON that is kept; `asked` what was sent, where that differs. `everywhere`: the
    sender may speak in conversations of others. `at` lists the colleagues a note calls.
    """

    party: str
    sender: str
    name: str
    kind: str
    body: str
    text: str
    client_id: str
    thread: str = ""
    asked: str | None = None
    everywhere: bool = False
    at: tuple[str, ...] = ()
    recalls: int = 0
    fresh: bool = False  # the key was made for this word: nobody can have used it before


class Said(Struct, frozen=True):
    """What the sender is answered, and what whom is shown; a retry shows nothing again."""

    client_id: str
    thread: str
    seq: int
    id: str
    at: datetime
    data: bytes = b""
    to: tuple[str, ...] = ()


class Sender(Struct, frozen=True):
    party: str
    id: str
    name: str


class Msg(Struct, frozen=True, tag_field="t", tag="msg"):
    thread: str
    seq: int
    id: str
    at: datetime
    sender: Sender = field(name="from")
    kind: str
    body: Raw
    recalled: bool | UnsetType = UNSET


class Before(Struct, frozen=True):
    """A word that was said already, as it is kept; `at` in microseconds."""

    client_id: str
    sender: str
    thread: str
    seq: int
    id: str
    at: int
    kind: str
    body: str
    asked: str | None


class Head(Struct):
    """A thread as the batch finds it and leaves it; instants in microseconds."""

    id: str
    buyer_id: str
    seq: int
    unread: int
    buyer_unread: int
    waiting_seq: int
    waiting_since: int | None
    due: int | None
    held_seq: int | None
    conversation: str
    status: str | None
    owner: str | None
    collaborators: str | list[Any] | None
    buyer_name: str | None
    last_text: str = ""
    last_party: str = ""
    last_at: int = 0
    touched: bool = False

    def row(self, shop_id: str) -> dict[str, Any]:
        return {
            "shop_id": shop_id,
            "id": self.id,
            "seq": self.seq,
            "unread": self.unread,
            "buyer_unread": self.buyer_unread,
            "waiting_seq": self.waiting_seq,
            "waiting_since": self.waiting_since,
            "due": self.due,
            "last_text": self.last_text,
            "last_party": self.last_party,
            "last_at": self.last_at,
        }
