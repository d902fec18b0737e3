"""The queue, one request, and what the platform decides of it."""

from datetime import datetime

from litestar import get, post

from roost.kernel.web.params import Desk, Id, JSONBody

from .. import queries
from ..commands import raising, ruling
from ..commands.creating import Create
from ..commands.ruling import Approve, Direct, SendBack
from ..queries import desk as lists
from ..queries.choices import words
from ..queries.lists import Filter
from ..rules.kinds import Review
from ..views import choices as choice_views
from ..views import platform as views
from ..views.choices import Choices
from ..views.platform import DeskPage, DeskRequest, FoundOrders, Sent, WaitingPage


@get("/")
async def listed(
    desk: Desk,
    tab: str = "platform_review",
    order_no: str | None = None,
    number: str | None = None,
    type: str | None = None,
    review: Review | None = None,
    created_from: datetime | None = None,
    created_to: datetime | None = None,
    shop_id: str = "",
    limit: int = 30,
    cursor: str | None = None,
) -> DeskPage:
    asked = Filter(tab, order_no, number, type, created_from, created_to, review=review)
    return await desk.look(lists.requests_page, asked, shop_id, limit, cursor, show=views.page)


@get("/choices")
async def choices(desk: Desk) -> Choices:
    return await desk.look(words, show=choice_views.all_choices)


@get("/orders")
async def orders(desk: Desk, order_no: str, shop_id: str = "") -> FoundOrders:
    return await desk.look(lists.orders_by_number, order_no, shop_id, show=views.orders)


@get("/outgoing")
async def outgoing(desk: Desk) -> WaitingPage:
    return await desk.look(lists.outgoing, show=views.waiting)


@get("/{request_id:str}")
async def read(desk: Desk, request_id: Id) -> DeskRequest:
    return await desk.look(queries.find, request_id, show=views.whole)


@post("/")
async def create(desk: Desk, data: JSONBody[Create]) -> Sent:
    return await desk.work(raising.create, data, show=views.sent)


@post("/{request_id:str}/approve", status_code=200)
async def approve(desk: Desk, request_id: Id, data: JSONBody[Approve]) -> DeskRequest:
    return await desk.work(ruling.approve, request_id, data, show=views.whole)


@post("/{request_id:str}/send_back", status_code=200)
async def send_back(desk: Desk, request_id: Id, data: JSONBody[SendBack]) -> DeskRequest:
    return await desk.work(ruling.send_back, request_id, data, show=views.whole)


@post("/{request_id:str}/act", status_code=200)
async def act(desk: Desk, request_id: Id, data: JSONBody[Direct]) -> DeskRequest:
    return await desk.work(ruling.act, request_id, data, show=views.whole, money=True)


ROUTES = [listed, choices, orders, outgoing, read, create, approve, send_back, act]
