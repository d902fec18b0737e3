"""The platform's desk as a shop sees it (S4-22)."""

from datetime import datetime

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.modules.routing import facade as routing

from .. import queries
from ..models import Thread
from ..states import FLOW, Status
from . import seconds


class PlaceView(Struct, frozen=True):
    """`ahead`: people in front. `estimate_seconds` is None while nobody is online or nobody has
    been received in the last hour; `online` tells the two apart.
    """

    ahead: int
    estimate_seconds: int | None
    online: int


class AskingView(Struct, frozen=True):
    """The platform's desk as a shop sees it. `position` stands while the shop is in the queue;
    before that `place` is the end of the queue.
    """

    thread: str
    seq: int
    status: str | None
    status_zh: str
    status_en: str
    unread: int
    read_seq: int
    agent_name: str
    may_transfer: bool
    position: int | None
    place: PlaceView | None
    now: datetime


def asking(look: Look, t: Thread | None) -> AskingView:
    c = queries.current(look, t) if t else None
    s = queries.standing(look, c)
    zh, en = FLOW.states[c.status] if c else ("", "")
    return AskingView(
        thread=t.id if t else "",
        seq=t.seq if t else 0,
        status=c.status if c else None,
        status_zh=zh,
        status_en=en,
        unread=t.buyer_unread if t else 0,
        read_seq=t.read_seq if t else 0,
        agent_name=c.owner_name if c else "",
        may_transfer=c is not None and c.status is Status.BOT,
        position=s.position if s else None,
        place=None if c and c.status is Status.HUMAN else _place(look, s),
        now=look.now,
    )


def _place(look: Look, s: routing.Standing | None) -> PlaceView:
    if s:
        return PlaceView(s.position - 1, seconds(s.estimate), s.online)
    line = routing.line(look)
    return PlaceView(line.waiting, seconds(line.estimate), line.online)
