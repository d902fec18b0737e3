"""The slip that lies in the parcel: four things the warehouse needs to know (S4-45)."""

from typing import Annotated

from msgspec import Meta, Struct

from roost.kernel.data.look import Look
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Conflict
from roost.kernel.pure.text import clean
from roost.modules.buyers import facade as buyers

from ..rules.address import written
from ..states import Status
from .cases import find

CAN_PRINT = (Status.AWAITING_BUYER_RETURN, Status.AWAITING_MERCHANT_RECEIPT)


class SlipBody(Body, frozen=True):
    """As the buyer wants it printed; nothing of it is kept."""

    customer_name: Annotated[str, Meta(max_length=60)]
    contact: Annotated[str, Meta(max_length=60)]


class Slip(Struct, frozen=True):
    order_no: str
    case_number: str
    customer_name: str
    contact: str
    return_to: str
    goods: list[str]


def slip(look: Look, case_id: str, typed: SlipBody | None = None) -> Slip:
    """Before the shop has agreed there is nothing to send, and so no slip."""
    case = find(look, case_id)
    if case.status not in CAN_PRINT:
        raise Conflict("商家同意后才能打印寄回单", "not_agreed")
    if typed:
        name = clean(typed.customer_name, 30, "/customer_name")
        contact = clean(typed.contact, 30, "/contact")
    else:
        card = buyers.card(look, case.buyer_id) if case.buyer_id else None
        name, contact = (card.name, card.phone_masked) if card else (case.buyer_name, "")
    goods = [f"{i['title']} {i['sku']} ×{i['pieces']}" for i in case.items]
    return Slip(case.order_no, case.number, name, contact, written(case.address), goods)
