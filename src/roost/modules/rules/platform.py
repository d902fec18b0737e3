"""The platform's door: editions are written here."""

from litestar import Router, get, post

from roost.kernel.web.params import Desk, JSONBody

from . import commands, queries, views
from .commands import Publish
from .queries import RuleList
from .views import AnnouncementList, AnnouncementView


@get("/")
async def editions(desk: Desk, profile: str = "") -> RuleList:
    return await desk.look(queries.rule_list_of, profile, show=views.as_is)


@get("/announcements")
async def announcements(desk: Desk) -> AnnouncementList:
    return await desk.look(queries.all_announcements, show=views.many)


@post("/")
async def publish(desk: Desk, data: JSONBody[Publish]) -> AnnouncementView:
    return await desk.work(commands.publish, data, show=views.one)


routes = Router("/rules", route_handlers=[editions, announcements, publish])
