"""What an agent does with an order besides shipping it."""

from typing import Any, cast

from msgspec import Struct
from sqlalchemy import Table as CoreTable
from sqlalchemy import text, update

from roost.kernel.data.history import record
from roost.kernel.data.machine import expect
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Conflict, Invalid, TooMany
from roost.kernel.pure.text import clean
from roost.kernel.pure.time import local
from roost.modules.audit import facade as audit
from roost.modules.buyers import facade as buyers

from ..events import Changed, Delivered, Linked
from ..models import RECEIVER, Order
from ..permissions import LINK, MANAGE, NOTE, REVEAL
from ..policies import REVEAL as REVEALS
from ..queries import Full, full
from ..rules.reasons import CANCEL
from .machine import MACHINE, told
from .placing import collect, give_stock_back
from .upkeep import promise

MEMO = 500
FLAGS = ("", "red", "yellow", "green", "blue", "purple", "grey")
ORDERS = cast(CoreTable, Order.__table__)
ONE_MORE = text(
    "INSERT INTO orders_reveals (shop_id, id, day, n) VALUES (:shop, :who, :day, 1)"
    " ON CONFLICT (shop_id, id, day) DO UPDATE SET n = orders_reveals.n + 1"
    " WHERE orders_reveals.n < :most"
)


class Cancel(Body, frozen=True):
    """`reason` is one of the fixed reasons' names."""

    reason: str
    version: int | None = None


class Confirm(Body, frozen=True):
    version: int | None = None


class Note(Body, frozen=True):
    memo: str = ""
    flag: str = ""


class LinkBody(Body, frozen=True):
    buyer_id: str


class Revealed(Struct, frozen=True):
    name: str
    phone: str
    address: str


def cancel(work: Work, order_id: str, body: Cancel) -> Full:
    work.actor.need(MANAGE)
    if body.reason not in CANCEL:
        raise Invalid("请选择取消原因", "unknown_reason", "/reason")
    found = full(work, order_id)
    expect(found.order, body.version)
    found.order.cancel_reason = body.reason
    MACHINE.move(work, found.order, "cancel", data={"reason": body.reason})
    return found


def confirm(work: Work, order_id: str, body: Confirm) -> Full:
    """Cash on delivery: from here the promise counts (S2-20, RD-32)."""
    work.actor.need(MANAGE)
    found = full(work, order_id)
    expect(found.order, body.version)
    found.order.confirmed_at = work.moment
    promise(work, found.order, found.lines, work.moment)
    MACHINE.move(work, found.order, "confirm")
    return found


def note(work: Work, order_id: str, body: Note) -> Full:
    work.actor.need(NOTE)
    if body.flag not in FLAGS:
        raise Invalid("没有这种旗帜", "unknown_flag", "/flag")
    found = full(work, order_id)
    found.order.memo = clean(body.memo, MEMO, "/memo", empty=True)
    found.order.flag = body.flag
    record(work, "orders", order_id, "note", found.order.memo, found.order.status)
    work.tell(Changed(**told(work, found.order, step="note")))
    return found


def reveal(work: Work, order_id: str) -> Revealed:
    """Written down before it is shown, and so many a person a day."""
    work.actor.need(REVEAL)
    order = work.get(Order, order_id, "订单不存在")
    most = work.rules.rule(REVEALS, work.now, order.profile).most
    day = f"{local(work.now):%Y-%m-%d}"
    mine = {"shop": work.shop_id, "who": work.actor.id, "day": day, "most": most}
    if not cast(Any, work.session.execute(ONE_MORE, mine)).rowcount:
        audit.record(work, "orders.reveal_refused", order_id)
        raise TooMany(
            f"今日查看次数已达{most}次", "reveal_limit", retry_after=3600, most=most
        ).keeping()
    audit.record(work, "orders.reveal", order_id)
    opened = (order.receiver_name, order.receiver_phone, order.receiver_address)
    return Revealed(*(work.keys.open(RECEIVER, sealed) if sealed else "" for sealed in opened))


def link(work: Work, order_id: str, body: LinkBody) -> Full:
    work.actor.need(LINK)
    found = full(work, order_id)
    if found.order.buyer_id:
        raise Conflict("订单已关联其他买家,请先取消关联", "already_linked")
    give_to(work, found.order, body.buyer_id)
    return found


def unlink(work: Work, order_id: str) -> Full:
    work.actor.need(LINK)
    found = full(work, order_id)
    if not found.order.buyer_id:
        raise Conflict("订单未关联买家", "not_linked")
    give_to(work, found.order, None)
    return found


def give_to(work: Work, order: Order, buyer_id: str | None) -> None:
    """Whose order it is from now on; the deed is in the order's history and in the log."""
    buyer = buyers.card(work, buyer_id) if buyer_id else None
    was, order.buyer_id = order.buyer_id, buyer.id if buyer else None
    order.buyer_name = buyer.name if buyer else ""
    data = {"was": was, "buyer": order.buyer_id}
    step = "link" if buyer else "unlink"
    record(work, "orders", order.id, step, "", order.status, data)
    audit.record(work, f"orders.{step}", order.id, data)
    work.tell(Linked(**told(work, order, was=was)))


def re_point(work: Work, old: str, new: str) -> None:
    """Two guests turned out to be one buyer."""
    name = buyers.card(work, new).name
    mine = (ORDERS.c.shop_id == work.shop_id, ORDERS.c.buyer_id == old)
    work.session.execute(update(ORDERS).where(*mine).values(buyer_id=new, buyer_name=name))


def delivered(work: Work, order_id: str) -> None:
    """All parcels are in the buyer's hands; the first time counts."""
    order = work.get(Order, order_id, "订单不存在")
    if order.delivered_at is None:
        order.delivered_at = work.moment
        record(work, "orders", order.id, "delivered", "", order.status)
        work.tell(Delivered(**told(work, order)))


def collect_if_delivered(work: Work, order_id: str) -> None:
    """Cash on delivery is in the carrier's hands when the buyer said nothing."""
    order = work.get(Order, order_id, "订单不存在")
    if order.delivered_at:
        collect(work, order)


def put_back(work: Work, order_id: str) -> None:
    """A cancelled order's goods are on the shelf again."""
    order = work.find(Order, order_id)
    if order and order.stock_taken:
        give_stock_back(work, order, full(work, order_id).lines)
