"""The list with its tabs and filters, one request, and what the shop does with it."""

from datetime import datetime

from litestar import get, post

from roost.kernel.web.params import Desk, Id, JSONBody

from .. import queries
from ..commands import asking, replying
from ..commands.asking import Seen
from ..commands.replying import Reply
from ..queries.choices import words
from ..queries.lists import Filter
from ..views import choices as choice_views
from ..views import desk as views
from ..views.choices import Choices
from ..views.desk import RequestView, RowPage, Rows


@get("/")
async def listed(
    desk: Desk,
    tab: str = "pending",
    order_no: str | None = None,
    number: str | None = None,
    type: str | None = None,
    created_from: datetime | None = None,
    created_to: datetime | None = None,
    buyer_id: str | None = None,
    limit: int = 30,
    cursor: str | None = None,
) -> RowPage:
    asked = Filter(tab, order_no, number, type, created_from, created_to, buyer_id)
    return await desk.look(queries.requests_page, asked, limit, cursor, show=views.page)


@get("/choices")
async def choices(desk: Desk) -> Choices:
    return await desk.look(words, show=choice_views.all_choices)


@get("/of_order/{order_id:str}")
async def of_order(desk: Desk, order_id: Id) -> Rows:
    return await desk.look(queries.of_order, order_id, show=views.rows)


@get("/{request_id:str}")
async def read(desk: Desk, request_id: Id) -> RequestView:
    return await desk.look(queries.find, request_id, show=views.whole)


@post("/{request_id:str}/reply", status_code=200)
async def reply(desk: Desk, request_id: Id, data: JSONBody[Reply]) -> RequestView:
    return await desk.work(replying.reply, request_id, data, show=views.whole)


@post("/{request_id:str}/remind", status_code=200)
async def remind(desk: Desk, request_id: Id, data: JSONBody[Seen]) -> RequestView:
    return await desk.work(asking.remind, request_id, data, show=views.whole)


ROUTES = [listed, choices, of_order, read, reply, remind]
