"""The platform's door: requests of all shops are made here, judged here, and settled here."""

from datetime import datetime
from typing import Annotated

from litestar import Router, get, post
from litestar.params import QueryParameter

from roost.kernel.web.params import Desk, Id, JSONBody

from . import queries
from .commands import raising, ruling, watching
from .commands.creating import Create
from .commands.ruling import Approve, Direct, SendBack
from .commands.watching import Decide
from .queries import desk as lists
from .queries import figures
from .queries.choices import words
from .queries.figures import Figures
from .queries.lists import Filter
from .rules.kinds import Draft, Heard
from .views import choices as choice_views
from .views import figures as figure_views
from .views import platform as views
from .views.choices import Choices
from .views.figures import CountedPage
from .views.platform import (
    ComplaintPage,
    ComplaintView,
    DeskPage,
    DeskRequest,
    FoundOrders,
    PassivePage,
    PassiveView,
    Sent,
    WaitingPage,
)

OfDraft = Annotated[Draft, QueryParameter(name="state")]  # the framework keeps `state` for itself
OfHeard = Annotated[Heard, QueryParameter(name="state")]


@get("/")
async def listed(
    desk: Desk,
    tab: str = "platform_review",
    order_no: str | None = None,
    number: str | None = None,
    type: str | None = None,
    created_from: datetime | None = None,
    created_to: datetime | None = None,
    shop_id: str = "",
    limit: int = 30,
    cursor: str | None = None,
) -> DeskPage:
    asked = Filter(tab, order_no, number, type, created_from, created_to)
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


@get("/passive")
async def passive(
    desk: Desk, of: OfDraft = Draft.DRAFT, limit: int = 30, cursor: str | None = None
) -> PassivePage:
    return await desk.look(lists.passive_page, of, limit, cursor, show=views.passives)


@get("/complaints")
async def complaints(
    desk: Desk, of: OfHeard = Heard.WAITING, limit: int = 30, cursor: str | None = None
) -> ComplaintPage:
    return await desk.look(lists.complaints_page, of, limit, cursor, show=views.complaints)


@get("/figures")
async def board(desk: Desk, since: datetime, until: datetime, shop_id: str = "") -> Figures:
    return await desk.look(figures.figures_of, since, until, shop_id, show=figure_views.board)


@get("/figures/{figure:str}")
async def counted(
    desk: Desk,
    figure: Id,
    since: datetime,
    until: datetime,
    shop_id: str = "",
    limit: int = 30,
    cursor: str | None = None,
) -> CountedPage:
    asked = (figure, since, until, shop_id, limit, cursor)
    return await desk.look(figures.counted, *asked, show=figure_views.counted)


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


@post("/passive/{passive_id:str}/confirm", status_code=200)
async def confirm(desk: Desk, passive_id: Id, data: JSONBody[Decide]) -> PassiveView:
    return await desk.work(watching.confirm, passive_id, data, show=views.decided)


@post("/passive/{passive_id:str}/drop", status_code=200)
async def drop(desk: Desk, passive_id: Id, data: JSONBody[Decide]) -> PassiveView:
    return await desk.work(watching.drop, passive_id, data, show=views.decided)


@post("/complaints/{complaint_id:str}/drop", status_code=200)
async def drop_complaint(desk: Desk, complaint_id: Id, data: JSONBody[Decide]) -> ComplaintView:
    return await desk.work(raising.drop, complaint_id, data, show=views.settled)


routes = Router(
    "/service_requests",
    route_handlers=[
        listed,
        choices,
        orders,
        outgoing,
        passive,
        complaints,
        board,
        counted,
        read,
        create,
        approve,
        send_back,
        act,
        confirm,
        drop,
        drop_complaint,
    ],
)
