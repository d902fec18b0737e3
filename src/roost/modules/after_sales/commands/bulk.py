"""Many cases at once: first what would be passed over and why, then row by row."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from roost.kernel.data.look import Look
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import NotFound, Refusal

from ..models import Case
from ..permissions import HANDLE
from ..queries.cases import find
from ..states import FLOW
from .handling import Agree, Refuse, agree, refuse
from .keeping import Remark, remark
from .opening import FileId

Deed = Literal["agree", "refuse", "remark"]
Many = Annotated[list[FileId], Meta(min_length=1, max_length=100)]


class Bulk(Body, frozen=True):
    ids: Many
    reason: str = ""
    note: str = ""


class Ask(Body, frozen=True):
    deed: Deed
    ids: Many


class RowResult(Struct, frozen=True):
    """`ok`: done, or in a preview would be done. `amount_fen`: what an agreement pays out."""

    id: str
    number: str
    ok: bool
    code: str | None = None
    why: str | None = None
    amount_fen: int = 0


def preview(look: Look, data: Ask) -> list[RowResult]:
    look.actor.need(HANDLE)
    return [_row(look, case_id, data.deed) for case_id in dict.fromkeys(data.ids)]


def agree_many(work: Work, data: Bulk) -> list[RowResult]:
    return [_try(work, id, "agree", data) for id in dict.fromkeys(data.ids)]


def refuse_many(work: Work, data: Bulk) -> list[RowResult]:
    return [_try(work, id, "refuse", data) for id in dict.fromkeys(data.ids)]


def remark_many(work: Work, data: Bulk) -> list[RowResult]:
    return [_try(work, id, "remark", data) for id in dict.fromkeys(data.ids)]


def _row(look: Look, case_id: str, deed: Deed) -> RowResult:
    try:
        case = find(look, case_id)
        if deed != "remark":
            FLOW.take(look.actor, case, deed, look.moment, look.rules)
    except Refusal as no:
        return RowResult(case_id, _number(look, case_id), False, no.code, str(no))
    paid = case.amount_fen if deed == "agree" else 0
    return RowResult(case.id, case.number, True, amount_fen=paid)


def _try(work: Work, case_id: str, deed: Deed, data: Bulk) -> RowResult:
    """One that cannot be done holds up no other."""
    work.actor.need(HANDLE)
    try:
        with work.attempt():
            case = _do(work, case_id, deed, data)
    except Refusal as no:
        return RowResult(case_id, _number(work, case_id), False, no.code, str(no))
    paid = case.amount_fen if deed == "agree" else 0
    return RowResult(case.id, case.number, True, amount_fen=paid)


def _do(work: Work, case_id: str, deed: Deed, data: Bulk) -> Case:
    if deed == "agree":
        return agree(work, case_id, Agree(note=data.note))
    if deed == "refuse":
        return refuse(work, case_id, Refuse(note=data.note, reason=data.reason))
    return remark(work, case_id, Remark(data.note))


def _number(look: Look, case_id: str) -> str:
    try:
        return find(look, case_id).number
    except NotFound:
        return ""
