"""What programs tell of requests that other platforms have sent, and read of them."""

from litestar import Router, get, post

from roost.kernel.web.params import Desk, Id, JSONBody

from . import queries
from .commands import telling
from .commands.telling import Told
from .queries.lists import Filter
from .views import desk as views
from .views.desk import RequestView, RowPage


@get("/")
async def listed(
    desk: Desk,
    tab: str = "all",
    number: str | None = None,
    order_no: str | None = None,
    limit: int = 30,
    cursor: str | None = None,
) -> RowPage:
    asked = Filter(tab, order_no, number)
    return await desk.look(queries.requests_page, asked, limit, cursor, show=views.page)


@get("/{request_id:str}")
async def one(desk: Desk, request_id: Id) -> RequestView:
    return await desk.look(queries.find, request_id, show=views.whole)


@post("/", status_code=200)
async def tell(desk: Desk, data: JSONBody[Told]) -> RequestView:
    return await desk.work(telling.tell, data, show=views.whole)


routes = Router("/service_requests", route_handlers=[listed, one, tell])
