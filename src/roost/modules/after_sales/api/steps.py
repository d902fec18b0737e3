"""Every step of the shop is a route. Those that can move money want an Idempotency-Key."""

from litestar import post

from roost.kernel.web.params import Desk, Id, JSONBody

from ..commands import handling, keeping, ruling
from ..commands.handling import (
    Act,
    Agree,
    AgreeUnreturned,
    Erased,
    GiveAddress,
    Inspect,
    Pay,
    Refuse,
    Ship,
)
from ..commands.keeping import Remark, SendPoint, SetInvoice
from ..commands.ruling import Evidence, Intervene
from ..views import merchant
from ..views.merchant import CaseView


@post("/{case_id:str}/agree", status_code=200)
async def agree(desk: Desk, case_id: Id, data: JSONBody[Agree]) -> CaseView:
    return await desk.work(handling.agree, case_id, data, show=merchant.whole, money=True)


@post("/{case_id:str}/agree_unreturned", status_code=200)
async def agree_unreturned(desk: Desk, case_id: Id, data: JSONBody[AgreeUnreturned]) -> CaseView:
    return await desk.work(
        handling.agree_unreturned, case_id, data, show=merchant.whole, money=True
    )


@post("/{case_id:str}/refuse", status_code=200)
async def refuse(desk: Desk, case_id: Id, data: JSONBody[Refuse]) -> CaseView:
    return await desk.work(handling.refuse, case_id, data, show=merchant.whole)


@post("/{case_id:str}/refuse_second", status_code=200)
async def refuse_second(desk: Desk, case_id: Id, data: JSONBody[Refuse]) -> CaseView:
    return await desk.work(handling.refuse_second, case_id, data, show=merchant.whole)


@post("/{case_id:str}/cancel_in_erp", status_code=200)
async def cancel_in_erp(desk: Desk, case_id: Id, data: JSONBody[Erased]) -> CaseView:
    return await desk.work(handling.cancel_in_erp, case_id, data, show=merchant.whole)


@post("/{case_id:str}/small_payment", status_code=200)
async def small_payment(desk: Desk, case_id: Id, data: JSONBody[Pay]) -> CaseView:
    return await desk.work(handling.small_payment, case_id, data, show=merchant.whole, money=True)


@post("/{case_id:str}/give_address", status_code=200)
async def give_address(desk: Desk, case_id: Id, data: JSONBody[GiveAddress]) -> CaseView:
    return await desk.work(handling.give_address, case_id, data, show=merchant.whole)


@post("/{case_id:str}/inspect", status_code=200)
async def inspect(desk: Desk, case_id: Id, data: JSONBody[Inspect]) -> CaseView:
    return await desk.work(handling.inspect, case_id, data, show=merchant.whole)


@post("/{case_id:str}/ship", status_code=200)
async def ship(desk: Desk, case_id: Id, data: JSONBody[Ship]) -> CaseView:
    return await desk.work(handling.ship, case_id, data, show=merchant.whole)


@post("/{case_id:str}/intervene", status_code=200)
async def intervene(desk: Desk, case_id: Id, data: JSONBody[Intervene]) -> CaseView:
    return await desk.work(ruling.intervene, case_id, data, show=merchant.whole)


@post("/{case_id:str}/submit_evidence", status_code=200)
async def submit_evidence(desk: Desk, case_id: Id, data: JSONBody[Evidence]) -> CaseView:
    return await desk.work(ruling.submit_evidence, case_id, data, show=merchant.whole)


@post("/{case_id:str}/remark", status_code=200)
async def remark(desk: Desk, case_id: Id, data: JSONBody[Remark]) -> CaseView:
    return await desk.work(keeping.remark, case_id, data, show=merchant.whole)


@post("/{case_id:str}/invoice", status_code=200)
async def invoice(desk: Desk, case_id: Id, data: JSONBody[SetInvoice]) -> CaseView:
    return await desk.work(keeping.set_invoice, case_id, data, show=merchant.whole)


@post("/{case_id:str}/service_point", status_code=200)
async def service_point(desk: Desk, case_id: Id, data: JSONBody[SendPoint]) -> CaseView:
    return await desk.work(keeping.send_point, case_id, data, show=merchant.whole)


@post("/{case_id:str}/refund", status_code=200)
async def refund(desk: Desk, case_id: Id, data: JSONBody[Act]) -> CaseView:
    return await desk.work(handling.step, case_id, "refund", data, show=merchant.whole, money=True)


@post("/{case_id:str}/confirm_receipt", status_code=200)
async def confirm_receipt(desk: Desk, case_id: Id, data: JSONBody[Act]) -> CaseView:
    return await desk.work(
        handling.step, case_id, "confirm_receipt", data, show=merchant.whole, money=True
    )


@post("/{case_id:str}/convert_to_refusal", status_code=200)
async def convert_to_refusal(desk: Desk, case_id: Id, data: JSONBody[Act]) -> CaseView:
    return await desk.work(handling.step, case_id, "convert_to_refusal", data, show=merchant.whole)


@post("/{case_id:str}/intercept", status_code=200)
async def intercept(desk: Desk, case_id: Id, data: JSONBody[Act]) -> CaseView:
    return await desk.work(handling.step, case_id, "intercept", data, show=merchant.whole)


@post("/{case_id:str}/report_lost", status_code=200)
async def report_lost(desk: Desk, case_id: Id, data: JSONBody[Act]) -> CaseView:
    return await desk.work(handling.step, case_id, "report_lost", data, show=merchant.whole)


@post("/{case_id:str}/goods_left", status_code=200)
async def goods_left(desk: Desk, case_id: Id, data: JSONBody[Act]) -> CaseView:
    return await desk.work(handling.step, case_id, "goods_left", data, show=merchant.whole)


@post("/{case_id:str}/suggest_type", status_code=200)
async def suggest_type(desk: Desk, case_id: Id, data: JSONBody[Act]) -> CaseView:
    return await desk.work(handling.step, case_id, "suggest_type", data, show=merchant.whole)


@post("/{case_id:str}/extend", status_code=200)
async def extend(desk: Desk, case_id: Id, data: JSONBody[Act]) -> CaseView:
    return await desk.work(handling.step, case_id, "extend", data, show=merchant.whole)


@post("/{case_id:str}/cancel_intervention", status_code=200)
async def cancel_intervention(desk: Desk, case_id: Id, data: JSONBody[Act]) -> CaseView:
    return await desk.work(handling.step, case_id, "cancel_intervention", data, show=merchant.whole)


ROUTES = [
    agree,
    agree_unreturned,
    refuse,
    refuse_second,
    cancel_in_erp,
    small_payment,
    give_address,
    inspect,
    ship,
    intervene,
    submit_evidence,
    remark,
    invoice,
    service_point,
    refund,
    confirm_receipt,
    convert_to_refusal,
    intercept,
    report_lost,
    goods_left,
    suggest_type,
    extend,
    cancel_intervention,
]
