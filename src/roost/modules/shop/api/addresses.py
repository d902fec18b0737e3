"""Return addresses and the divisions they are chosen from."""

from litestar import delete, get, post, put

from roost.kernel.pure.refusal import NotFound
from roost.kernel.web.params import Desk, Id, JSONBody

from .. import queries, views
from ..commands import addresses
from ..commands.addresses import AddressForm
from ..content.divisions import below
from ..views import AddressList, AddressView, Child


@get("/addresses")
async def shown(desk: Desk) -> AddressList:
    return await desk.look(queries.addresses_shown, show=views.addresses)


@post("/addresses")
async def create(desk: Desk, data: JSONBody[AddressForm]) -> AddressView:
    return await desk.work(addresses.create, data, show=views.address)


@put("/addresses/{id:str}")
async def edit(desk: Desk, id: Id, data: JSONBody[AddressForm]) -> AddressView:
    return await desk.work(addresses.edit, id, data, show=views.address)


@post("/addresses/{id:str}/default", status_code=200)
async def choose(desk: Desk, id: Id) -> AddressView:
    return await desk.work(addresses.choose, id, show=views.address)


@delete("/addresses/{id:str}")
async def remove(desk: Desk, id: Id) -> None:
    await desk.work(addresses.delete, id, show=views.as_is)


@get("/divisions")
async def divisions(desk: Desk, parent: str = "") -> list[Child]:
    """Public knowledge: nothing is asked of the database."""
    found = below(parent)
    if found is None:
        raise NotFound("没有这个行政区划")
    return views.children(found)


routes = [shown, create, edit, choose, remove, divisions]
