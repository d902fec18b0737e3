"""The desk's list. Its order is a few index ranges in turn, whose borders are computed once."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, func, select, union_all

from roost.kernel.data import pages
from roost.kernel.data.counts import Count
from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.kernel.pure.refusal import Invalid
from roost.kernel.pure.time import from_micros, micros

from ..models import Request
from ..permissions import VIEW
from ..policies import CLOCK, SORTING
from ..rules.kinds import Pace, Review
from ..rules.order import Order, Range, Ranked, Tier, ranges
from ..states import FLOW, Status

TABS: Final = ("all", *Status)
NEWEST: Final = ((Request.created_at, True), (Request.id, True))
IN_RANGE: Final = (
    (Request.shown_at, False),
    (Request.urge_count, True),
    (Request.created_at, False),
    (Request.id, False),
)
KEYS: Final = (
    Request.id,
    Request.pace,
    Request.shown_at,
    Request.urge_count,
    Request.created_at,
)
LAST: Final = max(Tier) + 1
"""Behind all ranges, in the tab of everything: what waits for nobody in the shop."""


class Filter(Struct, frozen=True):
    """`tab` is one of TABS; `created_to` is the first instant left out; `review` is why a request
    lies with the platform, and finds only those that do."""

    tab: str = Status.PENDING
    order_no: str | None = None
    number: str | None = None
    type: str | None = None
    created_from: datetime | None = None
    created_to: datetime | None = None
    buyer_id: str | None = None
    review: Review | None = None


class Place(Struct, frozen=True, array_like=True):
    """Where a page ended; durations and instants in microseconds."""

    tier: int
    left: int
    urged: int
    created: int
    id: str


def requests_page(
    look: Look, asked: Filter, limit: int = 30, cursor: str | None = None
) -> Page[Request]:
    look.actor.need(VIEW)
    known_tab(asked.tab)
    if asked.tab not in ("all", Status.PENDING):
        mine = select(Request).where(Request.status == Status(asked.tab), *filters(asked))
        rows, after = pages.take(look, mine, NEWEST, limit, cursor)
    else:
        rows, after = _by_urgency(look, asked, limit, cursor)
    return Page(rows, look.now, after, tab_counts(look))


def known_tab(tab: str) -> None:
    if tab not in TABS:
        raise Invalid("没有这个列表", "bad_tab", "/tab")


def filters(asked: Filter) -> list[ColumnElement[bool]]:
    """All but the tab: the source's four conditions (S1-22), the buyer, the platform's reason."""
    exact: list[tuple[Any, Any]] = [
        (Request.order_no, asked.order_no),
        (Request.number, asked.number),
        (Request.type, asked.type),
        (Request.buyer_id, asked.buyer_id),
    ]
    found = [column == value for column, value in exact if value]
    if asked.created_from is not None:
        found.append(Request.created_at >= asked.created_from)
    if asked.created_to is not None:
        found.append(Request.created_at < asked.created_to)
    if asked.review is not None:  # once it has been judged the reason is history
        found += [Request.status == Status.PLATFORM_REVIEW, Request.review == asked.review]
    return found


def tab_counts(look: Look) -> dict[str, int]:
    """Kept counts, and those that time itself changes, in one statement."""
    order = order_at(look, look.now)
    open_ones = [r for r in ranges(order) if r.until is None or r.tier is not Tier.REST]
    urged = [r for r in open_ones if r.urged]
    near = [r for r in open_ones if r.tier is Tier.HOURS_LEFT]
    far = [Range(Tier.TODAY, r.pace, r.urged, None, _far(order, r)) for r in near]
    timed = {"urged": urged, "under_2h": near, "under_12h": far}
    asked = [_counted(look, some).label(name) for name, some in timed.items()]
    rows = look.session.execute(
        select(Count.key, Count.n, *asked).where(Count.name == FLOW.name)
    ).all()
    counts = {str(row.key): int(row.n) for row in rows}
    found = {str(status): counts.get(status, 0) for status in Status}
    found["all"] = sum(found.values())
    return found | {name: int(getattr(rows[0], name)) if rows else 0 for name in timed}


def order_at(look: Look, now: datetime) -> Order:
    profile, shop = look.actor.profile, look.shop_id
    window = look.rules.rule(CLOCK, now, profile, shop).window
    sorting = look.rules.rule(SORTING, now, profile, shop)
    return Order(now, window, sorting.first, sorting.second)


def _by_urgency(
    look: Look, asked: Filter, limit: int, cursor: str | None
) -> tuple[list[Request], str | None]:
    if not 1 <= limit <= pages.MOST:
        raise Invalid(f"每页1至{pages.MOST}条", "bad_limit", "/limit", most=pages.MOST)
    then, place = _opened(look, cursor)
    order = order_at(look, then)
    parts = [_part(look, asked, order, r, place, limit) for r in ranges(order)]
    if asked.tab == "all":
        parts.append(_rest(look, asked, place, limit))
    alone = [part.subquery() for part in parts if part is not None]
    found = look.session.execute(union_all(*(select(sub) for sub in alone))).all()
    ranked = sorted((_rank(order, row) for row in found), key=lambda r: r.key)[: limit + 1]
    rows = _in_turn(look, [r.id for r in ranked[:limit]])
    if len(ranked) <= limit:
        return rows, None
    return rows, pages.seal(look, _place(ranked[limit - 1]), then)


def _part(
    look: Look, asked: Filter, order: Order, r: Range, place: Place | None, limit: int
) -> Select[Any] | None:
    """The next rows of one range; None when the page before has left it behind."""
    query = _keys().where(*_inside(look, r), *filters(asked))
    if place and place.tier > r.tier:
        return None
    if place and place.tier == r.tier:
        shown = order.shown(r.pace, timedelta(microseconds=place.left))
        behind = [shown, place.urged, from_micros(place.created), place.id]
        query = pages.after(query, IN_RANGE, behind).where(Request.shown_at >= shown)
    ordered = query.order_by(*(c.desc() if down else c.asc() for c, down in IN_RANGE))
    return ordered.limit(limit + 1)


def _rest(look: Look, asked: Filter, place: Place | None, limit: int) -> Select[Any]:
    query = _keys().where(
        Request.shop_id == look.shop_id, Request.pace == Pace.NONE, *filters(asked)
    )
    if place and place.tier == LAST:
        query = pages.after(query, NEWEST, [from_micros(place.created), place.id])
    return query.order_by(Request.created_at.desc(), Request.id.desc()).limit(limit + 1)


def _keys() -> Select[Any]:
    columns: list[Any] = list(KEYS)
    return select(*columns)


def _inside(look: Look, r: Range) -> list[ColumnElement[bool]]:
    inside = [
        Request.shop_id == look.shop_id,
        Request.pace == r.pace,
        Request.urged == r.urged,
    ]
    if r.since is not None:
        inside.append(Request.shown_at >= r.since)
    if r.until is not None:
        inside.append(Request.shown_at < r.until)
    return inside


class Late(Struct, frozen=True):
    """A row behind all ranges, the newest first."""

    created_at: datetime
    id: str

    @property
    def key(self) -> tuple[int, int, int, int, str]:
        """Ids grow with time, so within one instant the order of ids is turned round too."""
        return LAST, 0, 0, -micros(self.created_at), "".join(chr(255 - ord(c)) for c in self.id)


def _rank(order: Order, row: Any) -> Ranked | Late:
    if row.pace is Pace.NONE:
        return Late(row.created_at, row.id)
    return order.rank(row.pace, row.shown_at, row.urge_count, row.created_at, row.id)


def _place(last: Ranked | Late) -> list[Any]:
    if isinstance(last, Late):
        return [LAST, 0, 0, micros(last.created_at), last.id]
    left = last.left // timedelta(microseconds=1)
    return [int(last.tier), left, last.urged, micros(last.created_at), last.id]


def _opened(look: Look, cursor: str | None) -> tuple[datetime, Place | None]:
    """The instant at which the first page was read holds for all of them."""
    if cursor is None:
        return look.now, None
    known = pages.unseal(look, cursor)
    return known.now, pages.values(known, Place)


def _in_turn(look: Look, ids: Sequence[str]) -> list[Request]:
    found = select(Request).where(Request.shop_id == look.shop_id, Request.id.in_(ids))
    rows = {row.id: row for row in look.session.scalars(found)} if ids else {}
    return [rows[id] for id in ids if id in rows]


def _counted(look: Look, some: Sequence[Range]) -> Any:
    each = [
        select(func.count()).select_from(Request).where(*_inside(look, r)).scalar_subquery()
        for r in some
    ]
    return sum(each[1:], each[0])


def _far(order: Order, r: Range) -> datetime:
    return order.border(r.pace, order.second)
