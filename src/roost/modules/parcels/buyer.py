"""Where a buyer's goods are."""

from litestar import Router, get

from roost.kernel.web.params import Desk, Id

from . import queries, views
from .views import DetailList


@get("/of_order/{id:str}")
async def of_order(desk: Desk, id: Id) -> DetailList:
    return await desk.look(queries.my_own, id, show=views.listed)


routes = Router("/parcels", route_handlers=[of_order])
