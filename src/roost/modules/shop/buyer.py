"""The buyer's door: the shop's name, hours and service rules."""

from litestar import Router, get

from roost.kernel.web.params import Desk

from . import queries, views
from .views import Front


@get("/")
async def front(desk: Desk) -> Front:
    return await desk.look(queries.shop, show=views.front)


routes = Router("/shop", route_handlers=[front])
