"""The buyer's door: announcements are public to those whom they concern (S4-39)."""

from litestar import Router, get

from roost.kernel.web.params import Desk

from . import queries, views
from .views import AnnouncementList


@get("/announcements")
async def announcements(desk: Desk) -> AnnouncementList:
    return await desk.look(queries.announcements, show=views.many)


routes = Router("/rules", route_handlers=[announcements])
