"""When a shipped refund may be paid: goods called back must first be on their way (S0-12)."""

from typing import Final, Protocol

from roost.kernel.pure.refusal import Closed

from .kinds import Path

EXEMPT: Final = frozenset({"small_amount_refund"})
"""Strategies that pay without waiting for the goods."""


class OnTheWay(Protocol):
    path: Path | None
    goods_back: bool  # a return scan, or the recall succeeded
    lost: bool
    platform_ruled: bool
    strategy: str | None


def locked(case: OnTheWay, confirmed: bool = False) -> Closed | None:
    """`confirmed`: somebody has said that the goods have not come back and pays all the same."""
    if case.goods_back or case.lost or case.platform_ruled or case.strategy in EXEMPT:
        return None
    if case.path:
        return Closed("goods_not_back", "已选择拦截或拒收退款,收到退回物流或召回成功后才能退款")
    if not confirmed:
        return Closed("confirm_not_returned", "请先确认「货物未退回」")
    return None
