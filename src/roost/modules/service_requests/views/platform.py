"""The platform's view: a request of any shop, what it came of, and what is left to decide."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.modules.orders import facade as order_facade
from roost.modules.orders.facade import Found
from roost.modules.shop import facade as shop

from ..models import Complaint, Outgoing, Passive, Request
from ..queries.desk import Named, complaint_of, passives_of
from ..rules.kinds import HEARD
from ..rules.passive import SIGNS
from . import common, desk
from .common import FileLink, Row
from .desk import RequestView

R = TypeVar("R")


class DeskRow(Row, frozen=True, kw_only=True):
    """`entered_at`: since when it is in its state; the queue stands by it."""

    shop_id: str
    shop_name: str
    entered_at: datetime


DeskPage = Page[DeskRow]


class PassiveView(Struct, frozen=True):
    id: str
    state: str
    kind: str
    label_zh: str
    label_en: str
    at: datetime
    request_id: str
    number: str
    cycle: int
    shop_id: str
    shop_name: str
    order_no: str
    note: str
    decided_at: datetime | None
    decided_by: str | None


PassivePage = Page[PassiveView]


class ComplaintView(Struct, frozen=True):
    """`request_id`: what became of it; a request that waits for the morning is not there yet."""

    id: str
    state: str
    state_zh: str
    state_en: str
    shop_id: str
    shop_name: str
    order_id: str
    order_no: str
    buyer_name: str
    type: str
    said: str
    files: list[str]
    file_urls: dict[str, FileLink]
    at: datetime
    request_id: str | None
    note: str
    decided_at: datetime | None
    decided_by: str | None


ComplaintPage = Page[ComplaintView]


class ShopView(Struct, frozen=True):
    id: str
    name: str


class DeskRequest(RequestView, frozen=True, kw_only=True):
    shop: ShopView
    shop_name: str
    passives: list[PassiveView]
    complaint: ComplaintView | None


class Sent(Struct, frozen=True):
    """`sends_at` and no request, where it waits for the morning; it will have the same id."""

    id: str
    number: str | None
    order_no: str
    sends_at: datetime | None
    request: DeskRequest | None


class FoundOrder(Struct, frozen=True):
    shop_id: str
    shop_name: str
    order_id: str
    order_no: str
    title: str
    paid_fen: int
    buyer_name: str


class FoundOrders(Struct, frozen=True):
    items: list[FoundOrder]


class Waiting(Struct, frozen=True):
    """Written in the evening: goes out at `sends_at`."""

    id: str
    shop_id: str
    shop_name: str
    order_id: str
    type: str
    level: str
    demand: str
    sends_at: datetime
    by: str


WaitingPage = Page[Waiting]


def page(look: Look, found: Named) -> DeskPage:
    def row(request: Request) -> DeskRow:
        id, head = request.shop_id, common.head(look, request)
        name, entered = found.shops.get(id, ""), request.entered_at
        return DeskRow(shop_id=id, shop_name=name, entered_at=entered, **head)

    return _page(found, [row(request) for request in found.page.items])


def passives(look: Look, found: Named) -> PassivePage:
    rows = [passive(look, p, found.shops.get(p.shop_id, "")) for p in found.page.items]
    return _page(found, rows)


def complaints(look: Look, found: Named) -> ComplaintPage:
    rows = [complaint(look, c, found.shops.get(c.shop_id, "")) for c in found.page.items]
    return _page(found, rows)


def waiting(_: Look, found: Named) -> WaitingPage:
    return _page(found, [_waiting(o, found.shops) for o in found.page.items])


def whole(look: Look, request: Request) -> DeskRequest:
    here = shop.get(look)
    came_of = complaint_of(look, request)
    return DeskRequest(
        shop=ShopView(here.id, here.name),
        shop_name=here.name,
        passives=[passive(look, p, here.name) for p in passives_of(look, request.id)],
        complaint=complaint(look, came_of, here.name) if came_of else None,
        **desk.fields(look, request),
    )


def sent(look: Look, made: Request | Outgoing) -> Sent:
    if isinstance(made, Outgoing):
        order_no = order_facade.card(look, made.order_id).order_no
        return Sent(made.id, None, order_no, made.sends_at, None)
    return Sent(made.id, made.number, made.order_no, None, whole(look, made))


def orders(_: Look, found: Sequence[tuple[Found, str]]) -> FoundOrders:
    return FoundOrders(
        [
            FoundOrder(f.shop_id, name, f.id, f.order_no, f.title, f.paid_fen, f.buyer_name)
            for f, name in found
        ]
    )


def decided(look: Look, draft: Passive) -> PassiveView:
    return passive(look, draft, shop.get(look).name)


def settled(look: Look, found: Complaint) -> ComplaintView:
    return complaint(look, found, shop.get(look).name)


def passive(_: Look, p: Passive, shop_name: str) -> PassiveView:
    return PassiveView(
        p.id,
        p.state,
        p.kind,
        *SIGNS[p.kind],
        p.at,
        p.request_id,
        p.number,
        p.cycle,
        p.shop_id,
        shop_name,
        p.order_no,
        p.note,
        p.decided_at,
        p.decided_by or None,
    )


def complaint(look: Look, c: Complaint, shop_name: str) -> ComplaintView:
    return ComplaintView(
        c.id,
        c.state,
        *HEARD[c.state],
        c.shop_id,
        shop_name,
        c.order_id,
        c.order_no,
        c.buyer_name,
        c.type,
        c.said,
        [str(f) for f in c.files],
        {str(f): common.link(look, str(f), c.shop_id) for f in c.files},
        c.at,
        c.request_id,
        c.note,
        c.decided_at,
        c.decided_by or None,
    )


def _waiting(o: Outgoing, shops: dict[str, str]) -> Waiting:
    asked = o.asked
    return Waiting(
        o.id,
        o.shop_id,
        shops.get(o.shop_id, ""),
        o.order_id,
        asked["type"],
        asked["level"],
        asked["demand"],
        o.sends_at,
        o.name,
    )


def _page(found: Named, rows: list[R]) -> Page[R]:
    return Page(rows, found.page.now, found.page.next, found.page.counts)
