"""Orders and products in a chat: what can be sent of them, and the words they leave there."""

from datetime import datetime

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.pure.money import yuan
from roost.kernel.pure.refusal import Invalid, NotFound
from roost.kernel.pure.time import local
from roost.modules.orders import facade as orders
from roost.modules.orders.facade import LineCard, OrderCard
from roost.modules.products import facade as products

from .. import queries
from ..models import Thread
from ..permissions import VIEW

MOST = 20


class SendableLine(Struct, frozen=True):
    """`check_text` is the message that 发送 would make of this line (S2-39)."""

    id: str
    title: str
    sku: str
    image: str
    pieces: int
    paid_fen: int
    shipped: bool
    ship_by: datetime | None
    check_text: str


class SendableOrder(Struct, frozen=True):
    id: str
    order_no: str
    status: str
    paid_fen: int
    refunded_fen: int
    placed_at: datetime
    ship_by: datetime | None
    link: str
    lines: list[SendableLine]


def of_thread(look: Look, thread_id: str) -> list[SendableOrder]:
    """The buyer's orders, the newest first, each with its lines ready to be sent (S2-38)."""
    look.actor.need(VIEW)
    thread = queries.readable(look, thread_id)
    return [_sendable(look, card) for card in orders.of_buyer(look, thread.buyer_id, MOST)]


def line_text(look: Look, thread_id: str, order_id: str, line_id: str) -> str:
    card = _of_buyer(look, buyer_of(look, thread_id), order_id)
    line = next((one for one in card.lines if one.id == line_id), None)
    if line is None:
        raise NotFound("子订单不存在")
    return check_text(card, line, orders.masked_receiver(look, card.id))


def check_text(card: OrderCard, line: LineCard, receiver: str) -> str:
    """Words that the buyer can check his order by."""
    ship_by = f"{local(line.ship_by):%m月%d日 %H:%M}前" if line.ship_by else "以店铺通知为准"
    lines = [
        "亲,请核对您的订单信息:",
        f"商品:{line.title}",
        f"规格:{line.sku}",
        f"数量:{line.pieces}件",
        f"承诺发货时间:{ship_by}",
        f"收货信息:{receiver or '未填写'}",
        f"订单号:{card.order_no}",
    ]
    return "\n".join(lines)


def snapshot(look: Look, module: str, kind: str, id: str, buyer_id: str) -> str:
    """The words of a card; only of what this buyer may see."""
    if (module, kind) == ("orders", "order"):
        card = _of_buyer(look, buyer_id, id)
        first = card.lines[0].title if card.lines else ""
        return f"订单 {card.order_no} {first} 实付¥{yuan(card.paid_fen)}"
    if (module, kind) == ("products", "product"):
        found = products.card(look, id)
        return f"{found.title} ¥{yuan(found.price_fen)}"
    raise Invalid("不支持发送这种卡片", "bad_card", "/body/module")


def buyer_of(look: Look, thread_id: str) -> str:
    if look.actor.party == "merchant":
        look.actor.need(VIEW)
    return look.get(Thread, thread_id, "会话不存在").buyer_id


def _of_buyer(look: Look, buyer_id: str, order_id: str) -> OrderCard:
    card = orders.card(look, order_id)
    if card.buyer_id != buyer_id:
        raise NotFound("该买家没有这个订单")
    return card


def _sendable(look: Look, card: OrderCard) -> SendableOrder:
    receiver = orders.masked_receiver(look, card.id)
    return SendableOrder(
        id=card.id,
        order_no=card.order_no,
        status=card.status,
        paid_fen=card.paid_fen,
        refunded_fen=card.refunded_fen,
        placed_at=card.placed_at,
        ship_by=card.ship_by,
        link=f"/orders/{card.id}",
        lines=[_line(card, line, receiver) for line in card.lines],
    )


def _line(card: OrderCard, line: LineCard, receiver: str) -> SendableLine:
    return SendableLine(
        id=line.id,
        title=line.title,
        sku=line.sku,
        image=line.image,
        pieces=line.pieces,
        paid_fen=line.paid_fen,
        shipped=line.shipped,
        ship_by=line.ship_by,
        check_text=check_text(card, line, receiver),
    )
