"""A guest shows that an order is theirs: its number and one printed fact (S3-35)."""

from datetime import timedelta

from sqlalchemy import func, select

from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Conflict, Invalid, TooMany
from roost.modules.audit import facade as audit

from ..models import RECEIVER, Order, Try
from ..policies import CLAIM, Tries
from ..queries import Full, by_number, full
from ..rules.facts import proves
from .managing import give_to

NUMBER = 64


class Claim(Body, frozen=True):
    """`fact`: the amount paid in yuan, or the last four digits of the receiver's phone."""

    order_no: str
    fact: str


def claim(work: Work, body: Claim) -> Full:
    """An unknown number and a wrong fact are refused in the same words, and both count."""
    number = body.order_no.strip()[:NUMBER]
    _refuse_if_tried(work, number)
    order = by_number(work, number)
    if order is None or not _proved(work, order, body.fact):
        _count(work, number)
        raise Invalid("订单号或核对信息不正确", "claim_mismatch", "/fact").keeping()
    if order.buyer_id not in (None, work.actor.id):
        raise Conflict("订单已关联其他买家,请联系客服", "already_linked")
    if order.buyer_id is None:
        give_to(work, order, work.actor.id)
    return full(work, order.id)


def _proved(work: Work, order: Order, fact: str) -> bool:
    phone = work.keys.open(RECEIVER, order.receiver_phone) if order.receiver_phone else ""
    return proves(fact, order.paid_fen or order.payable_fen, phone)


def _refuse_if_tried(work: Work, number: str) -> None:
    rule = work.rules.rule(CLAIM, work.now, work.actor.profile)
    since = work.real - timedelta(minutes=rule.minutes)
    tries = select(func.count()).select_from(Try).where(Try.at > since)
    for mine in (Try.buyer_id == work.actor.id, Try.order_no == number):
        if (work.session.scalar(tries.where(mine)) or 0) >= rule.tries:
            audit.record(work, "orders.claim_stopped", "", {"order_no": number})
            raise _stopped(rule)


def _stopped(rule: Tries) -> TooMany:
    sentence = f"尝试次数过多,请{rule.minutes}分钟后再试或联系客服"
    return TooMany(sentence, "claim_tries", retry_after=rule.minutes * 60).keeping()


def _count(work: Work, number: str) -> None:
    wrong = Try(
        shop_id=work.shop_id,
        id=work.new_id(),
        buyer_id=work.actor.id,
        order_no=number,
        at=work.real,
    )
    work.session.add(wrong)
