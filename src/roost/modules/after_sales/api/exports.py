"""The file of what the list shows."""

from litestar import get, post
from litestar.response import Stream

from roost.kernel.web import exports
from roost.kernel.web.exports import ExportView
from roost.kernel.web.params import Desk, Id, JSONBody

from ..commands import exporting
from ..queries import export as queries
from ..queries.export import Asked


@post("/exports")
async def export(desk: Desk, data: JSONBody[Asked]) -> ExportView:
    return await exports.started(desk, data, exporting.SHEET, exporting.begin)


@get("/exports/{export_id:str}")
async def progress(desk: Desk, export_id: Id) -> ExportView:
    return await desk.look(queries.one, export_id, show=exports.view)


@get("/exports/{export_id:str}/file")
async def file(desk: Desk, export_id: Id) -> Stream:
    found = await desk.look(queries.one, export_id, show=exports.view)
    return exports.handed_out(desk.store.path, found)


ROUTES = [export, progress, file]
