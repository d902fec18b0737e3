"""Figures of one shop or of all, and the file of the list."""

from asyncio import to_thread
from datetime import datetime

from litestar import get, post
from litestar.response import Stream
from msgspec import Raw, json

from roost.kernel.web.exports import handed_out
from roost.kernel.web.params import Desk, Id, JSONBody

from ..commands import exporting
from ..queries import exports, figures
from ..queries.exports import DeskAsked
from ..queries.figures import Figures
from ..views import exports as export_views
from ..views import figures as views
from ..views.exports import ExportView
from ..views.figures import CountedPage


@get("/figures")
async def board(desk: Desk, since: datetime, until: datetime, shop_id: str = "") -> Figures:
    return await desk.look(figures.figures_of, since, until, shop_id, show=views.board)


@get("/figures/{figure:str}")
async def counted(
    desk: Desk,
    figure: Id,
    since: datetime,
    until: datetime,
    shop_id: str = "",
    limit: int = 30,
    cursor: str | None = None,
) -> CountedPage:
    asked = (figure, since, until, shop_id, limit, cursor)
    return await desk.look(figures.counted, *asked, show=views.counted)


@post("/exports")
async def export(desk: Desk, data: JSONBody[DeskAsked]) -> ExportView:
    """Counted first; what is started is written aside and can be fetched while it grows."""
    found = await desk.look(exports.counted, data, show=export_views.counted)
    made = await desk.work(exporting.begin, data, found, show=export_views.one)
    # With an idempotency key it is the answer as it was kept.
    id = json.decode(made)["id"] if isinstance(made, Raw) else made.id
    await to_thread(exporting.start, desk.store, found.shop_id, id)
    return made


@get("/exports/{export_id:str}")
async def progress(desk: Desk, export_id: Id) -> ExportView:
    return await desk.look(exports.one, export_id, show=export_views.one)


@get("/exports/{export_id:str}/file")
async def file(desk: Desk, export_id: Id) -> Stream:
    found = await desk.look(exports.one, export_id, show=export_views.one)
    return handed_out(desk.store.path, found.id, found.name, found.format)


ROUTES = [board, counted, export, progress, file]
