"""The merchant's door: what hangs on an order or a thing, hanging up, and binding into one PDF."""

from litestar import Router, get, post

from roost.kernel.web.files import bind, kept
from roost.kernel.web.params import Desk, Id, JSONBody

from . import commands, queries, views
from .commands import Hang, Merge
from .views import Choices, ItemPage, ItemView, Merged


@get("/choices")
async def choices() -> Choices:
    return views.choices()


@get("/of_order/{order_id:str}")
async def of_order(
    desk: Desk, order_id: Id, limit: int = 100, cursor: str | None = None
) -> ItemPage:
    return await desk.look(queries.of_order_page, order_id, limit, cursor, show=views.page)


@get("/of/{module:str}/{thing:str}")
async def of_thing(
    desk: Desk, module: Id, thing: Id, limit: int = 100, cursor: str | None = None
) -> ItemPage:
    return await desk.look(queries.of_thing_page, module, thing, limit, cursor, show=views.page)


@post("/")
async def put(desk: Desk, data: JSONBody[Hang]) -> ItemView:
    return await desk.work(commands.put, data, show=views.one)


@post("/merge")
async def merge(desk: Desk, data: JSONBody[Merge]) -> Merged:
    """Pictures and PDFs of one order as one PDF of at most 10 MiB; the note is required."""
    sheet = await desk.look(queries.to_bind, data.ids, data.note, show=views.sheet)
    made = await bind(desk, sheet)
    return await kept(desk, made.id, desk.work(commands.bound, data, made, show=views.merged))


routes = Router("/evidence", route_handlers=[choices, of_order, of_thing, put, merge])
