"""A person's own bell: the list, what is read, and how loud it may be."""

from litestar import Router, get, post, put

from roost.kernel.pure.page import Page
from roost.kernel.web.params import Desk, Id, JSONBody

from . import commands, queries, views
from .rules import Setting
from .views import NoticeView, Unread


@get("/")
async def mine(
    desk: Desk, unread: bool = False, limit: int = 30, cursor: str | None = None
) -> Page[NoticeView]:
    return await desk.look(queries.mine, unread, limit, cursor, show=views.page)


@post("/{notice_id:str}/read", status_code=200)
async def read(desk: Desk, notice_id: Id) -> NoticeView:
    return await desk.work(commands.read, notice_id, show=views.one)


@post("/read_all", status_code=200)
async def read_all(desk: Desk) -> Unread:
    return await desk.work(commands.read_all, show=views.unread)


@get("/settings")
async def settings(desk: Desk) -> Setting:
    return await desk.look(queries.my_setting, show=views.as_is)


@put("/settings")
async def set_up(desk: Desk, data: JSONBody[Setting]) -> Setting:
    return await desk.work(commands.set_up, data, show=views.as_is)


routes = Router("/notices", route_handlers=[mine, read, read_all, settings, set_up])
