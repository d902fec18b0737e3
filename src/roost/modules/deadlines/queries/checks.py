"""Parcel checks, and the parcels that want a look."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import select

from roost.kernel.data import clocks, counts, history, pages
from roost.kernel.data.clocks import Clock
from roost.kernel.data.history import Entry
from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.kernel.pure.policy import RuleBook, Ruling
from roost.modules.parcels import facade as parcels

from ..models import Check, Mark
from ..permissions import VIEW
from ..policies import PARCEL_CHECK, ParcelCheck
from ..states import Status

MOST = 500  # parcels of one check; the oldest first
NEWEST = ((Check.opens_at, True), (Check.id, True))


class Parcel(Struct, frozen=True):
    """`trouble`: not_picked_up, stuck, refused, intercepted or lost."""

    id: str
    order_id: str
    waybill: str
    carrier: str
    trouble: str
    shipped_at: datetime
    last_at: datetime | None
    last_text: str


class Detail(Struct, frozen=True):
    """`marks`: the last one of each parcel in this check; `before`: the last one of an earlier.

    `unseen`: how many of the parcels have no mark yet.
    """

    check: Check
    unseen: int
    parcels: Sequence[Parcel]
    marks: dict[str, Mark]
    before: dict[str, Mark]
    clocks: Sequence[Clock]
    history: Sequence[Entry]


def rounds_of(look: Look) -> Ruling[ParcelCheck]:
    """No trading platform's business: the shop's own edition, or everybody's."""
    ruling = look.rules.of(PARCEL_CHECK, look.moment, shop_id=look.shop_id)
    if ruling is None:
        raise LookupError("the parcel check has always been")
    return ruling


def rule_at(look: Look, book: RuleBook | None = None) -> Callable[[datetime], ParcelCheck]:
    """Which rule is in force at an instant, by this book or the one that holds now."""
    known = book or look.rules
    return lambda moment: known.rule(PARCEL_CHECK, moment, shop_id=look.shop_id)


def opened_at(look: Look, at: datetime) -> bool:
    found = select(Check.id).where(Check.opens_at == at).limit(1)
    return look.session.scalar(found) is not None


def since(look: Look, moment: datetime) -> Sequence[Check]:
    """Opened then or later, in the order of the day."""
    query = select(Check).where(Check.opens_at >= moment)
    return look.session.scalars(query.order_by(Check.opens_at, Check.id)).all()


def troubled(look: Look) -> list[Parcel]:
    rule = rounds_of(look).rule
    unpicked = look.moment - timedelta(hours=rule.pickup_hours)
    unheard = look.moment - timedelta(hours=rule.stuck_hours)
    found = parcels.in_trouble(look, unpicked, unheard, MOST)
    return [
        Parcel(
            card.id,
            card.order_id,
            card.waybill,
            card.carrier,
            trouble,
            card.shipped_at,
            card.last_at,
            card.last_text,
        )
        for card, trouble in found
    ]


def find(look: Look, check_id: str) -> tuple[Check, list[Parcel]]:
    return look.get(Check, check_id, "打卡记录不存在"), troubled(look)


def unseen_of(look: Look, check: Check, found: Sequence[Parcel]) -> list[str]:
    seen = set(look.session.scalars(select(Mark.parcel).where(Mark.check_id == check.id)))
    return [p.id for p in found if p.id not in seen]


def one(look: Look, check_id: str) -> Detail:
    """Open: the parcels as they stand now. Signed off or over: those that were marked in it."""
    look.actor.need(VIEW)
    check = look.get(Check, check_id, "打卡记录不存在")
    marks = _marks(look, check)
    found = troubled(look) if check.status is Status.OPEN else []
    return Detail(
        check,
        sum(p.id not in marks for p in found),
        found,
        marks,
        _before(look, check, [p.id for p in found]),
        clocks.running(look, "deadlines", check.id),
        history.of(look, "deadlines", check.id),
    )


def page(
    look: Look, status: Status | None, limit: int = 30, cursor: str | None = None
) -> Page[Check]:
    look.actor.need(VIEW)
    query = select(Check).where(Check.status == status) if status else select(Check)
    rows, following = pages.take(look, query, NEWEST, limit, cursor)
    return Page(rows, look.now, following, counts.of(look, "deadlines"))


def waiting(look: Look) -> Sequence[Check]:
    query = select(Check).where(Check.status == Status.OPEN)
    return look.session.scalars(query.order_by(Check.opens_at)).all()


def _marks(look: Look, check: Check) -> dict[str, Mark]:
    mine = select(Mark).where(Mark.check_id == check.id).order_by(Mark.id)
    return {mark.parcel: mark for mark in look.session.scalars(mine)}


def _before(look: Look, check: Check, ids: Sequence[str]) -> dict[str, Mark]:
    """A parcel that still stands was decided on in an earlier check, most often."""
    if not ids:
        return {}
    earlier = select(Mark).where(Mark.parcel.in_(ids), Mark.check_id != check.id)
    return {mark.parcel: mark for mark in look.session.scalars(earlier.order_by(Mark.id))}
