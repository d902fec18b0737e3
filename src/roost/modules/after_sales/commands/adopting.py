"""Cases as a file or a connector tells them: it was so, since then. Nothing is sent or paid."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from msgspec import Struct
from sqlalchemy import select

from roost.kernel.data import counts
from roost.kernel.data.work import Work
from roost.kernel.pure.layout import Rejected
from roost.modules.orders import facade as orders

from ..content.reasons import REASONS
from ..models import NO_DUE, Case
from ..permissions import HANDLE
from ..queries.cases import open_lines
from ..queries.lists import MARKS
from ..rules.drafts import CaseDraft
from ..rules.kinds import SOLUTION_OF, Channel, Intervention, Kind, Liability, Source
from ..states import OVER, Status
from .goods import find_goods, free_lines, hold_lines
from .machine import MACHINE, first_due, note_waybill
from .opening import item

BY_LABEL: Final = {r.label_zh: r.code for r in REASONS.values()}
SIDES: Final = {"商家": Liability.MERCHANT, "买家": Liability.BUYER, "物流": Liability.CARRIER}
SENT_BACK: Final = (Status.AWAITING_MERCHANT_RECEIPT, Status.REFUSED_SECOND)


class Adopted(Struct, frozen=True):
    """`taken`: ids of new cases and of those whose state has changed; the rest was known."""

    taken: list[str]
    known: int
    rejected: list[Rejected]


def adopt(work: Work, drafts: Iterable[CaseDraft], source: str) -> Adopted:
    work.actor.need(HANDLE)
    taken: list[str] = []
    rejected: list[Rejected] = []
    known = 0
    for draft in drafts:
        order = orders.by_number(work, draft.order_no)
        if order is None:
            rejected.append(_no_order(draft))
            continue
        case = work.session.scalar(select(Case).where(Case.number == draft.case_no))
        if case is not None and case.status == draft.status:
            known += 1
            continue
        taken.append(_take_in(work, draft, order, case, source).id)
    return Adopted(taken, known, rejected)


def _take_in(
    work: Work, draft: CaseDraft, order: orders.OrderCard, case: Case | None, source: str
) -> Case:
    status, since = Status(draft.status), _since(draft)
    if case is None:
        case = _new(work, draft, order)
    case.entered_at, case.pauses = since, []
    case.deadline_at = draft.times.deadline_at
    if status in OVER:
        case.ended_at, case.refunded_at = since, draft.times.refunded_at
        case.solution = SOLUTION_OF.get(case.kind) if status is Status.SUCCEEDED else None
    MACHINE.adopt(work, case, status, since, source)
    if status in OVER:
        free_lines(work, case)
    due, step = first_due(case, work, work.rules)
    case.due_at, case.due_step = (due, step) if due > work.now else (NO_DUE, "")
    if case.stepped_in != bool(case.on_desk):
        case.on_desk = case.stepped_in
        counts.tally(work, MARKS, "intervention", 1 if case.on_desk else -1)
    work.session.flush()
    return case


def _new(work: Work, draft: CaseDraft, order: orders.OrderCard) -> Case:
    mine = [line for line in order.lines if line.line_no == draft.line_no] or order.lines
    refund = draft.refund
    parts = dict.fromkeys((line.id for line in mine), 0)
    parts[mine[0].id] = refund.goods_fen
    case = Case(
        shop_id=work.shop_id,
        id=work.new_id(),
        number=draft.case_no,
        order_id=order.id,
        order_no=order.order_no,
        buyer_id=order.buyer_id,
        profile=order.profile,
        kind=Kind(draft.kind),
        source=Source.CONNECTOR,
        channel=Channel.OTHER,
        reason_code=BY_LABEL.get(draft.reason or "", "other"),
        said=draft.buyer_said or draft.reason or "",
        items=[item(line, parts[line.id]) for line in mine],
        amount_fen=refund.goods_fen + refund.freight_fen,
        freight_fen=refund.freight_fen,
        applied_at=draft.times.applied_at,
        intervention=Intervention(draft.ruling),
        intervened_at=draft.times.applied_at,
        liability=SIDES.get(draft.liable or ""),
        memo=draft.memo or "",
        return_waybill=draft.returned.waybill or "",
        return_carrier=draft.returned.carrier or "",
        returned_at=draft.returned.at,
        sent_waybill=draft.exchange_waybill or "",
        instant_refund=draft.instant_refund,
    )
    waybill = find_goods(work, case, order, parts)
    free = open_lines(work, parts)
    if draft.status not in OVER:
        hold_lines(work, case, {id: fen for id, fen in parts.items() if id not in free})
    for number, role in ((waybill, "order"), (case.return_waybill, "return")):
        note_waybill(work, case, number, role)
    return case


def _since(draft: CaseDraft) -> datetime:
    """When it came into the state that the file names, as far as the file says."""
    times, status = draft.times, Status(draft.status)
    if status in OVER:
        return times.ended_at or times.closed_at or times.refunded_at or times.applied_at
    if status in SENT_BACK:
        return draft.returned.at or times.agreed_at or times.applied_at
    if status is Status.AWAITING_MERCHANT:
        return times.applied_at
    return times.agreed_at or times.applied_at


def _no_order(draft: CaseDraft) -> Rejected:
    sentence = "订单不在系统中,请先导入订单"
    return Rejected(draft.row, draft.case_no, "no_such_order", sentence, {"value": draft.order_no})
