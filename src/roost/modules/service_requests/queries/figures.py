"""How the shop does, each figure open to the rows it counts (S1-11, figures.md §4.6).

Computed when they are asked for, each by one range of one index: received and its types by the
created instant of the requests, the others by the due, reply, ruling or outcome instant of the
cycles, which are kept as they happen. The cost grows with the rows of the period alone; the
period is at most 92 days. What is open now comes from the ranges of the list's own index. The
platform's are of one shop or of all: the same ranges, once a shop.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import BigInteger, ColumnElement, and_, func, or_, select, type_coerce

from roost.kernel.data import pages
from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.kernel.pure.actor import Party
from roost.kernel.pure.refusal import Invalid, NotFound
from roost.kernel.pure.time import micros
from roost.modules.shop import facade as shop

from ..models import Advice, Cycle, Request
from ..rules import figures
from ..rules.figures import LONGEST, OPEN, Rate, open_ranges, rate
from ..rules.kinds import Answer
from .lists import order_at
from .requests import READS

DAY_US, EAST_US = 86_400_000_000, 28_800_000_000  # a day, and how far Shanghai is ahead of UTC
EPOCH: Final = date(1970, 1, 1)


class Day(Struct, frozen=True):
    day: date
    received: int
    in_time: int
    overdue: int


class OfType(Struct, frozen=True):
    type: str
    n: int


class Figures(Struct, frozen=True):
    """`satisfied_rate` counts silence as not satisfied; `satisfied_of_answered` leaves it out."""

    received: int
    in_time: int
    due: int
    in_time_rate: Rate
    median_handling_s: int | None
    sent_back_rate: Rate
    satisfied_rate: Rate
    satisfied_of_answered: Rate
    open_2h: int
    open_12h: int
    open_rest: int
    urged: int
    overdue: int
    adoption_rate: Rate
    days: list[Day]
    types: list[OfType]
    now: datetime


class Counted(Struct, frozen=True):
    """A row that a figure counts: its request, and by which of its cycles."""

    request: Request
    cycle: int


def figures_of(look: Look, since: datetime, until: datetime, shop_id: str = "") -> Figures:
    _may(look, since, until)
    with _across(look, shop_id) as shops:
        return _board(look, shops, since, until)


def counted(
    look: Look,
    figure: str,
    since: datetime,
    until: datetime,
    shop_id: str = "",
    limit: int = 30,
    cursor: str | None = None,
) -> Page[Counted]:
    """Exactly the rows that the figure counts; of a rate, those of its denominator."""
    _may(look, since, until)
    if figure not in figures.FIGURES:
        raise NotFound("没有这个数据")
    with _across(look, shop_id) as shops:
        if figure == "received" or figure in OPEN:
            found, after = _requests(look, shops, figure, since, until, limit, cursor)
            return Page([Counted(r, r.cycle) for r in found], look.now, after)
        table, column, when = _rows_of(look, figure)
        inside = select(table).where(*_in(shops, column, since, until), when)
        rows, after = pages.take(look, inside, ((column, True), (table.id, True)), limit, cursor)
        return Page(_with_requests(look, shops, rows), look.now, after)


@contextmanager
def _across(look: Look, shop_id: str) -> Iterator[Sequence[str]]:
    """The shops that are counted: the own one; for the platform one or all."""
    if look.actor.party is not Party.PLATFORM:
        yield [look.shop_id]
        return
    shops = [shop_id] if shop_id else shop.merchants(look)
    with look.all_shops("the platform's figures of service requests"):
        yield shops


def _board(look: Look, shops: Sequence[str], since: datetime, until: datetime) -> Figures:
    period = shops, since, until
    received = _tally(Request.type, look, Request.created_at, *period)
    due, in_time = _due(look, *period)
    ruled = _tally(Cycle.ruled, look, Cycle.ruled_at, *period)
    ended = _tally(Cycle.outcome, look, Cycle.outcome_at, *period)
    shown = _tally(Advice.used != "", look, Advice.at, *period)
    yes, no = ended.get(Answer.SATISFIED, 0), ended.get(Answer.UNSATISFIED, 0)
    satisfied = figures.satisfied(yes, no, sum(ended.values()) - yes - no)
    return Figures(
        received=sum(received.values()),
        in_time=in_time,
        due=due,
        in_time_rate=rate(in_time, due),
        median_handling_s=figures.median(_handled(look, *period)),
        sent_back_rate=rate(ruled.get("send_back", 0), sum(ruled.values())),
        satisfied_rate=satisfied[0],
        satisfied_of_answered=satisfied[1],
        **_open(look, shops),
        overdue=due - in_time,
        adoption_rate=rate(shown.get(True, 0), sum(shown.values())),
        days=_days(look, *period),
        types=[OfType(type, n) for type, n in sorted(received.items(), key=lambda t: -t[1])],
        now=look.now,
    )


def _may(look: Look, since: datetime, until: datetime) -> None:
    look.actor.need(READS[Party(look.actor.party)])
    if since.tzinfo is None or until.tzinfo is None:
        raise Invalid("时间须带时区", "no_time_zone", "/since")
    if not timedelta() < until - since <= LONGEST:
        most = LONGEST.days
        raise Invalid(f"时间范围最长{most}天", "bad_period", "/until", most=most)


def _judged(look: Look) -> ColumnElement[bool]:
    """Their hour has passed, or they were answered before it came."""
    return or_(Cycle.due_at < look.now, Cycle.reply_at.is_not(None))


IN_TIME: Final = and_(Cycle.reply_at.is_not(None), Cycle.reply_at <= Cycle.due_at)


def _in(
    shops: Sequence[str], column: Any, since: datetime, until: datetime
) -> list[ColumnElement[bool]]:
    return [column.class_.shop_id.in_(shops), column >= since, column < until]


def _due(look: Look, shops: Sequence[str], since: datetime, until: datetime) -> tuple[int, int]:
    query = select(func.count(), func.count().filter(IN_TIME)).select_from(Cycle)
    inside = _in(shops, Cycle.due_at, since, until)
    due, in_time = look.session.execute(query.where(*inside, _judged(look))).one()
    return int(due), int(in_time)


def _tally(
    of: Any, look: Look, column: Any, shops: Sequence[str], since: datetime, until: datetime
) -> Mapping[Any, int]:
    query = select(of, func.count()).where(*_in(shops, column, since, until)).group_by(of)
    return {key: n for key, n in look.session.execute(query)}


def _handled(look: Look, shops: Sequence[str], since: datetime, until: datetime) -> list[int]:
    inside = _in(shops, Cycle.reply_at, since, until)
    found = look.session.scalars(select(Cycle.handling_s).where(*inside))
    return [seconds for seconds in found if seconds is not None]


def _days(look: Look, shops: Sequence[str], since: datetime, until: datetime) -> list[Day]:
    received = _per_day(look, _in(shops, Request.created_at, since, until), Request.created_at)
    judged = [*_in(shops, Cycle.due_at, since, until), _judged(look)]
    due = _per_day(look, judged, Cycle.due_at)
    good = _per_day(look, [*judged, IN_TIME], Cycle.due_at)
    first, last = (_number_of(at) for at in (since, until - timedelta(microseconds=1)))
    return [
        Day(
            EPOCH + timedelta(days=n),
            received.get(n, 0),
            good.get(n, 0),
            due.get(n, 0) - good.get(n, 0),
        )
        for n in range(first, last + 1)
    ]


def _per_day(look: Look, inside: Sequence[ColumnElement[bool]], column: Any) -> dict[int, int]:
    day = ((type_coerce(column, BigInteger) + EAST_US) // DAY_US).label("day")
    query = select(day, func.count()).where(*inside).group_by(day)
    return {int(n): count for n, count in look.session.execute(query)}


def _number_of(at: datetime) -> int:
    return (micros(at) + EAST_US) // DAY_US


def _open(look: Look, shops: Sequence[str]) -> dict[str, int]:
    """All that waits for a shop now, in one statement."""
    counted = [
        select(func.count(Request.id)).where(_standing(look, shops, figure)).scalar_subquery()
        for figure in OPEN
    ]
    row = look.session.execute(select(*counted)).one()
    return {figure: int(n) for figure, n in zip(OPEN, row, strict=True)}


def _standing(look: Look, shops: Sequence[str], figure: str) -> ColumnElement[bool]:
    parts = []
    for r in open_ranges(order_at(look, look.now), figure):
        part = [Request.shop_id.in_(shops), Request.pace == r.pace, Request.urged == r.urged]
        part += [Request.shown_at >= r.since] if r.since else []
        part += [Request.shown_at < r.until] if r.until else []
        parts.append(and_(*part))
    return or_(*parts)


def _rows_of(look: Look, figure: str) -> tuple[Any, Any, ColumnElement[bool]]:
    judged = _judged(look)
    late = or_(Cycle.reply_at.is_(None), Cycle.reply_at > Cycle.due_at)
    found: dict[str, tuple[Any, Any, Any]] = {
        "due": (Cycle, Cycle.due_at, judged),
        "in_time_rate": (Cycle, Cycle.due_at, judged),
        "in_time": (Cycle, Cycle.due_at, and_(judged, IN_TIME)),
        "overdue": (Cycle, Cycle.due_at, and_(judged, late)),
        "median_handling_s": (Cycle, Cycle.reply_at, Cycle.handling_s.is_not(None)),
        "sent_back_rate": (Cycle, Cycle.ruled_at, Cycle.ruled != ""),
        "satisfied_rate": (Cycle, Cycle.outcome_at, Cycle.outcome != ""),
        "adoption_rate": (Advice, Advice.at, Advice.id != ""),
    }
    return found[figure]


def _requests(
    look: Look,
    shops: Sequence[str],
    figure: str,
    since: datetime,
    until: datetime,
    limit: int,
    cursor: str | None,
) -> tuple[list[Request], str | None]:
    if figure == "received":
        inside = and_(*_in(shops, Request.created_at, since, until))
        key: Any = ((Request.created_at, True), (Request.id, True))
    else:
        inside = _standing(look, shops, figure)
        key = ((Request.shown_at, False), (Request.id, False))
    return pages.take(look, select(Request).where(inside), key, limit, cursor)


def _with_requests(look: Look, shops: Sequence[str], rows: Sequence[Any]) -> list[Counted]:
    here = (Request.shop_id.in_(shops), Request.id.in_({row.request_id for row in rows}))
    known = {(r.shop_id, r.id): r for r in look.session.scalars(select(Request).where(*here))}
    return [Counted(known[row.shop_id, row.request_id], _cycle(row)) for row in rows]


def _cycle(row: Cycle | Advice) -> int:
    return row.number if isinstance(row, Cycle) else row.cycle
