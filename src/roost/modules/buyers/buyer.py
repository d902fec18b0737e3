"""How a buyer comes in."""

from litestar import Response, Router, get, post

from roost.kernel.web.params import Desk, JSONBody

from . import commands, queries, views
from .commands import AskCode, Bind, Enter, HandOver
from .views import Me, Said

ENTERING = 30  # new visitors a minute from one address


@post("/enter", status_code=200)
async def enter(desk: Desk, data: JSONBody[Enter]) -> Response[Me]:
    desk.limits.take("buyers.enter", desk.address, ENTERING)
    seen, token = await desk.work_as_nobody(views.entered, data, desk.token)
    return desk.logged_in(seen, token)


@get("/me")
async def me(desk: Desk) -> Me:
    return await desk.look(queries.me, show=views.me)


@post("/codes", status_code=200)
async def codes(desk: Desk, data: JSONBody[AskCode]) -> Said:
    return await desk.work(commands.ask_code, data, show=views.code_sent)


@post("/bind", status_code=200)
async def bind(desk: Desk, data: JSONBody[Bind]) -> Response[Me]:
    seen, token = await desk.work_as_nobody(views.bound, data, desk.token)
    return desk.logged_in(seen, token)


@post("/hand_over", status_code=200)
async def hand_over(desk: Desk, data: JSONBody[HandOver]) -> Response[Me]:
    desk.limits.take("buyers.enter", desk.address, ENTERING)
    seen, token = await desk.work_as_nobody(views.handed_over, data, desk.token)
    return desk.logged_in(seen, token)


routes = Router("/buyers", route_handlers=[enter, me, codes, bind, hand_over])
