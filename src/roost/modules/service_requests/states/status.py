from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Status(StrEnum):
    PENDING = "pending"
    AWAITING_BUYER = "awaiting_buyer"
    PLATFORM_REVIEW = "platform_review"
    CLOSED = "closed"


STATES: Final[Mapping[Status, tuple[str, str]]] = {
    Status.PENDING: ("待处理", "To be handled"),
    Status.AWAITING_BUYER: ("用户确认中", "Waiting for the buyer"),
    Status.PLATFORM_REVIEW: ("平台处理中", "With the platform"),
    Status.CLOSED: ("已关闭", "Closed"),
}
