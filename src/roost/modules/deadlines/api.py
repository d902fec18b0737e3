"""The merchant's door to the wall."""

from litestar import Router, get

from roost.kernel.web.params import Desk

from . import queries, views
from .queries import Home, Wall


@get("/")
async def wall(
    desk: Desk, module: str = "", mine: bool = False, limit: int = 50, cursor: str | None = None
) -> Wall:
    return await desk.look(queries.wall, module, mine, limit, cursor, show=views.as_is)


@get("/home")
async def home(desk: Desk) -> Home:
    return await desk.look(queries.home, show=views.as_is)


routes = Router("/deadlines", route_handlers=[home, wall])
