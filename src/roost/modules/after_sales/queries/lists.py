"""The desk's list, the platform's list over all shops, and a buyer's own cases."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, func, select

from roost.kernel.data import pages
from roost.kernel.data.counts import Count
from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.kernel.pure.refusal import Invalid

from ..models import Case, Waybill
from ..permissions import DECIDE, VIEW
from ..rules.kinds import STEPPED_IN, Kind
from ..states import FLOW, OPEN, Status

URGENT: Final = timedelta(hours=2)
MARKS: Final = "after_sales.mark"
TABS: Final = ("all", "open", "urgent", "intervention", *Status)
BY_DUE: Final = ((Case.due_at, False), (Case.id, False))
BY_AGE: Final = ((Case.applied_at, True), (Case.id, True))


class Filter(Struct, frozen=True):
    """`tab` is one of TABS; amounts in fen; `applied_to` is the first instant left out."""

    tab: str = "open"
    number: str | None = None
    order_no: str | None = None
    waybill: str | None = None
    kind: Kind | None = None
    reason: str | None = None
    applied_from: datetime | None = None
    applied_to: datetime | None = None
    amount_from: int | None = None
    amount_to: int | None = None
    newest: bool = False  # by application instead of by remaining time


def cases_page(look: Look, asked: Filter, limit: int = 30, cursor: str | None = None) -> Page[Case]:
    look.actor.need(VIEW)
    rows, after = pages.take(look, wanted(look, asked), _key(asked), limit, cursor)
    return Page(rows, look.now, after, tab_counts(look))


def wanted(look: Look, asked: Filter) -> Select[Any]:
    return select(Case).where(*conditions(look, asked))


def conditions(look: Look, asked: Filter) -> list[ColumnElement[bool]]:
    return [*_tab(look, asked.tab), *_filters(look, asked)]


def desk_page(
    look: Look,
    intervention: bool = True,
    number: str | None = None,
    shop_id: str | None = None,
    limit: int = 30,
    cursor: str | None = None,
) -> Page[Case]:
    """The platform's: what it has stepped into, or one case by its number, in any shop."""
    look.actor.need(DECIDE)
    query = select(Case)
    if intervention:
        query = query.where(Case.intervention.in_(sorted(STEPPED_IN)))
    if number:
        query = query.where(Case.number == number)
    if shop_id:
        query = query.where(Case.shop_id == shop_id)
    with look.all_shops("the platform's list of after-sale cases"):
        rows, after = pages.take(look, query, BY_DUE, limit, cursor)
    return Page(rows, look.now, after)


def mine(look: Look, limit: int = 20, cursor: str | None = None) -> Page[Case]:
    own = select(Case).where(Case.buyer_id == look.actor.id)
    rows, after = pages.take(look, own, ((Case.id, True),), limit, cursor)
    return Page(rows, look.now, after)


def tab_counts(look: Look) -> dict[str, int]:
    """Kept counts, and the only one that time itself changes, in one statement."""
    urgent = (
        select(func.count()).where(Case.shop_id == look.shop_id, *_urgent(look)).scalar_subquery()
    )
    kept = select(Count.name, Count.key, Count.n, urgent).where(
        Count.name.in_([FLOW.name, MARKS, "-"])
    )
    rows = look.session.execute(kept).all()
    counts = {str(key): int(n) for _, key, n, _ in rows if n}
    counts["urgent"] = int(rows[0][3]) if rows else 0
    states = [counts.get(s, 0) for s in Status]
    counts["all"], counts["open"] = sum(states), sum(counts.get(s, 0) for s in OPEN)
    return counts


def _key(asked: Filter) -> Sequence[tuple[Any, bool]]:
    return BY_AGE if asked.newest else BY_DUE


def _urgent(look: Look) -> list[ColumnElement[bool]]:
    """Clocks that run out within two hours, this instant included."""
    return [Case.due_at >= look.now, Case.due_at <= look.now + URGENT]


def _tab(look: Look, tab: str) -> list[ColumnElement[bool]]:
    if tab not in TABS:
        raise Invalid("没有这个列表", "bad_tab", "/tab")
    if tab == "urgent":
        return _urgent(look)
    if tab == "intervention":
        return [Case.intervention.in_(sorted(STEPPED_IN))]
    if tab == "open":
        return [Case.status.in_(OPEN)]
    return [] if tab == "all" else [Case.status == Status(tab)]


def _filters(look: Look, asked: Filter) -> list[ColumnElement[bool]]:
    exact: list[tuple[Any, Any]] = [
        (Case.number, asked.number),
        (Case.order_no, asked.order_no),
        (Case.kind, asked.kind),
        (Case.reason_code, asked.reason),
    ]
    found = [column == value for column, value in exact if value]
    ranges: list[tuple[Any, Any, Any]] = [
        (Case.applied_at, asked.applied_from, asked.applied_to),
        (Case.amount_fen, asked.amount_from, _above(asked.amount_to)),
    ]
    for column, start, end in ranges:
        found += [column >= start] if start is not None else []
        found += [column < end] if end is not None else []
    return found + ([_with_waybill(look, asked.waybill)] if asked.waybill else [])


def _above(most: int | None) -> int | None:
    return None if most is None else most + 1


def _with_waybill(look: Look, waybill: str) -> ColumnElement[bool]:
    mine = (Waybill.shop_id == look.shop_id, Waybill.waybill == waybill)
    return Case.id.in_(select(Waybill.case_id).where(*mine))
