"""The buyer's door: what can be asked for, my cases, and my steps."""

from litestar import Router, get, post

from roost.kernel.web.params import Desk, Id, JSONBody

from . import queries
from .commands import buying, handling, opening, ruling
from .commands.buying import FillWaybill
from .commands.handling import Act
from .commands.opening import Apply, Modify
from .commands.ruling import Intervene
from .queries.options import Options
from .queries.options import options as options_of
from .queries.slips import Slip, SlipBody
from .queries.slips import slip as slip_of
from .views import buyer
from .views.buyer import MyCase, MyPage


@get("/")
async def mine(desk: Desk, limit: int = 20, cursor: str | None = None) -> MyPage:
    return await desk.look(queries.mine, limit, cursor, show=buyer.page)


@get("/options/{order_id:str}")
async def options(desk: Desk, order_id: Id, case_id: str = "") -> Options:
    return await desk.look(options_of, order_id, case_id, show=buyer.options)


@get("/{case_id:str}")
async def read(desk: Desk, case_id: Id) -> MyCase:
    return await desk.look(queries.find, case_id, show=buyer.whole)


@get("/{case_id:str}/slip")
async def slip(desk: Desk, case_id: Id) -> Slip:
    return await desk.look(slip_of, case_id, show=buyer.slip)


@post("/{case_id:str}/slip", status_code=200)
async def slip_as_typed(desk: Desk, case_id: Id, data: JSONBody[SlipBody]) -> Slip:
    return await desk.look(slip_of, case_id, data, show=buyer.slip)


@post("/")
async def apply(desk: Desk, data: JSONBody[Apply]) -> MyCase:
    return await desk.work(opening.apply, data, show=buyer.whole)


@post("/{case_id:str}/modify", status_code=200)
async def modify(desk: Desk, case_id: Id, data: JSONBody[Modify]) -> MyCase:
    return await desk.work(opening.modify, case_id, data, show=buyer.whole)


@post("/{case_id:str}/fill_waybill", status_code=200)
async def fill_waybill(desk: Desk, case_id: Id, data: JSONBody[FillWaybill]) -> MyCase:
    return await desk.work(buying.fill_waybill, case_id, data, show=buyer.whole)


@post("/{case_id:str}/take_refund", status_code=200)
async def take_refund(desk: Desk, case_id: Id, data: JSONBody[Act]) -> MyCase:
    return await desk.work(buying.take_refund, case_id, data, show=buyer.whole, money=True)


@post("/{case_id:str}/intervene", status_code=200)
async def intervene(desk: Desk, case_id: Id, data: JSONBody[Intervene]) -> MyCase:
    return await desk.work(ruling.intervene, case_id, data, show=buyer.whole)


@post("/{case_id:str}/withdraw", status_code=200)
async def withdraw(desk: Desk, case_id: Id, data: JSONBody[Act]) -> MyCase:
    return await desk.work(handling.step, case_id, "withdraw", data, show=buyer.whole)


@post("/{case_id:str}/extend", status_code=200)
async def extend(desk: Desk, case_id: Id, data: JSONBody[Act]) -> MyCase:
    return await desk.work(handling.step, case_id, "extend", data, show=buyer.whole)


@post("/{case_id:str}/confirm", status_code=200)
async def confirm(desk: Desk, case_id: Id, data: JSONBody[Act]) -> MyCase:
    return await desk.work(handling.step, case_id, "confirm", data, show=buyer.whole)


@post("/{case_id:str}/cancel_intervention", status_code=200)
async def cancel_intervention(desk: Desk, case_id: Id, data: JSONBody[Act]) -> MyCase:
    return await desk.work(handling.step, case_id, "cancel_intervention", data, show=buyer.whole)


routes = Router(
    "/after_sales",
    route_handlers=[
        mine,
        options,
        read,
        slip,
        slip_as_typed,
        apply,
        modify,
        fill_waybill,
        take_refund,
        intervene,
        withdraw,
        extend,
        confirm,
        cancel_intervention,
    ],
)
