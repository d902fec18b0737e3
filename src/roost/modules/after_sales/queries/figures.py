"""How much is repaired, and how many orders were refunded, each number open to its cases."""

from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, func, select

from roost.kernel.data import pages
from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page

from ..models import Case
from ..permissions import VIEW
from ..rules.kinds import Solution
from ..rules.shares import Share
from ..states import Status

BY_END: Any = ((Case.ended_at, True), (Case.id, True))


class Solved(Struct, frozen=True):
    returned: int
    exchanged: int
    repaired: int
    share: Share


def repair_share(look: Look, since: datetime, until: datetime) -> Solved:
    """Cases that ended in [since, until) by one of the three ways (S4-47)."""
    look.actor.need(VIEW)
    counted = (
        select(Case.solution, func.count())
        .where(Case.solution.is_not(None), *_ended(since, until))
        .group_by(Case.solution)
    )
    found: dict[Any, int] = {s: n for s, n in look.session.execute(counted)}
    returned, exchanged, repaired = (found.get(s, 0) for s in Solution)
    share = Share(repaired, returned + exchanged + repaired)
    return Solved(returned, exchanged, repaired, share)


def solved(
    look: Look,
    solution: Solution,
    since: datetime,
    until: datetime,
    limit: int = 30,
    cursor: str | None = None,
) -> Page[Case]:
    """Exactly the cases that the figure counts."""
    look.actor.need(VIEW)
    query = select(Case).where(Case.solution == solution, *_ended(since, until))
    rows, after = pages.take(look, query, BY_END, limit, cursor)
    return Page(rows, look.now, after)


def refunded_orders(look: Look, since: datetime, until: datetime) -> int:
    """Orders, not cases: three refunds of one order weigh once (S3-94)."""
    paid = (Case.status == Status.SUCCEEDED, Case.refunded_at.is_not(None))
    counted = select(func.count(Case.order_id.distinct())).where(*paid, *_ended(since, until))
    return look.session.scalar(counted) or 0


def _ended(since: datetime, until: datetime) -> list[ColumnElement[bool]]:
    return [Case.ended_at >= since, Case.ended_at < until]
