"""Figures with the rows they count, the file of the list, and the opened form."""

from datetime import datetime

from litestar import get, post
from litestar.response import Stream

from roost.kernel.web import exports
from roost.kernel.web.exports import ExportView
from roost.kernel.web.params import Desk, Id, JSONBody

from ..commands import exporting, suggesting
from ..queries import exports as queries
from ..queries import figures
from ..queries.exports import Asked
from ..queries.figures import Figures
from ..views import desk as desk_views
from ..views import figures as views
from ..views.desk import RequestView
from ..views.figures import CountedPage


@get("/figures")
async def board(desk: Desk, since: datetime, until: datetime) -> Figures:
    return await desk.look(figures.figures_of, since, until, show=views.board)


@get("/figures/{figure:str}")
async def counted(
    desk: Desk,
    figure: Id,
    since: datetime,
    until: datetime,
    limit: int = 30,
    cursor: str | None = None,
) -> CountedPage:
    asked = (figure, since, until, "", limit, cursor)
    return await desk.look(figures.counted, *asked, show=views.counted)


@post("/exports")
async def export(desk: Desk, data: JSONBody[Asked]) -> ExportView:
    return await exports.started(desk, data, exporting.SHEETS[data.list], exporting.begin)


@get("/exports/{export_id:str}")
async def progress(desk: Desk, export_id: Id) -> ExportView:
    return await desk.look(queries.one, export_id, show=exports.view)


@get("/exports/{export_id:str}/file")
async def file(desk: Desk, export_id: Id) -> Stream:
    found = await desk.look(queries.one, export_id, show=exports.view)
    return exports.handed_out(desk.store.path, found)


@post("/{request_id:str}/open", status_code=200)
async def opened(desk: Desk, request_id: Id) -> RequestView:
    """The form is opened: its suggestions count as shown, once a cycle."""
    return await desk.work(suggesting.opened, request_id, show=desk_views.whole)


ROUTES = [board, counted, export, progress, file, opened]
