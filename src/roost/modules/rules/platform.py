"""The platform's door: editions are written here."""

from litestar import Router, get, post

from roost.kernel.web.params import Desk, JSONBody

from . import commands, queries, views
from .commands import Publish
from .queries import EditionCard, RuleList
from .views import SignedList, SignedView


@get("/")
async def editions(desk: Desk, profile: str = "") -> RuleList:
    return await desk.look(queries.rule_list_of, profile, show=views.as_is)


@get("/edition")
async def edition(desk: Desk, name: str) -> EditionCard:
    """What a clock was counted by, and whose word that is."""
    return await desk.look(queries.edition, name, show=views.as_is)


@get("/announcements")
async def announcements(desk: Desk) -> SignedList:
    return await desk.look(queries.all_announcements, show=views.many_signed)


@post("/")
async def publish(desk: Desk, data: JSONBody[Publish]) -> SignedView:
    return await desk.work(commands.publish, data, show=views.signed)


routes = Router("/rules", route_handlers=[editions, edition, announcements, publish])
