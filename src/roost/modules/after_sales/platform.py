"""The platform's door: cases of all shops, and what it decides in them."""

from litestar import Router, get, post

from roost.kernel.web.params import Desk, Id, JSONBody

from . import queries
from .commands import handling, ruling
from .commands.handling import Act
from .commands.ruling import Intervene, OpenForBuyer, Rule
from .views import platform
from .views.platform import DeskCase, DeskPage


@get("/")
async def desk_list(
    desk: Desk,
    intervention: bool = True,
    number: str | None = None,
    shop_id: str | None = None,
    limit: int = 30,
    cursor: str | None = None,
) -> DeskPage:
    asked = (intervention, number, shop_id, limit, cursor)
    return await desk.look(queries.desk_page, *asked, show=platform.page)


@get("/{case_id:str}")
async def read(desk: Desk, case_id: Id) -> DeskCase:
    return await desk.look(queries.find, case_id, show=platform.whole)


@post("/")
async def open_for_buyer(desk: Desk, data: JSONBody[OpenForBuyer]) -> DeskCase:
    return await desk.work(ruling.open_for_buyer, data, show=platform.whole)


@post("/{case_id:str}/intervene", status_code=200)
async def intervene(desk: Desk, case_id: Id, data: JSONBody[Intervene]) -> DeskCase:
    return await desk.work(ruling.intervene, case_id, data, show=platform.whole)


@post("/{case_id:str}/rule_for_buyer", status_code=200)
async def rule_for_buyer(desk: Desk, case_id: Id, data: JSONBody[Rule]) -> DeskCase:
    return await desk.work(ruling.rule_for_buyer, case_id, data, show=platform.whole, money=True)


@post("/{case_id:str}/rule_for_merchant", status_code=200)
async def rule_for_merchant(desk: Desk, case_id: Id, data: JSONBody[Rule]) -> DeskCase:
    return await desk.work(ruling.rule_for_merchant, case_id, data, show=platform.whole)


@post("/{case_id:str}/request_evidence", status_code=200)
async def request_evidence(desk: Desk, case_id: Id, data: JSONBody[Act]) -> DeskCase:
    return await desk.work(handling.step, case_id, "request_evidence", data, show=platform.whole)


@post("/{case_id:str}/negotiate", status_code=200)
async def negotiate(desk: Desk, case_id: Id, data: JSONBody[Act]) -> DeskCase:
    return await desk.work(handling.step, case_id, "negotiate", data, show=platform.whole)


@post("/{case_id:str}/ask_address", status_code=200)
async def ask_address(desk: Desk, case_id: Id, data: JSONBody[Act]) -> DeskCase:
    return await desk.work(handling.step, case_id, "ask_address", data, show=platform.whole)


@post("/{case_id:str}/end_intervention", status_code=200)
async def end_intervention(desk: Desk, case_id: Id, data: JSONBody[Act]) -> DeskCase:
    return await desk.work(handling.step, case_id, "end_intervention", data, show=platform.whole)


routes = Router(
    "/after_sales",
    route_handlers=[
        desk_list,
        read,
        open_for_buyer,
        intervene,
        rule_for_buyer,
        rule_for_merchant,
        request_evidence,
        negotiate,
        ask_address,
        end_intervention,
    ],
)
