"""The buyer hears it in the chat, the shop's people on their bell."""

from collections.abc import Callable

from roost.kernel.data.work import Work
from roost.kernel.pure.event import with_it
from roost.kernel.pure.money import yuan
from roost.modules.conversations import facade as conversations
from roost.modules.notices import facade as notices

from ..content.messages import MESSAGES
from ..content.notices import NOTICES
from ..events import Moved, Noted
from ..models import Case, ServicePoint
from ..permissions import HANDLE
from ..rules.address import written
from ..rules.kinds import Kind
from ..states import Status

AGREED = {
    Status.REFUNDING: "agree_refund",
    Status.AWAITING_MERCHANT_SHIP: "agree_resend",
}


def agreed(case: Case) -> str:
    if case.status is Status.AWAITING_BUYER_RETURN:
        return "agree_return" if case.address else "agree_return_no_address"
    return AGREED[case.status]


def intercepted(case: Case) -> str:
    return "intercept_unshipped" if case.kind is Kind.REFUND_UNSHIPPED else "intercept"


def addressed(case: Case) -> str:
    return "address_given" if case.status is Status.AWAITING_BUYER_RETURN else ""


BY_STEP: dict[str, str | Callable[[Case], str]] = {
    "agree": agreed,
    "agree_by_silence": agreed,
    "agree_unreturned": "agree_refund",
    "refund": "agree_refund",
    "release": "agree_refund",
    "refuse": "refuse",
    "refuse_second": "refuse_second",
    "convert_to_refusal": "convert_to_refusal",
    "intercept": intercepted,
    "suggest_type": "suggest_type",
    "give_address": addressed,
    "use_default_address": "agree_return",
    "ask_address": "ask_address",
    "to_refund_only": "to_refund_only",
    "report_lost": "lost",
    "ship": "ship",
    "confirm_receipt": "confirm_receipt",
    "confirm_by_silence": "confirm_receipt",
    "offer_refund": "refund_offered",
    "money_done": "money_done",
}


@with_it(Moved)
def tell_the_buyer(work: Work, moved: Moved) -> None:
    case = work.session.get_one(Case, (work.shop_id, moved.thing))
    named = BY_STEP.get(moved.step, "")
    name = named if isinstance(named, str) else named(case)
    if name:
        say(work, case, name)


@with_it(Noted)
def tell_more(work: Work, noted: Noted) -> None:
    case = work.session.get_one(Case, (work.shop_id, noted.thing))
    if noted.what == "service_point":
        point = work.get(ServicePoint, noted.detail)
        where = {"brand": point.brand, "city": point.city, "phone": point.phone}
        say(work, case, noted.what, address=f"{point.name}{point.address}", **where)
    if noted.what == "small_paid":
        say(work, case, noted.what, amount=yuan(int(noted.detail)))


@with_it(Moved)
def tell_the_shop(work: Work, moved: Moved) -> None:
    if moved.step not in NOTICES:
        return
    zh, en, level = NOTICES[moved.step]
    notices.tell(
        work,
        kind=f"after_sales.{moved.step}",
        title=(zh, en),
        text=moved.number,
        link=f"/after_sales/{moved.thing}",
        level=level,
        needs=HANDLE,
    )


def say(work: Work, case: Case, name: str, **more: str) -> None:
    if case.buyer_id is None:
        return
    gaps = {
        "number": case.number,
        "amount": yuan(case.amount_fen),
        "address": written(case.address),
        "reason": str(case.refusal.get("label_zh", "")),
        "waybill": case.sent_waybill,
    }
    conversations.say(work, case.buyer_id, MESSAGES[name].format(**gaps | more))
