"""What the desk recommends in each situation: the step, why, and words for the buyer (S0-11…)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from msgspec import Struct

from ..content.reasons import REASONS, SHORTAGE, Weight
from ..content.scripts import SCRIPTS
from .kinds import Goods, Kind, Source

TALK = "talk"
"""Not a step of the case: open the chat with the words ready."""


class Suggestion(Struct, frozen=True):
    """`row_id` is the requirement that it comes from."""

    step: str
    title_zh: str
    title_en: str
    script_zh: str
    why: str
    row_id: str


class Situation(Protocol):
    kind: Kind
    source: Source
    goods: Goods
    reason_code: str
    tracked_at: datetime | None
    small_paid_fen: int


def suggestions(case: Situation, now: datetime, stuck_after: timedelta) -> list[Suggestion]:
    """The recommended one first. Empty when the case asks nothing of the shop."""
    if case.source is Source.PLATFORM:
        return [_PLATFORM]
    return _OF[case.kind](case, now, stuck_after)


def stuck(case: Situation, now: datetime, after: timedelta) -> bool:
    if case.goods not in (Goods.NOT_PICKED_UP, Goods.IN_TRANSIT) or case.tracked_at is None:
        return False
    return now - case.tracked_at >= after


def is_quality(reason_code: str) -> bool:
    reason = REASONS.get(reason_code)
    return reason is not None and reason.weight is Weight.QUALITY


def _say(step: str, words: tuple[str, str], script: str, why: str, row_id: str) -> Suggestion:
    return Suggestion(step, *words, SCRIPTS[script], why, row_id)


_PLATFORM = _say(
    "refuse",
    ("核对物流,以「填错物流单号」驳回", "Check the tracking, reject with a delivery proof"),
    "reject_no_tracking",
    "平台自动发起:已签收的,选择「填错物流单号」并上传签收证明驳回;确无轨迹的请同意退款",
    "S3-90",
)
_AGREE = _say(
    "agree", ("同意退款", "Agree"), "agree_unshipped", "商品未发出,同意即可,一步完成", "S0-11"
)
_TALK_UNSHIPPED = _say(
    TALK,
    ("与买家协商是否退款", "Talk about it"),
    "talk_unshipped",
    "还没发货,可以先了解原因",
    "S3-69",
)
_ERP = _say(
    "cancel_in_erp",
    ("在ERP/打单软件取消发货,收回快递费", "Stop the shipment in the ERP"),
    "cancel_in_erp",
    "已推送仓库的,先取消发货再退款",
    "S3-72",
)
_INTERCEPT_LEFT = _say(
    "intercept",
    ("拦截快递,再告知买家", "Intercept, then tell the buyer"),
    "intercept_unshipped",
    "已发货未上传单号,可以先拦截",
    "S3-70",
)
_REFUSE_AND_SHIP = _say(
    "refuse",
    ("驳回退款后上传单号发货,再与买家协商", "Refuse, upload the waybill, then talk"),
    "refuse_and_ship",
    "已发货未上传单号,也可以驳回后补上单号",
    "S3-71",
)
_NOT_PICKED_UP = _say(
    TALK,
    ("联系买家了解退款原因", "Ask the buyer why"),
    "talk_not_picked_up",
    "包裹还未揽件,尽量了解原因并解决",
    "S3-73",
)
_REFUSAL = _say(
    "convert_to_refusal",
    ("转为拒收退款", "Refund on refused delivery"),
    "convert_to_refusal",
    "包裹在途:请买家拒收,有退回物流后放款",
    "S3-74",
)
_INTERCEPT = _say(
    "intercept",
    ("拦截快递,召回成功后退款", "Intercept, refund after the recall"),
    "intercept",
    "包裹在途:拦截召回成功后退款",
    "S3-75",
)
_ASK_FIRST = _say(
    TALK,
    ("询问是否收到、为何退款", "Ask whether it arrived and why"),
    "suggest_type",
    "已签收仍申请仅退款,先问清是否收到、收到后为何退款",
    "S0-14",
)
_CHANGE_TYPE = _say(
    "suggest_type",
    ("引导买家改为退货退款", "Ask the buyer for a return instead"),
    "suggest_type",
    "已签收且商品无问题,请买家把类型改为退货退款;不愿修改的可拒绝",
    "S3-76",
)
_SMALL = _say(
    "small_payment",
    ("协商小额打款,再请买家撤销", "A small payment, then a withdrawal"),
    "small_payment",
    "已签收但商品有问题:打款成功后再请买家撤销申请",
    "S3-77",
)
_STUCK = _say(
    TALK,
    ("先安抚买家,随即联系快递", "Calm the buyer, call the carrier"),
    "stuck",
    "物流长时间未更新;确认丢失后可直接退款并向快递索赔",
    "S3-78",
)
_RETURN = _say(
    "agree",
    ("核对理由后同意,告知寄回须知", "Check the reason, agree, tell how to send back"),
    "check_return_reason",
    "核对退货理由是否符合规定,无问题则同意",
    "S0-13",
)
_QUALITY = _say(
    TALK,
    ("核实品质问题,说明可选方案", "Look into the defect, name the options"),
    "quality_options",
    "品质类理由:请买家举证,如实说明可退货、换货或维修",
    "S0-13",
)
_SHORT = _say(
    TALK,
    ("核对称重,友好协商补发", "Check the weights, agree on a resend"),
    "short_sent",
    "反映漏发少件:先协商;进入售后提供三项称重与发货凭证",
    "S3-82",
)
_OTHER = _say("agree", ("同意", "Agree"), "agree_other", "核实后同意", "S0-10")


def _unshipped(case: Situation, *_: object) -> list[Suggestion]:
    if case.goods is Goods.UNSHIPPED:
        return [_AGREE, _TALK_UNSHIPPED, _ERP]
    return [_INTERCEPT_LEFT, _REFUSE_AND_SHIP]


def _shipped(case: Situation, now: datetime, stuck_after: timedelta) -> list[Suggestion]:
    if case.goods is Goods.DELIVERED:
        return _delivered(case)
    if stuck(case, now, stuck_after):
        return [_STUCK]
    if case.goods is Goods.NOT_PICKED_UP:
        return [_NOT_PICKED_UP, _INTERCEPT]
    return [_REFUSAL, _INTERCEPT]


def _delivered(case: Situation) -> list[Suggestion]:
    if case.reason_code in SHORTAGE:
        return [_SHORT, _SMALL]
    if is_quality(case.reason_code):
        return [_SMALL, _QUALITY, _CHANGE_TYPE]
    return [_CHANGE_TYPE, _ASK_FIRST]


def _return(case: Situation, *_: object) -> list[Suggestion]:
    if case.reason_code in SHORTAGE:
        return [_SHORT, _RETURN]
    if is_quality(case.reason_code):
        return [_QUALITY, _RETURN]
    return [_RETURN]


def _other(case: Situation, *_: object) -> list[Suggestion]:
    return [_SHORT, _OTHER] if case.reason_code in SHORTAGE else [_OTHER]


_OF: dict[Kind, Callable[[Situation, datetime, timedelta], list[Suggestion]]] = {
    Kind.REFUND_UNSHIPPED: _unshipped,
    Kind.REFUND_SHIPPED: _shipped,
    Kind.RETURN_REFUND: _return,
    Kind.EXCHANGE: _other,
    Kind.RESEND: _other,
    Kind.REPAIR: _other,
}
