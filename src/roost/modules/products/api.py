"""The merchant's door to the products."""

from litestar import Router, get, post

from roost.kernel.pure.body import Body
from roost.kernel.web.params import Desk, Id, JSONBody

from . import commands, queries, views
from .commands import ProductBody
from .views import ProductPage, ProductView


class Shelve(Body, frozen=True):
    on_shelf: bool


@get("/")
async def listed(
    desk: Desk,
    q: str = "",
    on_shelf: bool | None = None,
    limit: int = 20,
    cursor: str | None = None,
) -> ProductPage:
    return await desk.look(queries.search_page, q, on_shelf, limit, cursor, show=views.many)


@get("/{id:str}")
async def one(desk: Desk, id: Id) -> ProductView:
    return await desk.look(queries.one, id, show=views.one)


@post("/")
async def create(desk: Desk, data: JSONBody[ProductBody]) -> ProductView:
    return await desk.work(commands.create, data, show=views.one)


@post("/{id:str}/shelve", status_code=200)
async def shelve(desk: Desk, id: Id, data: JSONBody[Shelve]) -> ProductView:
    return await desk.work(commands.shelve, id, data.on_shelf, show=views.one)


routes = Router("/products", route_handlers=[listed, one, create, shelve])
