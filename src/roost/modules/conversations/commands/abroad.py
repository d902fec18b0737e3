"""The shops that ask at the platform's desk sit at no socket of it: each is woken in its own."""

from collections.abc import Iterable

from sqlalchemy import select

from roost.kernel.data.work import Wake, Work
from roost.modules.shop import facade as shop

from ..models import Conversation
from ..permissions import ASK
from ..states import Status

NAME = "platform_desk"  # what their screens ask again
IN_LINE = (Status.OPENED, Status.BOT, Status.QUEUED)  # who sees a place in the queue


def wake(work: Work, shops: Iterable[str]) -> None:
    """Here a shop is the buyer: its id is the buyer's."""
    if work.shop_id == shop.PLATFORM:
        for id in shops:
            work.wake(Wake(id, NAME, "", merchant=ASK.code))


def wake_line(work: Work, *shops: str) -> None:
    """And everybody who waits: one place has moved up, or somebody has come to the desk."""
    if work.shop_id == shop.PLATFORM:
        waiting = select(Conversation.buyer_id).where(Conversation.status.in_(IN_LINE))
        wake(work, {*shops, *work.session.scalars(waiting)})
