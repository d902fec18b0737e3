"""The merchant's door to the orders."""

from datetime import datetime

from litestar import Router, get, post

from roost.kernel.web.params import Desk, Id, JSONBody

from . import queries, views
from .commands import managing, shipping
from .commands.managing import Cancel, Confirm, LinkBody, Note, Revealed
from .commands.shipping import Ship, ShipMany
from .queries import Asked
from .views import Choices, DetailView, OrderList, OrderPage, OrderView, Shipped


@get("/")
async def listed(
    desk: Desk,
    tab: str = "all",
    number: str = "",
    product: str = "",
    buyer: str = "",
    flag: str = "",
    placed_from: datetime | None = None,
    placed_to: datetime | None = None,
    limit: int = 20,
    cursor: str | None = None,
) -> OrderPage:
    asked = Asked(tab, number, product, buyer, flag, placed_from, placed_to, limit, cursor)
    return await desk.look(queries.orders_page, asked, show=views.many)


@get("/choices")
async def choices() -> Choices:
    return views.choices()


@get("/of_buyer/{id:str}")
async def of_buyer(desk: Desk, id: Id) -> OrderList:
    return await desk.look(queries.beside, id, show=views.listed)


@get("/{id:str}")
async def one(desk: Desk, id: Id) -> DetailView:
    return await desk.look(queries.one, id, show=views.whole)


@post("/ship", status_code=200)
async def ship_many(desk: Desk, data: JSONBody[ShipMany]) -> Shipped:
    return await desk.work(shipping.ship_many, data, show=views.shipped)


@post("/{id:str}/ship", status_code=200)
async def ship(desk: Desk, id: Id, data: JSONBody[Ship]) -> OrderView:
    return await desk.work(shipping.ship, id, data, show=views.one)


@post("/{id:str}/cancel", status_code=200)
async def cancel(desk: Desk, id: Id, data: JSONBody[Cancel]) -> OrderView:
    return await desk.work(managing.cancel, id, data, show=views.one)


@post("/{id:str}/confirm", status_code=200)
async def confirm(desk: Desk, id: Id, data: JSONBody[Confirm]) -> OrderView:
    return await desk.work(managing.confirm, id, data, show=views.one)


@post("/{id:str}/note", status_code=200)
async def note(desk: Desk, id: Id, data: JSONBody[Note]) -> OrderView:
    return await desk.work(managing.note, id, data, show=views.one)


@post("/{id:str}/reveal", status_code=200)
async def reveal(desk: Desk, id: Id) -> Revealed:
    return await desk.work(managing.reveal, id, show=views.revealed)


@post("/{id:str}/link", status_code=200)
async def link(desk: Desk, id: Id, data: JSONBody[LinkBody]) -> OrderView:
    return await desk.work(managing.link, id, data, show=views.one)


@post("/{id:str}/unlink", status_code=200)
async def unlink(desk: Desk, id: Id) -> OrderView:
    return await desk.work(managing.unlink, id, show=views.one)


routes = Router(
    "/orders",
    route_handlers=[
        listed,
        choices,
        of_buyer,
        one,
        ship_many,
        ship,
        cancel,
        confirm,
        note,
        reveal,
        link,
        unlink,
    ],
)
