"""What others hear of conversations. Messages are not events: `News` only says where to read."""

from roost.kernel.pure.event import Audience, Event

from .permissions import VIEW


class About(Event, frozen=True, kw_only=True):
    """`thing` is the conversation."""

    audience = Audience(merchant=VIEW, buyer="buyer_id")
    thread: str
    buyer_id: str
    owner: str = ""
    step: str = ""


class Opened(About, frozen=True, kw_only=True, tag="conversations.opened"):
    pass


class Changed(About, frozen=True, kw_only=True, tag="conversations.changed"):
    """Any other step: queued, given back, with the robot."""


class Assigned(About, frozen=True, kw_only=True, tag="conversations.assigned"):
    """An agent has it: from the queue, by transfer or claim."""


class OfflineMessage(About, frozen=True, kw_only=True, tag="conversations.offline_message"):
    pass


class Closed(About, frozen=True, kw_only=True, tag="conversations.closed"):
    pass


class Waiting(About, frozen=True, kw_only=True, tag="conversations.waiting"):
    """The reply clock ran out: the oldest unanswered message is overdue."""


class News(Event, frozen=True, kw_only=True, tag="conversations.news"):
    """Messages were added to the thread `thing`, the first of them `seq`; read on from your own."""

    seq: int
