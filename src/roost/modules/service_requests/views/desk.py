"""The desk's view: everything the shop knows of a request and of its order."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.kernel.pure.flow import Offer
from roost.kernel.pure.time import from_micros
from roost.modules.after_sales import facade as after_sales
from roost.modules.orders import facade as orders

from ..models import Reply, Request
from ..policies import HINTS, REMIND, of
from ..queries.advice import suggested
from ..queries.requests import of_order, replies
from ..states import Status
from . import common
from .common import ClockView, Explained, FileLink, LogView, Row

RowPage = Page[Row]


class Rows(Struct, frozen=True):
    items: list[Row]


class Person(Struct, frozen=True):
    id: str
    name: str


class OrderView(Struct, frozen=True):
    id: str
    order_no: str
    title: str
    image: str
    status: str
    paid_fen: int


class CaseView(Struct, frozen=True):
    id: str
    number: str
    kind: str
    status: str


class ReplyView(Struct, frozen=True):
    cycle: int
    resolved: bool
    reason: str
    text: str
    files: list[str]
    case_id: str | None
    agreed: bool
    at: datetime
    by: str
    late: bool


class SurveyView(Struct, frozen=True):
    due_at: datetime
    sent_at: datetime | None
    answer: str | None
    said: str
    answered_at: datetime | None


class RemindView(Struct, frozen=True):
    """`opens_at`: from when the next one may go, None when it may go now or never."""

    used: int
    most: int
    opens_at: datetime | None
    hint_zh: str
    hint_en: str


class SentBack(Struct, frozen=True):
    cycle: int
    reason: str
    at: datetime
    limit_s: int


class Outcome(Struct, frozen=True):
    kind: str
    amount_fen: int
    note: str


class Suggestion(Struct, frozen=True):
    code: str
    label_zh: str
    label_en: str
    why_zh: str
    why_en: str
    draft: str


class RequestView(Row, frozen=True, kw_only=True):
    limit_s: int
    source: str
    files: list[str]
    file_urls: dict[str, FileLink]
    buyer: Person | None
    order: OrderView
    case: CaseView | None
    reply: ReplyView | None
    replies: list[ReplyView]
    survey: SurveyView | None
    reminders: list[datetime]
    remind: RemindView
    sent_back: list[SentBack]
    passive: bool
    outcome: Outcome | None
    close_reason: str | None
    closed_at: datetime | None
    clock: Explained
    suggestions: list[Suggestion]
    history: list[LogView]
    other_requests: list[Row]
    steps: list[Offer]
    clocks: list[ClockView]
    now: datetime


def page(look: Look, found: Page[Request]) -> Page[Row]:
    rows = [common.row(look, request) for request in found.items]
    return Page(rows, found.now, found.next, found.counts)


def rows(look: Look, found: Sequence[Request]) -> Rows:
    return Rows([common.row(look, request) for request in found])


def whole(look: Look, request: Request) -> RequestView:
    return RequestView(**fields(look, request))


def fields(look: Look, request: Request) -> dict[str, Any]:
    """Also of the platform's view, which adds its own."""
    told = common.log(look, request)
    offers = common.steps(look, request)
    said = [_reply(r) for r in replies(look, request.id)]
    now_said = [r for r in said if r.cycle == request.cycle]
    others = [r for r in of_order(look, request.order_id) if r.id != request.id]
    return common.head(look, request) | {
        "limit_s": request.limit_s,
        "source": request.source,
        "files": [str(f) for f in request.files],
        "file_urls": common.links(look, request, told),
        "buyer": Person(request.buyer_id, request.buyer_name) if request.buyer_id else None,
        "order": _order(orders.card(look, request.order_id)),
        "case": _case(look, request.case_id),
        "reply": now_said[-1] if now_said else None,
        "replies": said,
        "survey": _survey(request),
        "reminders": [from_micros(at) for at in request.reminders],
        "remind": _remind(look, request, offers),
        "sent_back": [_sent_back(entry) for entry in request.sent_back],
        "passive": request.passive,
        "outcome": Outcome(**request.outcome) if request.outcome else None,
        "close_reason": request.close_reason,
        "closed_at": request.closed_at,
        "clock": common.explained(look, request),
        "suggestions": _suggestions(look, request),
        "history": told,
        "other_requests": [common.row(look, r) for r in others],
        "steps": offers,
        "clocks": common.clocks(look, request),
        "now": look.now,
    }


def _suggestions(look: Look, request: Request) -> list[Suggestion]:
    """For whoever is to answer, as long as there is something to answer."""
    if request.status is not Status.PENDING:
        return []
    return [
        Suggestion(p.code, p.label_zh, p.label_en, p.why_zh, p.why_en, draft)
        for p, draft in suggested(look, request)
    ]


def _order(card: orders.OrderCard) -> OrderView:
    first = card.lines[0] if card.lines else None
    title, image = (first.title, first.image) if first else ("", "")
    return OrderView(card.id, card.order_no, title, image, card.status, card.paid_fen)


def _case(look: Look, case_id: str | None) -> CaseView | None:
    if case_id is None:
        return None
    card = after_sales.card(look, case_id)
    return CaseView(card.id, card.number, card.kind, card.status)


def _reply(r: Reply) -> ReplyView:
    return ReplyView(
        r.cycle,
        r.resolved,
        r.reason,
        r.text,
        [str(f) for f in r.files],
        r.case_id,
        r.agreed,
        r.at,
        r.name or r.by,
        r.late,
    )


def _survey(request: Request) -> SurveyView | None:
    if request.survey_due_at is None:
        return None
    return SurveyView(
        request.survey_due_at,
        request.survey_sent_at,
        request.answer,
        request.said,
        request.answered_at,
    )


def _remind(look: Look, request: Request, offers: Sequence[Offer]) -> RemindView:
    rule = of(request, look.rules, REMIND, look.now)
    opens = next((o.opens_at for o in offers if o.name == "remind"), None)
    hints = of(request, look.rules, HINTS, look.now)
    used = len(request.reminders)
    return RemindView(used, rule.most, opens, hints.remind_zh, hints.remind_en)


def _sent_back(entry: dict[str, Any]) -> SentBack:
    at = from_micros(entry["at"])
    return SentBack(entry["cycle"], entry["reason"], at, entry["limit_s"])
