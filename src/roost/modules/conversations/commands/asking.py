"""The platform's desk for merchants (S4-22): there a shop is the one who asks, as a buyer is here.

Everything below acts in the platform's own shop, as the one that `queries.asker` has made of the
merchant. He keeps his place when he closes the page: the queue may last an hour or two.
"""

from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Conflict
from roost.modules.buyers import facade as buyers
from roost.modules.routing import facade as routing

from .. import queries
from ..models import Conversation, Thread
from ..states import Status
from . import care, episodes, talk
from .lines import Said

SOURCE = "asked"


class Ask(Body, frozen=True):
    """`client_id`: as of every message; a retry under it gets the first answer."""

    client_id: str
    text: str


def enter(work: Work) -> Thread | None:
    """The shop is known at the desk from now on; its conversation begins with the first word."""
    buyers.known(work, work.actor.id, work.actor.name)
    return queries.my_thread(work)


def ask(work: Work, body: Ask) -> Said:
    return talk.send_own(work, talk.SendBody(body.client_id, talk.Text(body.text)))


def to_person(work: Work) -> Thread:
    """转人工: to somebody with a free seat, or into the queue; also when nobody is online yet."""
    thread = queries.my_thread(work)
    c = queries.current(work, thread) if thread else None
    if thread is None or c is None or c.status is Status.CLOSED:
        raise Conflict("请先输入您要咨询的问题,再转人工", "ask_first")
    if c.status is Status.BOT:
        _seek(work, c, thread)
    return thread


def _seek(work: Work, c: Conversation, thread: Thread) -> None:
    if not routing.switches(work).online_service or routing.anybody_there(work):
        episodes.seek(work, c, SOURCE)
        return
    routing.wait_for(work, c.id, SOURCE, wished=thread.last_agent)
    c.queued_at, c.why = work.moment, {"reason": "nobody_online"}
    episodes.touch(work, c, "queue")


def end(work: Work) -> Thread:
    return work.get(Thread, care.end(work).thread)
