"""Products for other programs."""

from litestar import Router, get, post

from roost.kernel.web.params import Desk, Id, JSONBody

from . import commands, queries, views
from .commands import ProductBody
from .views import ProductPage, ProductView


@get("/")
async def listed(
    desk: Desk, q: str = "", limit: int = 20, cursor: str | None = None
) -> ProductPage:
    return await desk.look(queries.search_page, q, None, limit, cursor, show=views.many)


@get("/{id:str}")
async def one(desk: Desk, id: Id) -> ProductView:
    return await desk.look(queries.one, id, show=views.one)


@post("/")
async def create(desk: Desk, data: JSONBody[ProductBody]) -> ProductView:
    return await desk.work(commands.create, data, show=views.one)


routes = Router("/products", route_handlers=[listed, one, create])
