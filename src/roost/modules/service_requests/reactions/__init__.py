"""What follows when a request moves, and what the house does at an instant of its own."""

from collections.abc import Callable
from typing import Any

from roost.kernel.pure.event import Listener

from ..commands import creating, surveying
from . import counting, following, telling

HEARS: dict[str, Listener[Any]] = {
    "keep_the_lists": following.keep_the_lists,
    "count": counting.count,
    "watch": counting.watch,
    "settle_at_once": following.settle_at_once,
    "merged": following.merged,
    "linked": following.linked,
    "tell_the_shop": telling.tell_the_shop,
    "ask_the_buyer": telling.ask_the_buyer,
    "remind_the_buyer": telling.remind_the_buyer,
}
KINDS: dict[str, Callable[..., object]] = {
    "send": creating.send_waiting,
    "send_survey": surveying.send,
}
