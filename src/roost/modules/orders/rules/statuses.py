"""What the order tables call a state, and the state it is here (states.md §2.1).

The table is complete on purpose: a text that is not in it is not guessed, its row is rejected by
name. `待成团` is left out because an order without its group cannot be shipped or cancelled here.
"""

from collections.abc import Mapping, Set
from typing import Final, Literal

from roost.kernel.pure.cells import same_width

from .layouts import DOUDIAN, JUSHUITAN, PINDUODUO, TAOBAO

State = Literal[
    "awaiting_payment",
    "awaiting_shipment",
    "partially_shipped",
    "shipped",
    "completed",
    "cancelled",
]

STATES: Final[Mapping[str, Mapping[str, State]]] = {
    DOUDIAN.name: {
        "待确认": "awaiting_payment",
        "待支付": "awaiting_payment",
        "备货中": "awaiting_shipment",
        "待发货": "awaiting_shipment",
        "部分发货": "partially_shipped",
        "已发货": "shipped",
        "已完成": "completed",
        "已关闭": "cancelled",
        "已取消": "cancelled",
    },
    PINDUODUO.name: {
        "待支付": "awaiting_payment",
        "待付款": "awaiting_payment",
        "待发货": "awaiting_shipment",
        "已发货，待签收": "shipped",
        "已发货，待收货": "shipped",
        "已签收": "completed",
        "已收货": "completed",
        "已取消": "cancelled",
        "未发货，退款成功": "cancelled",
        # A full refund after shipping ends the order as completed, never as cancelled.
        "已发货，退款成功": "completed",
        "已签收，退款成功": "completed",
        "已收货，退款成功": "completed",
    },
    TAOBAO.name: {
        "等待买家付款": "awaiting_payment",
        "买家已付款，等待卖家发货": "awaiting_shipment",
        "等待卖家发货": "awaiting_shipment",
        "卖家部分发货": "partially_shipped",
        "卖家已发货，等待买家确认": "shipped",
        "买家已签收": "shipped",
        "交易成功": "completed",
        "交易关闭": "cancelled",
        "交易被关闭": "cancelled",
    },
    JUSHUITAN.name: {
        "待付款": "awaiting_payment",
        "已付款待审核": "awaiting_shipment",
        "待发货": "awaiting_shipment",
        "发货中": "awaiting_shipment",
        # Held back by the warehouse program: paid, not shipped.
        "异常": "awaiting_shipment",
        "已发货": "shipped",
        "已完成": "completed",
        "已取消": "cancelled",
    },
}

PAID_BACK: Final[Mapping[str, frozenset[str]]] = {
    PINDUODUO.name: frozenset(
        same_width(text) for text in STATES[PINDUODUO.name] if "退款成功" in text
    ),
}
"""Texts that also say that all of the money went back, in tables without an amount for it."""

_SENT: Final[frozenset[State]] = frozenset({"shipped", "completed"})


def of_order(lines: Set[State]) -> State | None:
    """The state of an order from those of its lines; None when they contradict each other."""
    live = lines - {"cancelled"}
    if not live:
        return "cancelled"
    if len(live) == 1:
        return next(iter(live))
    if "awaiting_payment" in live:
        return None
    return "shipped" if live <= _SENT else "partially_shipped"
