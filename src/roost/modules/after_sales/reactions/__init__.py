"""What follows when a case moves, and what the case learns from the modules below."""

from collections.abc import Callable
from typing import Any

from roost.kernel.pure.event import Listener

from . import following, learning, telling

HEARS: dict[str, Listener[Any]] = {
    "keep_the_lists": following.keep_the_lists,
    "tell_the_buyer": telling.tell_the_buyer,
    "tell_more": telling.tell_more,
    "tell_the_shop": telling.tell_the_shop,
    "pay": following.pay,
    "fall_back": following.fall_back,
    "refunded": learning.refunded,
    "tracked": learning.tracked,
    "delivered": learning.delivered,
    "shipped": learning.shipped,
    "merged": learning.merged,
    "linked": learning.linked,
    "address_known": learning.address_known,
}
KINDS: dict[str, Callable[..., object]] = {"no_tracking": learning.open_if_untracked}
