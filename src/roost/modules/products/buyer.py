"""The shop page as a buyer sees it."""

from litestar import Router, get, post

from roost.kernel.web.params import Desk, Id

from . import commands, queries, views
from .views import OfferedProduct, Shelf


@get("/")
async def shelf(desk: Desk, q: str = "", limit: int = 20, cursor: str | None = None) -> Shelf:
    return await desk.look(queries.shelf, q, limit, cursor, show=views.shelf)


@get("/{id:str}")
async def one(desk: Desk, id: Id) -> OfferedProduct:
    return await desk.look(queries.on_shelf, id, show=views.offered)


@post("/{id:str}/seen", status_code=204)
async def seen(desk: Desk, id: Id) -> None:
    await desk.work(commands.seen, id, show=views.nothing)


routes = Router("/products", route_handlers=[shelf, one, seen])
