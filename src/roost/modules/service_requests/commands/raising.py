"""A buyer turns to the platform; a person there makes a request of it, or says why not."""

from typing import Annotated

from msgspec import Meta
from sqlalchemy import select

from roost.kernel.data import counts, files
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Party
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Conflict, Forbidden, Invalid, NotFound
from roost.kernel.pure.text import clean
from roost.modules.buyers import facade as buyers
from roost.modules.conversations import facade as conversations
from roost.modules.orders import facade as orders

from ..content.messages import NOT_TAKEN
from ..events import Complained
from ..models import Complaint, Outgoing, Request
from ..permissions import REVIEW
from ..policies import REPLY, TYPES
from ..rules.kinds import Heard
from . import creating
from .creating import Create, FileId
from .watching import Decide

COUNTS, SAID, NOTE = "service_requests.complaints", 500, 500


class Complain(Body, frozen=True):
    order_id: str
    type: str
    said: str
    files: Annotated[tuple[FileId, ...], Meta(max_length=20)] = ()


def complain(work: Work, data: Complain) -> Complaint:
    """One at a time about an order: the platform has it already."""
    if work.actor.party is not Party.BUYER:
        raise Forbidden("只有买家可以向平台反馈", "not_your_step")
    order = orders.card(work, data.order_id)
    if order.buyer_id is None or order.buyer_id != work.actor.id:
        raise NotFound("订单不存在")
    here = work.moment, order.profile, work.shop_id
    if data.type not in {t.code for t in work.rules.rule(TYPES, *here).types}:
        raise Invalid("请选择服务类型", "bad_type", "/type")
    _none_waiting(work, order.id)
    most = work.rules.rule(REPLY, *here).files
    made = Complaint(
        shop_id=work.shop_id,
        id=work.new_id(),
        order_id=order.id,
        order_no=order.order_no,
        buyer_id=work.actor.id,
        buyer_name=buyers.card(work, work.actor.id).name,
        type=data.type,
        said=clean(data.said, SAID, "/said"),
        files=[file.id for file in files.claim(work, data.files, most)],
        state=Heard.WAITING,
        at=work.moment,
    )
    work.session.add(made)
    counts.tally(work, COUNTS, Heard.WAITING, 1)
    _tell(work, made)
    return made


def create(work: Work, data: Create) -> Request | Outgoing:
    """A request of the platform; of a complaint, where it names one."""
    work.actor.need(REVIEW)
    complaint = _waiting(work, data.complaint_id) if data.complaint_id else None
    if complaint and complaint.order_id != data.order_id:
        raise Invalid("投诉不属于该订单", "other_order", "/complaint_id")
    made = creating.create(work, data)
    if complaint:
        complaint.request_id = made.id
        _settle(work, complaint, Heard.TAKEN)
    return made


def drop(work: Work, complaint_id: str, data: Decide) -> Complaint:
    """With a reason, which the buyer is told."""
    work.actor.need(REVIEW)
    complaint = _waiting(work, complaint_id)
    complaint.note = clean(data.note, NOTE, "/note")
    _settle(work, complaint, Heard.DROPPED)
    gaps = {"order_no": complaint.order_no, "note": complaint.note}
    conversations.say(work, complaint.buyer_id, NOT_TAKEN.format(**gaps))
    return complaint


def _none_waiting(work: Work, order_id: str) -> None:
    waits = (Complaint.order_id == order_id, Complaint.state == Heard.WAITING)
    if work.session.scalar(select(Complaint.id).where(*waits).limit(1)):
        raise Conflict("该订单的反馈平台正在受理,请勿重复提交", "complaint_waiting")


def _waiting(work: Work, complaint_id: str) -> Complaint:
    complaint = work.get(Complaint, complaint_id, "投诉不存在")
    if complaint.state is not Heard.WAITING:
        raise Conflict("该投诉已处理", "decided_already", state=complaint.state.value)
    return complaint


def _settle(work: Work, complaint: Complaint, state: Heard) -> None:
    complaint.state, complaint.decided_at = state, work.moment
    complaint.decided_by = work.actor.name
    counts.tally(work, COUNTS, Heard.WAITING, -1)
    counts.tally(work, COUNTS, state, 1)
    _tell(work, complaint)


def _tell(work: Work, complaint: Complaint) -> None:
    work.tell(
        Complained(
            at=work.moment,
            shop_id=complaint.shop_id,
            thing=complaint.id,
            buyer_id=complaint.buyer_id,
            order_id=complaint.order_id,
            state=complaint.state,
        )
    )
