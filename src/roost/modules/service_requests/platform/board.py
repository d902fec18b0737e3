"""Figures of one shop or of all, and the file of the list."""

from datetime import datetime

from litestar import get, post
from litestar.response import Stream

from roost.kernel.web import exports
from roost.kernel.web.exports import ExportView
from roost.kernel.web.params import Desk, Id, JSONBody

from ..commands import exporting
from ..queries import exports as queries
from ..queries import figures
from ..queries.exports import DeskAsked
from ..queries.figures import Figures
from ..views import figures as views
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
    return await exports.started(desk, data, exporting.SHEETS[data.list], exporting.begin)


@get("/exports/{export_id:str}")
async def progress(desk: Desk, export_id: Id) -> ExportView:
    return await desk.look(queries.one, export_id, show=exports.view)


@get("/exports/{export_id:str}/file")
async def file(desk: Desk, export_id: Id) -> Stream:
    found = await desk.look(queries.one, export_id, show=exports.view)
    return exports.handed_out(desk.store.path, found)


ROUTES = [board, counted, export, progress, file]
