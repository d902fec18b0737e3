"""Cases as a file tells them: it was so, since then. Nothing is sent or paid.

What a chunk of them stands on is asked once for all of them, and they are written together.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, cast

from msgspec import Struct
from sqlalchemy import Table as CoreTable
from sqlalchemy import select

from roost.kernel.data import counts
from roost.kernel.data.work import Work
from roost.kernel.pure.layout import Rejected
from roost.modules.buyers import facade as buyers
from roost.modules.orders import facade as orders
from roost.modules.parcels import facade as parcels
from roost.modules.shop import facade as shop

from ..content.reasons import REASONS
from ..events import Imported
from ..models import NO_DUE, Case
from ..queries.cases import case_lines, open_lines
from ..queries.lists import MARKS
from ..rules import address
from ..rules.drafts import CaseDraft
from ..rules.kinds import (
    COMES_BACK,
    SOLUTION_OF,
    Channel,
    Intervention,
    Kind,
    Liability,
    Source,
)
from ..rules.retold import behind, content, known_until
from ..states import OVER, STATES, Status
from .goods import hold_lines, place_goods
from .machine import MACHINE, first_due, note_waybill
from .opening import item

CASES = cast(CoreTable, Case.__table__)
SOURCE: Final = "import"
BY_LABEL: Final = {r.label_zh: r.code for r in REASONS.values()}
SIDES: Final = {"商家": Liability.MERCHANT, "买家": Liability.BUYER, "物流": Liability.CARRIER}
SENT_BACK: Final = (Status.AWAITING_MERCHANT_RECEIPT, Status.REFUSED_SECOND)


class Around(Struct, frozen=True):
    """What is here already; `held` names the case that holds a line, and grows with each case."""

    orders: Mapping[str, orders.OrderCard]  # by number
    cases: Mapping[str, Case]  # by number
    parcels: Mapping[str, list[parcels.ParcelCard]]  # by order
    names: Mapping[str, str]  # by buyer
    held: dict[str, str]
    address: dict[str, Any]


def take(work: Work, drafts: Sequence[CaseDraft], import_id: str, first: int) -> orders.Taken:
    """All of them. Whoever had them brought in and taken had the right to, asked for there."""
    known = _digests(work, [draft.case_no for draft in drafts])
    news = [draft for draft in drafts if known.get(draft.case_no) != content(draft)]
    taken = orders.Taken(unchanged=len(drafts) - len(news), kept=[], lacking=[])
    with work.session.no_autoflush:
        around = _around(work, news, known)
        for draft in news:
            _take(work, draft, around, taken)
    work.session.flush()
    work.tell(
        Imported(
            at=work.now,
            shop_id=work.shop_id,
            thing=import_id,
            first=first,
            last=first + len(drafts) - 1,
            fresh=taken.fresh,
        )
    )
    return taken


def _take(work: Work, draft: CaseDraft, around: Around, taken: orders.Taken) -> None:
    order, case = around.orders.get(draft.order_no), around.cases.get(draft.case_no)
    if order is None:
        taken.lacking.append(_no_order(draft))
    elif case is None:
        _stand(work, draft, _new(work, draft, order, around))
        taken.fresh += 1
    elif why := _stays(draft, case):
        taken.kept.append(why)
    else:
        _renew(work, draft, case, order)
        _stand(work, draft, case)
        taken.changed += 1


def _digests(work: Work, numbers: Sequence[str]) -> dict[str, str]:
    mine = (CASES.c.shop_id == work.shop_id, CASES.c.number.in_(numbers))
    rows = work.session.execute(select(CASES.c.number, CASES.c.digest).where(*mine))
    return {number: digest for number, digest in rows}


def _around(work: Work, drafts: Sequence[CaseDraft], known: Collection[str]) -> Around:
    here = orders.by_numbers(work, [draft.order_no for draft in drafts])
    ids = [order.id for order in here.values()]
    theirs = [draft.case_no for draft in drafts if draft.case_no in known]
    cases = work.session.scalars(select(Case).where(Case.number.in_(theirs))) if theirs else ()
    buyer_ids = {order.buyer_id for order in here.values() if order.buyer_id}
    return Around(
        here,
        {case.number: case for case in cases},
        parcels.of_orders(work, ids) if ids else {},
        {id: card.name for id, card in buyers.cards(work, buyer_ids).items()},
        open_lines(work, [line.id for order in here.values() for line in order.lines]),
        address.kept(shop.return_address(work)),
    )


def _stays(draft: CaseDraft, case: Case) -> Rejected | None:
    if case.source is not Source.CONNECTOR:
        sentence = "该售后单在本店发起，不会被导入的内容覆盖"
        return Rejected(draft.row, draft.case_no, "case_born_here", sentence)
    if behind(draft, case.status.value, max(case.told_at or case.applied_at, case.entered_at)):
        sentence = f"系统中该售后单已是“{STATES[case.status][0]}”，导入的状态较旧，未改动"
        params: dict[str, str | int] = {"status": case.status}
        return Rejected(draft.row, draft.case_no, "case_newer_here", sentence, params)
    return None


def _new(work: Work, draft: CaseDraft, order: orders.OrderCard, around: Around) -> Case:
    parts = _parts(draft, order)
    case = Case(
        shop_id=work.shop_id,
        id=work.new_id(),
        number=draft.case_no,
        order_id=order.id,
        order_no=order.order_no,
        buyer_id=order.buyer_id,
        buyer_name=around.names.get(order.buyer_id or "", ""),
        profile=order.profile,
        source=Source.CONNECTOR,
        channel=Channel.OTHER,
        applied_at=draft.times.applied_at,
        memo=draft.memo or "",
        **_facts(draft, order, parts),
    )
    if case.kind in COMES_BACK:
        case.address = around.address
    waybill = place_goods(case, order, parts, around.parcels.get(order.id, []))
    if draft.status not in OVER:
        mine = {id: fen for id, fen in parts.items() if id not in around.held}
        hold_lines(work, case, mine)
        around.held.update(dict.fromkeys(mine, case.id))
    for number, role in ((waybill, "order"), (case.return_waybill, "return")):
        note_waybill(work, case, number, role)
    return case


def _renew(work: Work, draft: CaseDraft, case: Case, order: orders.OrderCard) -> None:
    """What the file says; what was written here beside it stays."""
    parts, before = _parts(draft, order), case.return_waybill
    for name, value in _facts(draft, order, parts).items():
        setattr(case, name, value)
    for line in case_lines(work, case.id):
        line.amount_fen = parts.get(line.line_id, 0)
        line.open = line.open and draft.status not in OVER
    if case.return_waybill != before:
        note_waybill(work, case, case.return_waybill, "return")


def _parts(draft: CaseDraft, order: orders.OrderCard) -> dict[str, int]:
    """Fen by line: of the line that the file names, else of the whole order."""
    mine = [line for line in order.lines if line.line_no == draft.line_no] or order.lines
    parts = dict.fromkeys((line.id for line in mine), 0)
    parts[mine[0].id] = draft.refund.goods_fen
    return parts


def _facts(draft: CaseDraft, order: orders.OrderCard, parts: Mapping[str, int]) -> dict[str, Any]:
    refund, code = draft.refund, BY_LABEL.get(draft.reason or "", "other")
    said = (draft.reason if code == "other" else None, draft.buyer_said)
    return {
        "kind": Kind(draft.kind),
        "reason_code": code,
        "said": "；".join(part for part in said if part),
        "items": [item(line, parts[line.id]) for line in order.lines if line.id in parts],
        "amount_fen": refund.goods_fen + refund.freight_fen,
        "freight_fen": refund.freight_fen,
        "intervention": Intervention(draft.ruling),
        "intervened_at": draft.times.applied_at,
        "liability": SIDES.get(draft.liable or ""),
        "return_waybill": draft.returned.waybill or "",
        "return_carrier": draft.returned.carrier or "",
        "returned_at": draft.returned.at,
        "sent_waybill": draft.exchange_waybill or "",
        "instant_refund": draft.instant_refund,
        "deadline_at": draft.times.deadline_at,
        "digest": content(draft),
        "told_at": known_until(draft),
    }


def _stand(work: Work, draft: CaseDraft, case: Case) -> None:
    """Into the state that the file names, with the clocks of it that lie ahead."""
    status, since = Status(draft.status), min(_since(draft), work.now)
    case.entered_at, case.pauses = since, []
    if status in OVER:
        case.ended_at, case.refunded_at = since, draft.times.refunded_at
        case.solution = SOLUTION_OF.get(case.kind) if status is Status.SUCCEEDED else None
    MACHINE.adopt(work, case, status, since, SOURCE)
    due, step = first_due(case, work, work.rules)
    case.due_at, case.due_step = (due, step) if due > work.now else (NO_DUE, "")
    if case.stepped_in != bool(case.on_desk):
        case.on_desk = case.stepped_in
        counts.tally(work, MARKS, "intervention", 1 if case.on_desk else -1)


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
    sentence = "订单不在系统中，请先导入订单"
    return Rejected(
        draft.row, draft.case_no, "order_not_here", sentence, {"order_no": draft.order_no}
    )
