"""Accounts, for those who may see them and the owner who makes them."""

from enum import StrEnum

from litestar import get, post, put
from litestar.params import FromPath

from roost.kernel.pure.page import Page
from roost.kernel.web.params import Desk, Id, JSONBody

from .. import queries, views
from ..commands import people
from ..commands.people import Edit, Hire, Invite, Move
from ..states import Status
from ..views import PersonView
from .entry import CODE_SENT, Said


class Step(StrEnum):
    DISABLE = "disable"
    ENABLE = "enable"
    UNBIND = "unbind"
    DELETE = "delete"


@get("/people")
async def shown(
    desk: Desk, status: Status | None = None, cursor: str | None = None, limit: int = 50
) -> Page[PersonView]:
    return await desk.look(queries.page, status, cursor, limit, show=views.people)


@get("/people/{id:str}")
async def one(desk: Desk, id: Id) -> PersonView:
    return await desk.look(queries.one, id, show=views.person)


@post("/people/codes", status_code=200)
async def invite(desk: Desk, data: JSONBody[Invite]) -> Said:
    return await desk.work(people.invite, data, show=lambda _work, _none: CODE_SENT)


@post("/people")
async def hire(desk: Desk, data: JSONBody[Hire]) -> PersonView:
    return await desk.work(people.hire, data, show=views.person)


@put("/people/{id:str}")
async def edit(desk: Desk, id: Id, data: JSONBody[Edit]) -> PersonView:
    return await desk.work(people.edit, id, data, show=views.person)


@post("/people/{id:str}/{step:str}", status_code=200)
async def move(desk: Desk, id: Id, step: FromPath[Step], data: JSONBody[Move]) -> PersonView:
    return await desk.work(people.move, id, step, data, show=views.person)


routes = [shown, one, invite, hire, edit, move]
