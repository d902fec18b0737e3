"""The merchant's door to the parcels."""

from litestar import Router, get

from roost.kernel.web.params import Desk, Id

from . import queries, views
from .views import DetailList, DetailView, ParcelPage


@get("/")
async def listed(
    desk: Desk,
    status: str = "",
    waybill: str = "",
    order: str = "",
    limit: int = 20,
    cursor: str | None = None,
) -> ParcelPage:
    asked = (status, waybill, order, limit, cursor)
    return await desk.look(queries.parcels_page, *asked, show=views.many)


@get("/of_order/{id:str}")
async def of_order(desk: Desk, id: Id) -> DetailList:
    return await desk.look(queries.beside, id, show=views.listed)


@get("/{id:str}")
async def one(desk: Desk, id: Id) -> DetailView:
    return await desk.look(queries.one, id, show=views.whole)


routes = Router("/parcels", route_handlers=[listed, of_order, one])
