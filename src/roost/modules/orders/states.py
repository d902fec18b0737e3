"""The life of an order, and of a refund (states.md §2.1, §2.2)."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from roost.kernel.pure.actor import Party
from roost.kernel.pure.flow import Clocks, Deadline, Flow, Rings, Step
from roost.kernel.pure.policy import RuleBook
from roost.kernel.pure.refusal import Closed
from roost.kernel.pure.time import whole_second

from .permissions import IMPORT, MANAGE, SHIP
from .policies import AUTO_CONFIRM, CANCEL_WAIT, PAY_TIMEOUT, SHIP_PROMISE

Order = Any  # with the fields of models.Order


class Status(StrEnum):
    AWAITING_PAYMENT = "awaiting_payment"
    AWAITING_SHIPMENT = "awaiting_shipment"
    PARTIALLY_SHIPPED = "partially_shipped"
    SHIPPED = "shipped"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class Importing(StrEnum):
    UPLOADED = "uploaded"
    CHECKED = "checked"
    TAKING = "taking"
    DONE = "done"
    REFUSED = "refused"
    CANCELLED = "cancelled"


class Refunding(StrEnum):
    TO_REFUND = "to_refund"
    REFUNDING = "refunding"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


UNPAID, READY, PART = Status.AWAITING_PAYMENT, Status.AWAITING_SHIPMENT, Status.PARTIALLY_SHIPPED
SENT, DONE, VOID = Status.SHIPPED, Status.COMPLETED, Status.CANCELLED
TO_SHIP = (READY, PART)


def paid_online(order: Order, _: datetime, __: RuleBook) -> Closed | None:
    if order.cod:
        return Closed("cash_on_delivery", "货到付款订单无需在线支付")
    return None


def cash_on_delivery(order: Order, _: datetime, __: RuleBook) -> Closed | None:
    if not order.cod:
        return Closed("not_cod", "仅货到付款订单需要确认")
    return None


def old_enough(order: Order, now: datetime, book: RuleBook) -> Closed | None:
    wait = book.rule(CANCEL_WAIT, order.placed_at, order.profile).seconds
    opens = order.placed_at + timedelta(seconds=wait)
    if now < opens:
        return Closed(
            "too_early", f"下单{wait}秒后才能取消", {"seconds": wait}, whole_second(opens)
        )
    return None


def may_leave(order: Order) -> Closed | None:
    if order.under_review:
        return Closed("under_review", "订单审核中,暂不能发货")
    return None


def all_left(order: Order, _: datetime, __: RuleBook) -> Closed | None:
    if order.lines_left:
        return may_leave(order) or Closed("lines_left", "还有商品未发货")
    return may_leave(order)


def some_left(order: Order, _: datetime, __: RuleBook) -> Closed | None:
    if not order.lines_left:
        return Closed("none_left", "没有待发货的商品")
    return may_leave(order)


def all_refunded(order: Order, _: datetime, __: RuleBook) -> Closed | None:
    if order.refunded_fen < order.paid_fen:
        return Closed("not_all_refunded", "订单尚未全额退款")
    return None


def pay_until(order: Order, _: datetime, book: RuleBook) -> Deadline | None:
    """Only the house's own shop page closes orders; a platform closes its own."""
    if order.source != "shop" or order.cod:
        return None
    ruling = book.of(PAY_TIMEOUT, order.placed_at, order.profile, order.shop_id)
    if ruling is None:
        return None
    return Deadline(order.placed_at + timedelta(minutes=ruling.rule.minutes), ruling.edition)


def promised(order: Order, _: datetime, book: RuleBook) -> Deadline | None:
    told = getattr(order, "overdue_at", None)  # a row that is being adopted has none yet
    if order.due_by is None or (told and order.due_by < told):
        return None
    ruling = book.of(SHIP_PROMISE, order.placed_at, order.profile, order.shop_id)
    return Deadline(order.due_by, ruling.edition if ruling else "")


def confirmed_by_itself(order: Order, _: datetime, book: RuleBook) -> Deadline | None:
    """Some files say that an order left and not when: then nobody knows when its days are over."""
    since = order.shipped_at
    if since is None:
        return None
    ruling = book.of(AUTO_CONFIRM, since, order.profile, order.shop_id)
    if ruling is None:
        return None
    return Deadline(since + timedelta(days=ruling.rule.days), ruling.edition)


def void(order: Order, moment: datetime) -> None:
    order.cancelled_at = moment


def unpaid(order: Order, moment: datetime) -> None:
    order.cancelled_at, order.cancel_reason = moment, "unpaid"


def refunded(order: Order, moment: datetime) -> None:
    order.cancelled_at, order.cancel_reason = moment, "refunded"


def done(order: Order, moment: datetime) -> None:
    order.completed_at = moment


def late(order: Order, moment: datetime) -> None:
    order.overdue_at = moment


def _ship(source: Status, target: Status) -> Step[Status]:
    when = all_left if target is SENT else some_left
    return Step("ship", source, target, {Party.MERCHANT, Party.CONNECTOR}, SHIP, when)


def _overdue(status: Status) -> Step[Status]:
    """Late is late, but the parcel may still leave."""
    by, keep = {Party.SYSTEM}, Clocks.KEEP
    return Step("overdue", status, status, by, None, None, late, keep, promised, bars=False)


def _refunded(source: Status, target: Status) -> Step[Status]:
    does = refunded if target is VOID else done
    return Step("refund_all", source, target, {Party.CONNECTOR}, when=all_refunded, does=does)


FLOW = Flow(
    "orders",
    {
        "pay": ("支付", "Pay"),
        "confirm": ("确认订单", "Confirm"),
        "cancel": ("取消订单", "Cancel"),
        "payment_timeout": ("超时未支付关闭", "Closed unpaid"),
        "ship": ("发货", "Ship"),
        "overdue": ("发货超时", "Shipping overdue"),
        "confirm_receipt": ("确认收货", "Confirm receipt"),
        "auto_confirm": ("自动确认收货", "Receipt confirmed by itself"),
        "refund_all": ("全额退款", "Refunded in full"),
    },
    {
        UNPAID: ("待付款", "Awaiting payment"),
        READY: ("备货中", "Awaiting shipment"),
        PART: ("部分发货", "Partially shipped"),
        SENT: ("已发货", "Shipped"),
        DONE: ("已完成", "Completed"),
        VOID: ("已取消", "Cancelled"),
    },
    Step("pay", UNPAID, READY, {Party.BUYER, Party.CONNECTOR}, when=paid_online),
    Step("confirm", UNPAID, READY, {Party.MERCHANT, Party.CONNECTOR}, MANAGE, cash_on_delivery),
    Step("cancel", UNPAID, VOID, {Party.MERCHANT, Party.CONNECTOR}, MANAGE, old_enough, void),
    Step("cancel", UNPAID, VOID, {Party.BUYER}, does=void),
    Step("payment_timeout", UNPAID, VOID, {Party.SYSTEM}, does=unpaid, due=pay_until, costs=False),
    _ship(READY, SENT),
    _ship(READY, PART),
    _ship(PART, SENT),
    _ship(PART, PART),
    _overdue(READY),
    _overdue(PART),
    Step("confirm_receipt", SENT, DONE, {Party.BUYER, Party.CONNECTOR}, does=done),
    Step(
        "auto_confirm",
        SENT,
        DONE,
        {Party.SYSTEM},
        does=done,
        due=confirmed_by_itself,
        rings=Rings.ON_TIME,
        costs=False,
    ),
    _refunded(READY, VOID),
    _refunded(PART, DONE),
    _refunded(SENT, DONE),
)

_BY = {Party.CONNECTOR}
REFUND_FLOW = Flow(
    "orders.refund",
    {
        "send": ("提交退款", "Send to the provider"),
        "succeed": ("退款成功", "Succeeded"),
        "fail": ("退款失败", "Failed"),
    },
    {
        Refunding.TO_REFUND: ("待退款", "To refund"),
        Refunding.REFUNDING: ("退款中", "Refunding"),
        Refunding.SUCCEEDED: ("退款成功", "Succeeded"),
        Refunding.FAILED: ("退款失败", "Failed"),
    },
    Step("send", Refunding.TO_REFUND, Refunding.REFUNDING, _BY),
    Step("succeed", Refunding.REFUNDING, Refunding.SUCCEEDED, _BY),
    Step("fail", Refunding.REFUNDING, Refunding.FAILED, _BY),
)

_MERCHANT = {Party.MERCHANT}
IMPORT_FLOW = Flow(
    "orders.import",
    {
        "check": ("检查完成", "Checked"),
        "refuse": ("无法导入", "Refused"),
        "take": ("开始导入", "Take"),
        "resume": ("继续导入", "Resume"),
        "finish": ("导入完成", "Finished"),
        "cancel": ("取消导入", "Cancel"),
    },
    {
        Importing.UPLOADED: ("检查中", "Being checked"),
        Importing.CHECKED: ("待导入", "Checked"),
        Importing.TAKING: ("导入中", "Being taken"),
        Importing.DONE: ("已完成", "Done"),
        Importing.REFUSED: ("无法导入", "Refused"),
        Importing.CANCELLED: ("已取消", "Cancelled"),
    },
    Step("check", Importing.UPLOADED, Importing.CHECKED, _BY),
    Step("refuse", Importing.UPLOADED, Importing.REFUSED, _BY),
    Step("take", Importing.CHECKED, Importing.TAKING, _MERCHANT, IMPORT),
    Step("resume", Importing.TAKING, Importing.TAKING, _MERCHANT, IMPORT, clocks=Clocks.KEEP),
    Step("finish", Importing.TAKING, Importing.DONE, _BY),
    Step("cancel", Importing.UPLOADED, Importing.CANCELLED, _MERCHANT, IMPORT),
    Step("cancel", Importing.CHECKED, Importing.CANCELLED, _MERCHANT, IMPORT),
    Step("cancel", Importing.TAKING, Importing.CANCELLED, _MERCHANT, IMPORT),
)
