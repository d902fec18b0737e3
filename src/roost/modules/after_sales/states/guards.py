"""Who may take a step now, and if not, why."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from roost.kernel.pure.flow import NOT_THIS, Deadline
from roost.kernel.pure.money import yuan
from roost.kernel.pure.policy import RuleBook
from roost.kernel.pure.refusal import Closed

from .. import policies
from ..policies import counted
from ..rules.kinds import STEPPED_IN, Goods, Kind
from ..rules.lock import locked
from .status import Status

Guard = Callable[[Any, datetime, RuleBook], Closed | None]
Due = Callable[[Any, datetime, RuleBook], Deadline | None]

IN_INTERVENTION = Closed("in_intervention", "平台介入处理中,请等待平台处理")
NO_ADDRESS = Closed("no_return_address", "请先提供完整的退货地址")


def only(*kinds: Kind, also: Guard | None = None) -> Guard:
    def guard(case: Any, now: datetime, book: RuleBook) -> Closed | None:
        if case.kind not in kinds:
            return NOT_THIS
        return also(case, now, book) if also else None

    return guard


def all_of(*guards: Guard) -> Guard:
    def guard(case: Any, now: datetime, book: RuleBook) -> Closed | None:
        verdicts = (g(case, now, book) for g in guards)
        return next((v for v in verdicts if v), None)

    return guard


def calm(case: Any, _: datetime, __: RuleBook) -> Closed | None:
    return IN_INTERVENTION if case.intervention in STEPPED_IN else None


def calm_or_hidden(case: Any, _: datetime, __: RuleBook) -> Closed | None:
    """Once is enough: while the platform looks into it the button is not drawn again."""
    return NOT_THIS if case.intervention in STEPPED_IN else None


def stepped_in(case: Any, _: datetime, __: RuleBook) -> Closed | None:
    return None if case.intervention in STEPPED_IN else NOT_THIS


def started_by(party: str) -> Guard:
    def guard(case: Any, _: datetime, __: RuleBook) -> Closed | None:
        mine = case.intervention in STEPPED_IN and case.intervened_by == party
        return None if mine else NOT_THIS

    return guard


def unlocked(case: Any, _: datetime, __: RuleBook) -> Closed | None:
    return locked(case)


def unlocked_if_confirmed(case: Any, _: datetime, __: RuleBook) -> Closed | None:
    """Only where `agree` itself is held back by the missing confirmation."""
    if locked(case) is None:
        return NOT_THIS
    return locked(case, confirmed=True)


def on_the_way(case: Any, _: datetime, __: RuleBook) -> Closed | None:
    if case.goods in (Goods.DELIVERED, Goods.RETURNED, Goods.RECALLED, Goods.LOST):
        return Closed("not_on_the_way", "包裹已不在途,不能拦截或转为拒收")
    return None


def accepted_after_all(case: Any, _: datetime, __: RuleBook) -> Closed | None:
    if case.goods is Goods.DELIVERED:
        return None
    return Closed("not_delivered", "买家尚未签收,请等待货物退回")


def not_lost_yet(case: Any, _: datetime, __: RuleBook) -> Closed | None:
    return Closed("lost_already", "已确认物流丢失") if case.lost else None


def has_address(case: Any, _: datetime, __: RuleBook) -> Closed | None:
    return None if case.address else NO_ADDRESS


def knows_where_to(case: Any, _: datetime, __: RuleBook) -> Closed | None:
    if case.address:
        return None
    return Closed("address_pending", "商家尚未提供退货地址,请稍候")


def not_asked_yet(case: Any, _: datetime, __: RuleBook) -> Closed | None:
    if case.address_asked_at:
        return Closed("address_asked", "已要求商家补充退货地址")
    return None


def address_late(case: Any, _: datetime, __: RuleBook) -> Closed | None:
    return None if case.address_late else NOT_THIS


def inspected(case: Any, _: datetime, __: RuleBook) -> Closed | None:
    return None if case.inspection else Closed("inspect_first", "请先填写验货结论")


def may_extend(case: Any, now: datetime, book: RuleBook) -> Closed | None:
    """Once, and only when little is left of the first span."""
    if case.extended:
        return Closed("extended_once", "寄回时间只能延长一次")
    deadline = return_by(case, now, book)
    if deadline is None:
        return NOT_THIS
    ruling = book.of(policies.BUYER_RETURNS, case.entered_at, case.profile)
    most = ruling.rule.when_left if ruling else timedelta()
    opens_at = deadline.due - most
    if now >= opens_at:
        return None
    return Closed("too_early", "剩余不足2天时才能延长", opens_at=opens_at)


def refund_offered(case: Any, _: datetime, __: RuleBook) -> Closed | None:
    return None if case.refund_offered else NOT_THIS


def no_small_payment_waits(case: Any, _: datetime, __: RuleBook) -> Closed | None:
    if case.small_refund_id:
        return Closed("payment_waits", "上一笔小额打款正在处理中")
    if case.small_paid_fen >= case.amount_fen:
        paid = yuan(case.small_paid_fen)
        return Closed("paid_enough", f"已打款{paid}元,请引导买家撤销申请", {"paid": paid})
    return None


def answer_by(*kinds: Kind) -> Due:
    def due(case: Any, _: datetime, book: RuleBook) -> Deadline | None:
        if case.kind not in kinds or case.answer_overdue:
            return None
        return counted(case, book, policies.MERCHANT_ANSWERS, lambda rule: rule.span)

    return due


def react_by(case: Any, _: datetime, book: RuleBook) -> Deadline | None:
    second = case.status is Status.REFUSED_SECOND
    return counted(
        case,
        book,
        policies.BUYER_AFTER_REFUSAL,
        lambda rule: rule.second if second else rule.first,
    )


def return_by(case: Any, _: datetime, book: RuleBook) -> Deadline | None:
    """Stands still for as long as the buyer has no address to send to."""
    if not case.address:
        return None
    more = 1 if case.extended else 0
    return counted(
        case, book, policies.BUYER_RETURNS, lambda rule: rule.span + more * rule.extension
    )


def refused_by(case: Any, _: datetime, book: RuleBook) -> Deadline | None:
    return counted(case, book, policies.REFUSED_DELIVERY, lambda rule: rule.span)


def received_by(*kinds: Kind) -> Due:
    def due(case: Any, _: datetime, book: RuleBook) -> Deadline | None:
        if case.kind not in kinds:
            return None
        return counted(case, book, policies.MERCHANT_RECEIPT, lambda rule: rule.span)

    return due


def resend_by(case: Any, _: datetime, book: RuleBook) -> Deadline | None:
    if case.kind is not Kind.RESEND or case.promise_missed:
        return None
    return counted(case, book, policies.MERCHANT_SHIPS, lambda rule: rule.resend)


def send_by(case: Any, _: datetime, book: RuleBook) -> Deadline | None:
    if case.kind is Kind.RESEND or case.refund_offered:
        return None
    return counted(case, book, policies.MERCHANT_SHIPS, lambda rule: rule.others)


def confirm_by(case: Any, _: datetime, book: RuleBook) -> Deadline | None:
    return counted(case, book, policies.BUYER_RECEIPT, lambda rule: rule.span)


def address_by(case: Any, _: datetime, book: RuleBook) -> Deadline | None:
    """The one clock that an intervention does not stop: the platform itself has set it."""
    if case.address_asked_at is None or case.address_late:
        return None
    ruling = book.of(policies.ADDRESS, case.address_asked_at, case.profile, case.shop_id)
    if ruling is None:
        return None
    return Deadline(case.address_asked_at + ruling.rule.span, ruling.edition)


def retry_at(case: Any, _: datetime, book: RuleBook) -> Deadline | None:
    if case.refund_failed_at is None:
        return None
    ruling = book.of(policies.REFUND_RETRY, case.refund_failed_at, case.profile, case.shop_id)
    if ruling is None:
        return None
    wait = ruling.rule.wait(case.refund_tries)
    return Deadline(case.refund_failed_at + wait, ruling.edition)
