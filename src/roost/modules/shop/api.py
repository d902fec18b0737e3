"""The merchant's door."""

from litestar import Router, get, post

from roost.kernel.web import passwords
from roost.kernel.web.params import Desk, JSONBody

from . import commands, queries, views
from .commands import FirstRun


@get("/first_run")
async def first_run_needed(desk: Desk) -> views.Needed:
    return views.Needed(await desk.look_as_nobody(queries.first_run_needed))


@post("/first_run")
async def first_run(desk: Desk, data: JSONBody[FirstRun]) -> views.Opened:
    desk.limits.take("first_run", desk.address, 10)
    secret = await passwords.seal(data.password)
    return views.opened(await desk.work_as_nobody(commands.first_run, data, secret))


routes = Router("/shop", route_handlers=[first_run_needed, first_run])
