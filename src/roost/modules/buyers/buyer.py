"""How a buyer comes in."""

from litestar import Response, Router, get, post

from roost.kernel.web.params import Desk, JSONBody

from . import queries, views
from .commands import Enter
from .views import Me

ENTERING = 30  # new visitors a minute from one address


@post("/enter", status_code=200)
async def enter(desk: Desk, data: JSONBody[Enter]) -> Response[Me]:
    desk.limits.take("buyers.enter", desk.address, ENTERING)
    seen, token = await desk.work_as_nobody(views.entered, data, desk.token)
    return desk.logged_in(seen, token)


@get("/me")
async def me(desk: Desk) -> Me:
    return await desk.look(queries.me, show=views.me)


routes = Router("/buyers", route_handlers=[enter, me])
