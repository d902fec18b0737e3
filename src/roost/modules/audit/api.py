"""The log, for who may read it: the same on the workbench and on the platform's face."""

from datetime import datetime

from litestar import Router, get

from roost.kernel.pure.page import Page
from roost.kernel.web.params import Desk

from . import queries, views
from .queries import Verdict
from .views import DeedView


@get("/")
async def deeds(
    desk: Desk,
    who: str = "",
    what: str = "",
    thing: str = "",
    at_from: datetime | None = None,
    at_to: datetime | None = None,
    cursor: str | None = None,
    limit: int = 50,
) -> Page[DeedView]:
    asked = queries.Filter(who, what, thing, at_from, at_to)
    return await desk.look(queries.page, asked, cursor, limit, show=views.page)


@get("/chain")
async def chain(desk: Desk) -> Verdict:
    return await desk.look(queries.checked, show=views.as_is)


routes = Router("/audit", route_handlers=[deeds, chain])
platform_routes = Router("/audit", route_handlers=[deeds, chain])
