"""Finding a request, for those who may know of it."""

from collections.abc import Sequence

from sqlalchemy import select

from roost.kernel.data.look import Look
from roost.kernel.pure.actor import Party
from roost.kernel.pure.refusal import NotFound

from ..models import Reply, Request
from ..permissions import REVIEW, VIEW

READS = {Party.MERCHANT: VIEW, Party.CONNECTOR: VIEW, Party.PLATFORM: REVIEW}
GONE = "服务单不存在"
MOST = 50


def find(look: Look, request_id: str) -> Request:
    """What a caller may not see does not exist for them."""
    if needed := READS.get(look.actor.party):
        look.actor.need(needed)
    request = look.find(Request, request_id)
    foreign = look.actor.party is Party.BUYER
    if request is None or (foreign and request.buyer_id != look.actor.id):
        raise NotFound(GONE)
    return request


def of_order(look: Look, order_id: str) -> Sequence[Request]:
    """All there ever were, the newest first (S1-28)."""
    if needed := READS.get(look.actor.party):
        look.actor.need(needed)
    return all_of(look, order_id)


def all_of(look: Look, order_id: str) -> Sequence[Request]:
    mine = select(Request).where(Request.order_id == order_id).order_by(Request.id.desc())
    return look.session.scalars(mine).all()


def replies(look: Look, request_id: str) -> Sequence[Reply]:
    """One a cycle and perhaps a late one, the oldest first."""
    mine = select(Reply).where(Reply.request_id == request_id).order_by(Reply.id)
    return look.session.scalars(mine).all()


def by_number(look: Look, number: str) -> Request | None:
    return look.session.scalar(select(Request).where(Request.number == number))


def mine(look: Look) -> Sequence[Request]:
    """A buyer's own, the newest first."""
    own = select(Request).where(Request.buyer_id == look.actor.id).order_by(Request.id.desc())
    return look.session.scalars(own.limit(MOST)).all()
