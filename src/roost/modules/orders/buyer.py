"""A buyer's own orders."""

from litestar import Router, get, post

from roost.kernel.web.params import Desk, Id, JSONBody

from . import queries, views
from .commands import claiming, placing
from .commands.claiming import Claim
from .commands.placing import Place
from .views import DetailView, OrderPage, OrderView


@get("/")
async def mine(desk: Desk, limit: int = 20, cursor: str | None = None) -> OrderPage:
    return await desk.look(queries.mine, limit, cursor, show=views.many)


@get("/{id:str}")
async def one(desk: Desk, id: Id) -> DetailView:
    return await desk.look(queries.my_one, id, show=views.whole)


@post("/")
async def place(desk: Desk, data: JSONBody[Place]) -> OrderView:
    return await desk.work(placing.place, data, show=views.one, money=True)


@post("/claim", status_code=200)
async def claim(desk: Desk, data: JSONBody[Claim]) -> OrderView:
    return await desk.work(claiming.claim, data, show=views.one)


@post("/{id:str}/pay", status_code=200)
async def pay(desk: Desk, id: Id) -> OrderView:
    return await desk.work(placing.pay, id, show=views.one, money=True)


@post("/{id:str}/cancel", status_code=200)
async def cancel(desk: Desk, id: Id) -> OrderView:
    return await desk.work(placing.cancel_mine, id, show=views.one)


@post("/{id:str}/confirm_receipt", status_code=200)
async def confirm_receipt(desk: Desk, id: Id) -> OrderView:
    return await desk.work(placing.confirm_receipt, id, show=views.one, money=True)


routes = Router("/orders", route_handlers=[mine, one, place, claim, pay, cancel, confirm_receipt])
