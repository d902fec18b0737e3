"""The merchant's door: what is in force, what is coming, what was announced."""

from litestar import Router, get

from roost.kernel.web.params import Desk

from . import queries, views
from .queries import EditionCard, RuleList
from .views import SignedList


@get("/")
async def editions(desk: Desk) -> RuleList:
    return await desk.look(queries.rule_list, show=views.as_is)


@get("/edition")
async def edition(desk: Desk, name: str) -> EditionCard:
    """What a clock was counted by, and whose word that is."""
    return await desk.look(queries.edition, name, show=views.as_is)


@get("/announcements")
async def announcements(desk: Desk) -> SignedList:
    return await desk.look(queries.announcements, show=views.many_signed)


routes = Router("/rules", route_handlers=[editions, edition, announcements])
