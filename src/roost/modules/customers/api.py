"""The merchant's door to the customers."""

from litestar import Router, get, post, put

from roost.kernel.pure.page import Page
from roost.kernel.web.params import Desk, Id, JSONBody
from roost.modules.buyers.facade import BuyerCard

from . import commands, queries, views
from .commands import OpportunityBody
from .views import OpportunityView, PortraitView


@get("/")
async def listed(
    desk: Desk, name: str = "", limit: int = 20, cursor: str | None = None
) -> Page[BuyerCard]:
    return await desk.look(queries.listed, name, limit, cursor, show=views.as_is)


@get("/{id:str}")
async def one(desk: Desk, id: Id) -> PortraitView:
    return await desk.look(queries.portrait, id, show=views.portrait)


@post("/{id:str}/opportunities")
async def note(desk: Desk, id: Id, data: JSONBody[OpportunityBody]) -> OpportunityView:
    return await desk.work(commands.note, id, data, show=views.opportunity)


@put("/opportunities/{id:str}")
async def change(desk: Desk, id: Id, data: JSONBody[OpportunityBody]) -> OpportunityView:
    return await desk.work(commands.change, id, data, show=views.opportunity)


routes = Router("/customers", route_handlers=[listed, one, note, change])
