"""Where a case stands. Intervention is a mark beside it, not a state (S3-79)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Status(StrEnum):
    AWAITING_MERCHANT = "awaiting_merchant"
    REFUSED_FIRST = "refused_first"
    AWAITING_BUYER_RETURN = "awaiting_buyer_return"
    AWAITING_BUYER_REFUSAL = "awaiting_buyer_refusal"
    AWAITING_MERCHANT_RECEIPT = "awaiting_merchant_receipt"
    REFUSED_SECOND = "refused_second"
    AWAITING_MERCHANT_SHIP = "awaiting_merchant_ship"
    AWAITING_BUYER_RECEIPT = "awaiting_buyer_receipt"
    REFUNDING = "refunding"
    SUCCEEDED = "succeeded"
    CLOSED = "closed"


OVER: Final = (Status.SUCCEEDED, Status.CLOSED)
SETTLED: Final = (Status.REFUNDING, *OVER)
OPEN: Final = tuple(s for s in Status if s not in SETTLED)
"""States in which the two sides, or the platform, can still turn the case."""

STATES: Final[Mapping[Status, tuple[str, str]]] = {
    Status.AWAITING_MERCHANT: ("待商家处理", "Waiting for the shop"),
    Status.REFUSED_FIRST: ("商家已拒绝,待买家处理", "Refused, waiting for the buyer"),
    Status.AWAITING_BUYER_RETURN: ("待买家退货", "Waiting for the return"),
    Status.AWAITING_BUYER_REFUSAL: ("待买家拒签", "Waiting for refused delivery"),
    Status.AWAITING_MERCHANT_RECEIPT: ("待商家收货", "Waiting for the shop to receive"),
    Status.REFUSED_SECOND: ("商家拒绝收货,待买家处理", "Return refused, waiting for the buyer"),
    Status.AWAITING_MERCHANT_SHIP: ("待商家发货", "Waiting for the shop to send"),
    Status.AWAITING_BUYER_RECEIPT: ("待买家收货", "Waiting for the buyer to receive"),
    Status.REFUNDING: ("退款中", "Refunding"),
    Status.SUCCEEDED: ("售后成功", "Succeeded"),
    Status.CLOSED: ("售后关闭", "Closed"),
}
