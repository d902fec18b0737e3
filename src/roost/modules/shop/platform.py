"""The platform's door: the shops of this house."""

from litestar import Router, get

from roost.kernel.web.params import Desk

from . import queries, views
from .views import ShopPage


@get("/")
async def shops(
    desk: Desk, name: str = "", code: str = "", limit: int = 30, cursor: str | None = None
) -> ShopPage:
    return await desk.look(queries.all_of_them, name, code, limit, cursor, show=views.shops)


routes = Router("/shop", route_handlers=[shops])
