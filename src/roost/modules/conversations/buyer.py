"""The buyer's door: one thread with the shop, and the choices of one who waits."""

from litestar import Router, get, post
from litestar.response import Redirect

from roost.kernel.web.params import Desk, JSONBody

from . import queries, views
from .commands import care, talk
from .views import BuyerThreadView, MessageList, SaidView


@post("/enter", status_code=200)
async def enter(desk: Desk) -> BuyerThreadView | None:
    return await desk.work(care.enter, show=views.of_buyer)


@get("/")
async def thread(desk: Desk) -> BuyerThreadView | None:
    return await desk.look(queries.my_thread, show=views.of_buyer)


@get("/messages")
async def messages(desk: Desk, before: int = 0, limit: int = 50) -> MessageList:
    return await desk.look(queries.my_messages, before, limit, show=views.messages)


@get("/messages/{seq:int}/picture", status_code=302)
async def picture(desk: Desk, seq: int, thumb: bool = False) -> Redirect:
    """To the file: the buyer's own, or one that the shop has sent."""
    return Redirect(await desk.look(queries.my_picture, seq, thumb, show=views.as_is))


@post("/messages")
async def send(desk: Desk, data: JSONBody[talk.SendBody]) -> SaidView:
    return await desk.work(talk.send_own, data, show=views.said)


@post("/read", status_code=204)
async def read(desk: Desk, data: JSONBody[care.ReadBody]) -> None:
    await desk.work(care.read_own, data, show=views.nothing)


@post("/leave_message", status_code=200)
async def leave_message(desk: Desk) -> BuyerThreadView | None:
    return await desk.work(care.leave_message, show=views.of_buyer_after)


@post("/end", status_code=200)
async def end(desk: Desk) -> BuyerThreadView | None:
    return await desk.work(care.end, show=views.of_buyer_after)


routes = Router(
    "/conversations",
    route_handlers=[enter, thread, messages, picture, send, read, leave_message, end],
)
