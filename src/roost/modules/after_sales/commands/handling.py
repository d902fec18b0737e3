"""What the shop does with a case. Each function is one transaction's work."""

from typing import Annotated, Any

from msgspec import Meta, to_builtins

from roost.kernel.data.machine import expect
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Party
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Invalid
from roost.kernel.pure.text import clean
from roost.modules.orders import facade as orders
from roost.modules.shop import facade as shop

from ..content.reasons import REFUSALS, WRONG_WAYBILL, RefusalReason
from ..models import Case
from ..permissions import HANDLE
from ..queries.cases import find
from ..rules import address
from ..rules.kinds import COMES_BACK, Appraiser, Conclusion, Erp, Goods, Source
from . import proof
from .machine import hung, move, note_waybill, take
from .opening import FileId, Files, room_of

NOTE, WAYBILL, CARRIER = 500, 40, 30


class Act(Body, frozen=True):
    """`version`: what the caller saw; a case that has moved on since is not touched."""

    version: int | None = None
    note: str = ""


class Agree(Act, frozen=True):
    """`address_id`: where returned goods are to go; the shop's default when nothing is said."""

    address_id: str | None = None


class AgreeUnreturned(Act, frozen=True):
    confirmed: bool = False


class Refuse(Act, frozen=True):
    reason: str = ""
    files: Files = ()


class Erased(Act, frozen=True):
    answer: Erp = Erp.CANCELLED


class Pay(Act, frozen=True):
    amount_fen: Annotated[int, Meta(gt=0)] = 0


class GiveAddress(Act, frozen=True):
    address_id: str | None = None
    contact: str = ""
    phone: str = ""
    region: str = ""
    detail: str = ""


class Inspect(Act, frozen=True):
    """The conclusion is required, and so are photographs (S4-46)."""

    conclusion: Conclusion = Conclusion.UNCLEAR
    appraiser: Appraiser = Appraiser.SHOP_NO_OFFICIAL_SERVICE
    files: Annotated[tuple[FileId, ...], Meta(min_length=1, max_length=8)] = ()


class Ship(Act, frozen=True):
    """`files`: photographs of the label or of the scales."""

    waybill: str = ""
    carrier: str = ""
    files: Files = ()


def agree(work: Work, case_id: str, data: Agree) -> Case:
    case = _mine(work, case_id, data)
    fields = {}
    if case.kind in COMES_BACK and (data.address_id or not case.address):
        fields["address"] = address.kept(shop.return_address(work, data.address_id))
    move(work, case, "agree", _note(data), _amount(case), **fields)
    return case


def agree_unreturned(work: Work, case_id: str, data: AgreeUnreturned) -> Case:
    case = _mine(work, case_id, data)
    if not data.confirmed:
        raise Invalid("请先确认「货物未退回」", "confirm_not_returned", "/confirmed")
    move(work, case, "agree_unreturned", _note(data), _amount(case) | {"not_returned": True})
    return case


def refuse(work: Work, case_id: str, data: Refuse) -> Case:
    case = _mine(work, case_id, data)
    stage = "platform" if case.source is Source.PLATFORM else "request"
    told = _refusal(work, data, stage)
    move(work, case, "refuse", told["remark"], told, refusal=told)
    proof.hang(work, case, data.files, proof.CARRIER if REFUSALS[data.reason].proof else proof.CASE)
    return case


def refuse_second(work: Work, case_id: str, data: Refuse) -> Case:
    case = _mine(work, case_id, data)
    told = _refusal(work, data, "return")
    move(work, case, "refuse_second", told["remark"], told, refusal=told)
    proof.hang(work, case, data.files, proof.CARRIER if REFUSALS[data.reason].proof else proof.CASE)
    return case


def cancel_in_erp(work: Work, case_id: str, data: Erased) -> Case:
    """The warehouse system's answer is written back; "already shipped" changes the situation."""
    case = _mine(work, case_id, data)
    fields: dict[str, Any] = {"erp": data.answer}
    if data.answer == Erp.SHIPPED:
        fields["goods"] = Goods.LEFT
    move(work, case, "cancel_in_erp", _note(data), {"answer": data.answer}, **fields)
    return case


def small_payment(work: Work, case_id: str, data: Pay) -> Case:
    """Part of the money at once, so that the buyer may withdraw the rest (S3-77)."""
    case = _mine(work, case_id, data)
    room = room_of(orders.card(work, case.order_id))
    mine = {i["line_id"]: room.lines[i["line_id"]] for i in case.items}
    if data.amount_fen > min(sum(mine.values()), case.amount_fen):
        raise Invalid("打款金额不能超过可退金额", "over_refundable", "/amount_fen")
    move(work, case, "small_payment", _note(data), {"amount_fen": data.amount_fen})
    parts = _from_lines(mine, data.amount_fen)
    why = f"小额打款 {case.number}"
    source = f"after_sales.small:{case.id}"
    case.small_refund_id = orders.refund(work, case.order_id, parts, 0, why, source)
    work.session.flush()
    return case


def give_address(work: Work, case_id: str, data: GiveAddress) -> Case:
    case = _mine(work, case_id, data)
    found = {f: clean(getattr(data, f), 120, f"/{f}", empty=True) for f in address.FIELDS}
    if not any(found.values()):
        found = address.kept(shop.return_address(work, data.address_id))
    if not address.complete(found):
        raise Invalid("退货地址不完整", "address_incomplete", "/detail")
    outcome = "merchant_address" if case.address_asked_at else case.address_outcome
    fields = {"address": found, "address_outcome": outcome}
    move(work, case, "give_address", _note(data), {}, **fields)
    return case


def inspect(work: Work, case_id: str, data: Inspect) -> Case:
    case = _mine(work, case_id, data)
    if not data.files:
        raise Invalid("请上传验货照片", "no_photos", "/files")
    told = {
        "conclusion": data.conclusion,
        "appraiser": data.appraiser,
        "files": hung(work, data.files),
        "remark": _note(data),
        "at": to_builtins(work.moment),
        "by": work.actor.name,
    }
    move(work, case, "inspect", told["remark"], told, inspection=told)
    proof.hang(work, case, data.files, proof.INSPECTION, told["remark"])
    return case


def ship(work: Work, case_id: str, data: Ship) -> Case:
    case = _mine(work, case_id, data)
    waybill = clean(data.waybill, WAYBILL, "/waybill")
    carrier = clean(data.carrier, CARRIER, "/carrier")
    sent = {"waybill": waybill, "carrier": carrier, "files": hung(work, data.files)}
    move(work, case, "ship", _note(data), sent, sent_waybill=waybill, sent_carrier=carrier)
    note_waybill(work, case, waybill, "sent")
    proof.note(work, case, proof.RESEND, f"{carrier} {waybill}")
    proof.hang(work, case, data.files, proof.RESEND, f"{carrier} {waybill}")
    work.session.flush()
    return case


def step(work: Work, case_id: str, name: str, data: Act) -> Case:
    """Steps that need no more than a word: intercept, convert, receipt and the like."""
    return take(work, case_id, name, version=data.version, note=_note(data))


def _mine(work: Work, case_id: str, data: Act) -> Case:
    if work.actor.party is Party.MERCHANT:
        work.actor.need(HANDLE)
    case = find(work, case_id)
    expect(case, data.version)
    return case


def _note(data: Act) -> str:
    return clean(data.note, NOTE, "/note", empty=True)


def _amount(case: Case) -> dict[str, Any]:
    return {"amount_fen": case.amount_fen}


def _refusal(work: Work, data: Refuse, stage: str) -> dict[str, Any]:
    reason = REFUSALS.get(data.reason)
    if reason is None or reason.stage != stage:
        raise _wrong_reason(stage)
    if reason.proof and not data.files:
        raise Invalid("请上传签收证明", "no_delivery_proof", "/files")
    kept = hung(work, data.files)
    return {"code": reason.code, "remark": _note(data), "files": kept} | _words(reason)


def _words(reason: RefusalReason) -> dict[str, str]:
    return {"label_zh": reason.label_zh, "label_en": reason.label_en}


def _wrong_reason(stage: str) -> Invalid:
    if stage == "platform":
        only = REFUSALS[WRONG_WAYBILL].label_zh
        sentence = f"平台自动发起的售后只能选择「{only}」驳回"
        return Invalid(sentence, "only_wrong_waybill", "/reason")
    return Invalid("请选择拒绝原因", "bad_refusal_reason", "/reason")


def _from_lines(room: dict[str, int], amount_fen: int) -> dict[str, int]:
    parts: dict[str, int] = {}
    for line_id, most in room.items():
        part = min(most, amount_fen - sum(parts.values()))
        if part > 0:
            parts[line_id] = part
    return parts
