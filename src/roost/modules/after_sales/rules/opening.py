"""Which kinds of case a line of an order can have, and why not the others."""

from collections.abc import Sequence
from typing import Protocol

from roost.kernel.pure.refusal import Closed

from ..content.reasons import REASONS, Reason
from .kinds import MONEY, Kind


class Bought(Protocol):
    @property
    def shipped(self) -> bool: ...
    @property
    def paid_fen(self) -> int: ...
    @property
    def refunded_fen(self) -> int: ...


UNPAID = Closed("unpaid", "订单尚未付款,无需申请售后")
TAKEN = Closed("line_open", "该商品已有进行中的售后申请")
NOTHING_LEFT = Closed("nothing_left", "该商品已无可退金额")
NOT_SHIPPED = Closed("not_shipped", "商品尚未发货,请申请未发货仅退款")
SHIPPED = Closed("shipped", "商品已发货,不能申请未发货仅退款")


def closed(kind: Kind, line: Bought, taken: bool) -> Closed | None:
    if line.paid_fen <= 0:
        return UNPAID
    if taken:
        return TAKEN
    if kind in MONEY and line.refunded_fen >= line.paid_fen:
        return NOTHING_LEFT
    if kind is Kind.REFUND_UNSHIPPED:
        return SHIPPED if line.shipped else None
    return None if line.shipped else NOT_SHIPPED


def reasons_for(kind: Kind) -> Sequence[Reason]:
    shipped = kind is not Kind.REFUND_UNSHIPPED
    return [r for r in REASONS.values() if r.shipped in (None, shipped)]
