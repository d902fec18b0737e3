"""Orders for other programs: an ERP reads what is to ship and hands in the waybills."""

from litestar import Router, get, post, put

from roost.kernel.web.params import Desk, Id, JSONBody

from . import queries, views
from .commands import managing, placing, shipping, telling
from .commands.managing import Cancel, Confirm
from .commands.placing import Paid
from .commands.shipping import Ship, ShipMany
from .commands.telling import Told
from .queries import Asked
from .views import DetailView, OrderPage, OrderView, Shipped


@get("/")
async def listed(
    desk: Desk, tab: str = "all", number: str = "", limit: int = 20, cursor: str | None = None
) -> OrderPage:
    asked = Asked(tab=tab, number=number, limit=limit, cursor=cursor)
    return await desk.look(queries.orders_page, asked, show=views.many)


@get("/{id:str}")
async def one(desk: Desk, id: Id) -> DetailView:
    return await desk.look(queries.one, id, show=views.whole)


@put("/by_number/{number:str}")
async def tell(desk: Desk, number: Id, data: JSONBody[Told]) -> OrderView:
    return await desk.work(telling.tell, number, data, show=views.one)


@post("/ship", status_code=200)
async def ship_many(desk: Desk, data: JSONBody[ShipMany]) -> Shipped:
    return await desk.work(shipping.ship_many, data, show=views.shipped)


@post("/{id:str}/ship", status_code=200)
async def ship(desk: Desk, id: Id, data: JSONBody[Ship]) -> OrderView:
    return await desk.work(shipping.ship, id, data, show=views.one)


@post("/{id:str}/paid", status_code=200)
async def paid(desk: Desk, id: Id, data: JSONBody[Paid]) -> OrderView:
    return await desk.work(placing.report_paid, id, data, show=views.one, money=True)


@post("/{id:str}/confirm", status_code=200)
async def confirm(desk: Desk, id: Id, data: JSONBody[Confirm]) -> OrderView:
    return await desk.work(managing.confirm, id, data, show=views.one)


@post("/{id:str}/cancel", status_code=200)
async def cancel(desk: Desk, id: Id, data: JSONBody[Cancel]) -> OrderView:
    return await desk.work(managing.cancel, id, data, show=views.one)


routes = Router(
    "/orders", route_handlers=[listed, one, tell, ship_many, ship, paid, confirm, cancel]
)
