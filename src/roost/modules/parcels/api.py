"""The merchant's door to the parcels."""

from litestar import Router, get, post

from roost.kernel.web.params import Desk, Id, JSONBody

from . import commands, queries, views
from .commands import Photos
from .views import DetailList, DetailView, ParcelPage, ParcelView


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


@post("/{id:str}/photos")
async def prove(desk: Desk, id: Id, data: JSONBody[Photos]) -> ParcelView:
    return await desk.work(commands.prove, id, data, show=views.one)


routes = Router("/parcels", route_handlers=[listed, of_order, one, prove])
