"""The platform, and the call for it by either side. It is a mark on the case, not a state."""

from typing import Annotated, Any

from msgspec import Meta, field

from roost.kernel.data.machine import expect
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Party
from roost.kernel.pure.refusal import Invalid
from roost.kernel.pure.text import clean
from roost.modules.orders import facade as orders

from ..content.checklists import SHORTAGE_PROOF
from ..models import Case
from ..permissions import DECIDE, HANDLE
from ..queries.cases import find
from ..rules.kinds import NO_TRACKING, Channel, Kind, Liability, Source
from . import proof
from .handling import NOTE, Act
from .machine import hung, move, take
from .opening import Apply, FileId, Wanted, open_case
from .paying import in_money

MOST = 4
FOUR = Annotated[tuple[FileId, ...], Meta(max_length=MOST)]


class Intervene(Act, frozen=True):
    files: FOUR = ()


class Evidence(Act, frozen=True):
    """`items`: the file of each thing on the checklist; what is missing stops nobody (S3-82)."""

    files: FOUR = ()
    items: dict[str, FileId] = field(default_factory=dict)


class Rule(Act, frozen=True):
    """`amount_fen`: for cases that had no amount of their own, such as an exchange."""

    liability: Liability = Liability.NOBODY
    amount_fen: int | None = None


class OpenForBuyer(Act, frozen=True):
    """The platform opens a case for a parcel without any tracking (S3-96)."""

    order_id: str = ""


def intervene(work: Work, case_id: str, data: Intervene) -> Case:
    if needed := {Party.MERCHANT: HANDLE, Party.PLATFORM: DECIDE}.get(work.actor.party):
        work.actor.need(needed)
    told = {"files": hung(work, data.files, MOST)}
    case = take(
        work,
        case_id,
        "intervene",
        version=data.version,
        note=_note(data),
        data=told,
        intervened_by=work.actor.party.value,
    )
    proof.hang(work, case, data.files, proof.CASE, _note(data))
    return case


def submit_evidence(work: Work, case_id: str, data: Evidence) -> Case:
    if work.actor.party is Party.MERCHANT:
        work.actor.need(HANDLE)
    case = find(work, case_id)
    expect(case, data.version)
    note = _note(data)
    if not SHORTAGE_PROOF.keys() >= data.items.keys():
        raise Invalid("凭证清单里没有这一项", "unknown_proof", "/items")
    hung(work, list(dict.fromkeys(data.items.values())), len(SHORTAGE_PROOF))
    told = {"files": hung(work, data.files, MOST), "items": dict(data.items)}
    gathered = {"files": [*case.evidence.get("files", []), *data.files][-MOST:]}
    gathered["items"] = case.evidence.get("items", {}) | dict(data.items)
    move(work, case, "submit_evidence", note, told, evidence=gathered)
    proof.hang(work, case, data.files, proof.CASE, note)
    proof.hang_listed(work, case, data.items, note)
    return case


def rule_for_buyer(work: Work, case_id: str, data: Rule) -> Case:
    work.actor.need(DECIDE)
    case = find(work, case_id)
    expect(case, data.version)
    fields: dict[str, Any] = {"liability": data.liability, "ruling": _note(data)}
    fields |= in_money(work, case)
    if data.amount_fen is not None:
        most = fields.get("amount_fen", case.amount_fen)
        if not 0 < data.amount_fen <= most:
            raise Invalid("裁定金额超出可退金额", "over_refundable", "/amount_fen", most_fen=most)
        fields["amount_fen"] = data.amount_fen
        fields["freight_fen"] = min(case.freight_fen, data.amount_fen)
    told = {"liability": data.liability, "amount_fen": fields.get("amount_fen", case.amount_fen)}
    move(work, case, "rule_for_buyer", _note(data), told, **fields)
    return case


def rule_for_merchant(work: Work, case_id: str, data: Rule) -> Case:
    told = {"liability": data.liability}
    fields = {"liability": data.liability, "ruling": _note(data)}
    return take(
        work,
        case_id,
        "rule_for_merchant",
        version=data.version,
        note=_note(data),
        data=told,
        **fields,
    )


def open_for_buyer(work: Work, data: OpenForBuyer) -> Case:
    """Does not count as one of the buyer's own requests; the shop is told which parcel it was."""
    work.actor.need(DECIDE)
    order = orders.card(work, data.order_id)
    return open_no_tracking(work, order)


def open_no_tracking(work: Work, order: orders.OrderCard) -> Case:
    lines = [line for line in order.lines if line.shipped and line.paid_fen > line.refunded_fen]
    wanted = [Wanted(line.id) for line in lines]
    if not wanted:
        raise Invalid("该订单没有已发货且可退款的商品", "nothing_shipped", "/order_id")
    asked = Apply(order.id, Kind.REFUND_SHIPPED, "no_tracking", wanted)
    return open_case(work, order, asked, Source.PLATFORM, Channel.OTHER, category=NO_TRACKING)


def _note(data: Act) -> str:
    return clean(data.note, NOTE, "/note", empty=True)
