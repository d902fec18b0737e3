"""The desk's view: everything the shop knows, and what it is advised to do."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page

from ..commands.bulk import RowResult
from ..content.checklists import HONEST_OPTIONS, QUALITY_NOTE, QUALITY_NOTE_EN, SHORTAGE_PROOF
from ..content.reasons import SHORTAGE
from ..models import Case
from ..policies import SOLUTIONS, STUCK
from ..queries.cases import waybills_of
from ..rules import kinds
from ..rules.suggest import Suggestion, is_quality, suggestions
from ..states import Status
from . import common
from .common import Choice, ClockView, FileLink, Head, LogView


class Row(Head, frozen=True, kw_only=True):
    """`suggestion` is the first of what the case itself suggests."""

    quality: bool
    category: str
    buyer_id: str | None
    buyer_name: str
    memo: str
    clocks: list[ClockView]
    suggestion: Suggestion | None


RowPage = Page[Row]


class Quality(Struct, frozen=True):
    """What a quality reason costs, and the honest ways to answer it (S0-13, B-23)."""

    note_zh: str
    note_en: str
    options: list[Choice]


class Proof(Struct, frozen=True):
    item: str
    label_zh: str
    label_en: str
    present: bool


class WaybillView(Struct, frozen=True):
    role: str
    waybill: str


class CaseView(Row, frozen=True, kw_only=True):
    """`suggestion` is the first of `suggestions`; `row_id` names the rule behind it."""

    received: bool
    goods: str
    channel: str
    said: str
    files: list[str]
    refusal: dict[str, Any]
    path: str | None
    goods_back: bool
    lost: bool
    address: dict[str, Any]
    address_asked_at: datetime | None
    address_outcome: str
    promised_at: datetime | None
    promise_missed: bool
    refund_offered: bool
    return_waybill: str
    return_carrier: str
    returned_at: datetime | None
    inspection: dict[str, Any]
    sent_waybill: str
    sent_carrier: str
    sent_at: datetime | None
    erp: Choice | None
    solution: Choice | None
    invoice: Choice | None
    invoice_advised: Choice | None
    liability: str | None
    ruling: str
    evidence: dict[str, Any]
    small_paid_fen: int
    refund_tries: int
    refunded_at: datetime | None
    ended_at: datetime | None
    appeal_fails: bool
    waybills: list[WaybillView]
    suggestions: list[Suggestion]
    quality_note: Quality | None
    checklist: list[Proof]
    log: list[LogView]
    file_urls: dict[str, FileLink]
    now: datetime


def _row(look: Look, case: Case, advised: Sequence[Suggestion]) -> dict[str, Any]:
    own = {name: getattr(case, name) for name in ("category", "buyer_id", "buyer_name", "memo")}
    own |= {"quality": is_quality(case.reason_code)}
    return common.head(look, case) | own | {"suggestion": advised[0] if advised else None}


def page(look: Look, found: Page[Case]) -> Page[Row]:
    return Page(rows(look, found.items), found.now, found.next, found.counts)


def rows(look: Look, found: Sequence[Case]) -> list[Row]:
    ticking = common.clocks_of(look, found)
    return [Row(clocks=ticking[c.id], **_row(look, c, _advised(look, c))) for c in found]


def results(_: Look, found: list[RowResult]) -> list[RowResult]:
    return found


def whole(look: Look, case: Case) -> CaseView:
    advised = _advised(look, case)
    plain = _row(look, case, advised) | {name: getattr(case, name) for name in PLAIN}
    told = common.log(look, case)
    return CaseView(
        files=[str(f) for f in case.files],
        erp=common.choice(kinds.ERP_ANSWERS, case.erp),
        solution=common.choice(kinds.SOLUTIONS, case.solution),
        invoice=common.choice(kinds.INVOICES, case.invoice),
        invoice_advised=_invoice(look, case),
        waybills=[WaybillView(w.role, w.waybill) for w in waybills_of(look, case.id)],
        clocks=common.clocks(look, case),
        suggestions=advised,
        quality_note=_quality(case),
        checklist=_checklist(case),
        log=told,
        file_urls=common.file_urls(look, case, told),
        now=look.now,
        **plain,
    )


PLAIN = (
    "received",
    "goods",
    "channel",
    "said",
    "refusal",
    "path",
    "goods_back",
    "lost",
    "address",
    "address_asked_at",
    "address_outcome",
    "promised_at",
    "promise_missed",
    "refund_offered",
    "return_waybill",
    "return_carrier",
    "returned_at",
    "inspection",
    "sent_waybill",
    "sent_carrier",
    "sent_at",
    "liability",
    "ruling",
    "evidence",
    "small_paid_fen",
    "refund_tries",
    "refunded_at",
    "ended_at",
    "appeal_fails",
)


def _advised(look: Look, case: Case) -> list[Suggestion]:
    if case.status is not Status.AWAITING_MERCHANT:
        return []
    found = look.rules.of(STUCK, look.moment, case.profile, case.shop_id)
    return suggestions(case, look.moment, found.rule.span if found else timedelta.max)


def _invoice(look: Look, case: Case) -> Choice | None:
    found = look.rules.of(SOLUTIONS, case.applied_at, case.profile, case.shop_id)
    advised = found.rule.invoice.get(case.kind) if found else None
    return common.choice(kinds.INVOICES, advised)


def _quality(case: Case) -> Quality | None:
    if not is_quality(case.reason_code):
        return None
    return Quality(QUALITY_NOTE, QUALITY_NOTE_EN, [Choice(*o) for o in HONEST_OPTIONS])


def _checklist(case: Case) -> list[Proof]:
    if case.reason_code not in SHORTAGE:
        return []
    have = case.evidence.get("items", {})
    return [Proof(item, *words, item in have) for item, words in SHORTAGE_PROOF.items()]
