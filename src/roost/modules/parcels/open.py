"""What carriers' and warehouse programs tell."""

from litestar import Router, post

from roost.kernel.web.params import Desk, JSONBody

from . import commands, views
from .commands import Scan
from .views import ParcelList


@post("/tracks", status_code=200)
async def track(desk: Desk, data: JSONBody[Scan]) -> ParcelList:
    return await desk.work(commands.report, data, show=views.some)


routes = Router("/parcels", route_handlers=[track])
