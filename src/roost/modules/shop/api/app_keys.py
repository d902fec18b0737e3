"""Keys of other programs, for the owner alone."""

from litestar import get, post

from roost.kernel.web.params import Desk, Id, JSONBody

from .. import queries, views
from ..commands import app_keys
from ..commands.app_keys import NewKey


@get("/app_keys")
async def listed(desk: Desk) -> views.KeyList:
    return await desk.look(queries.app_keys, show=views.keys)


@post("/app_keys")
async def make(desk: Desk, data: JSONBody[NewKey]) -> views.NewKeyView:
    return await desk.work(app_keys.make, data, show=views.made_key)


@post("/app_keys/{id:str}/revoke", status_code=200)
async def revoke(desk: Desk, id: Id) -> views.KeyList:
    return await desk.work(app_keys.revoke, id, show=views.keys)


routes = [listed, make, revoke]
