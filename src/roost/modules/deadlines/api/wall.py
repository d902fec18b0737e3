"""The wall, what changed on it, and who is responsible."""

from datetime import datetime

from litestar import get, post

from roost.kernel.web.params import Desk, Id, JSONBody

from .. import views
from ..commands import taking
from ..commands.taking import Give
from ..queries import rows
from ..queries import wall as queries
from ..queries.rows import Deadline, People
from ..queries.wall import Asked, Changes, Home, Wall


@get("/")
async def wall(
    desk: Desk,
    module: str = "",
    mine: bool = False,
    money: bool = False,
    order: str = "due",
    limit: int = 50,
    cursor: str | None = None,
) -> Wall:
    asked = Asked(module, mine, money, order)
    return await desk.look(queries.wall, asked, limit, cursor, show=views.as_is)


@get("/changes")
async def changes(
    desk: Desk, since: datetime, module: str = "", mine: bool = False, money: bool = False
) -> Changes:
    return await desk.look(queries.changes, since, Asked(module, mine, money), show=views.as_is)


@get("/home")
async def home(desk: Desk) -> Home:
    return await desk.look(queries.home, show=views.as_is)


@get("/people")
async def people(desk: Desk) -> People:
    return await desk.look(rows.people, show=views.as_is)


@post("/clocks/{clock_id:str}/take", status_code=200)
async def take(desk: Desk, clock_id: Id) -> Deadline:
    return await desk.work(taking.take, clock_id, show=views.row)


@post("/clocks/{clock_id:str}/leave", status_code=200)
async def leave(desk: Desk, clock_id: Id) -> Deadline:
    return await desk.work(taking.leave, clock_id, show=views.row)


@post("/clocks/{clock_id:str}/give", status_code=200)
async def give(desk: Desk, clock_id: Id, data: JSONBody[Give]) -> Deadline:
    return await desk.work(taking.give, clock_id, data, show=views.row)


HANDLERS = (wall, changes, home, people, take, leave, give)
