"""The merchant's door: what is in force, what is coming, what was announced."""

from litestar import Router, get

from roost.kernel.web.params import Desk

from . import queries, views
from .queries import RuleList
from .views import AnnouncementList


@get("/")
async def editions(desk: Desk) -> RuleList:
    return await desk.look(queries.rule_list, show=views.as_is)


@get("/announcements")
async def announcements(desk: Desk) -> AnnouncementList:
    return await desk.look(queries.announcements, show=views.many)


routes = Router("/rules", route_handlers=[editions, announcements])
