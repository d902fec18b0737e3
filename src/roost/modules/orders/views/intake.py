"""Orders among what can be imported, and the preview of an order."""

from collections.abc import Sequence
from typing import Any

from roost.kernel.data.look import Look

from ..commands import import_orders
from ..commands.import_staging import seal
from ..queries.intakes import Head, Intake
from ..rules import intake
from ..rules.ready import Ready
from ..states import FLOW
from .receivers import hidden_name, hidden_phone, opened


def show(look: Look, orders: Sequence[Ready]) -> list[dict[str, Any]]:
    return [_cells(look, order) for order in orders]


def _cells(look: Look, order: Ready) -> dict[str, Any]:
    first, *others = order.lines
    name = hidden_name(opened(look, order.receiver_name))
    phone = hidden_phone(opened(look, order.receiver_phone))
    goods = f"{first.title} {first.sku} ×{first.pieces}"
    return {
        "goods": f"{goods} +{len(others)}" if others else goods,
        "receiver": " ".join(p for p in (name, phone, f"{order.province}{order.city}") if p),
        "placed": order.placed_at,
        "payable": order.payable_fen,
    }


INTAKE = Intake(
    name="orders",
    label_zh="订单",
    label_en="orders",
    at_zh="下单时间",
    at_en="Placed",
    reader=intake,
    record=Ready,
    states=FLOW.states,
    sums={
        "payable": ("应付合计", "Payable"),
        "paid": ("实付合计", "Paid"),
        "refunded": ("退款合计", "Refunded"),
    },
    heads=(
        Head("number", "number", "订单编号", "Order number"),
        Head("goods", "text", "商品", "Goods"),
        Head("receiver", "text", "收件人", "Receiver"),
        Head("placed", "instant", "下单时间", "Placed"),
        Head("payable", "money", "应付", "Payable"),
    ),
    show=show,
    take=import_orders.take,
    seal=seal,
)
