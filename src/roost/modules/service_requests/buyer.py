"""The buyer's door: my requests and their course, urging, and the survey."""

from litestar import Router, get, post

from roost.kernel.web.params import Desk, Id, JSONBody

from . import queries
from .commands import asking, raising, surveying
from .commands.raising import Complain
from .commands.surveying import Answered
from .queries.choices import words
from .views import buyer as views
from .views import choices as choice_views
from .views.buyer import Mine, MyComplaint, MyRequest
from .views.choices import BuyerChoices


@get("/")
async def mine(desk: Desk) -> Mine:
    return await desk.look(queries.mine, show=views.mine)


@get("/choices")
async def choices(desk: Desk) -> BuyerChoices:
    return await desk.look(words, show=choice_views.for_buyers)


@post("/complaints")
async def complain(desk: Desk, data: JSONBody[Complain]) -> MyComplaint:
    return await desk.work(raising.complain, data, show=views.complaint)


@get("/{request_id:str}")
async def read(desk: Desk, request_id: Id) -> MyRequest:
    return await desk.look(queries.find, request_id, show=views.whole)


@post("/{request_id:str}/urge", status_code=200)
async def urge(desk: Desk, request_id: Id) -> MyRequest:
    return await desk.work(asking.urge, request_id, show=views.whole)


@post("/{request_id:str}/answer", status_code=200)
async def answer(desk: Desk, request_id: Id, data: JSONBody[Answered]) -> MyRequest:
    return await desk.work(surveying.answer, request_id, data, show=views.whole)


routes = Router("/service_requests", route_handlers=[mine, choices, complain, read, urge, answer])
