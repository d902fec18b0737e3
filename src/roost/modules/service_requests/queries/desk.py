"""The platform's lists: of all shops, narrowed as soon as one thing is found.

Cost of a page: the rows by an index over all shops, the kept counts of all shops, their names.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import func, select

from roost.kernel.data import pages
from roost.kernel.data.counts import Count
from roost.kernel.data.look import Look
from roost.kernel.data.pages import Key, Page
from roost.modules.orders import facade as orders
from roost.modules.orders.facade import Found
from roost.modules.shop import facade as shop

from ..models import Complaint, Outgoing, Passive, Request
from ..permissions import REVIEW
from ..rules.kinds import Draft, Heard
from ..states import FLOW, Status
from .lists import NEWEST, Filter, filters, known_tab

PASSIVE, COMPLAINTS = "service_requests.passive", "service_requests.complaints"
QUEUE: Final = ((Request.entered_at, False), (Request.id, False))
MOST = 200


class Named(Struct, frozen=True):
    """Rows, and the names of the shops they are of."""

    page: Page[Any]
    shops: dict[str, str]


def requests_page(
    look: Look, asked: Filter, shop_id: str = "", limit: int = 30, cursor: str | None = None
) -> Named:
    """What lies with the platform: the longest waiting first; all else the newest first."""
    look.actor.need(REVIEW)
    known_tab(asked.tab)
    query = select(Request).where(*filters(asked))
    if asked.tab != "all":
        query = query.where(Request.status == Status(asked.tab))
    if shop_id:
        query = query.where(Request.shop_id == shop_id)
    with look.all_shops("the platform's list of service requests"):
        rows, following = pages.take(look, query, key_of(asked), limit, cursor)
    return _named(look, rows, following)


def key_of(asked: Filter) -> Key:
    """Also of the file of the list."""
    waits = asked.tab == Status.PLATFORM_REVIEW or asked.review is not None
    return QUEUE if waits else NEWEST


def passive_page(
    look: Look, state: Draft = Draft.DRAFT, limit: int = 30, cursor: str | None = None
) -> Named:
    look.actor.need(REVIEW)
    query = select(Passive).where(Passive.state == state)
    with look.all_shops("the platform's list of passive handling"):
        rows, following = pages.take(look, query, _newest(Passive), limit, cursor)
    return _named(look, rows, following, PASSIVE)


def complaints_page(
    look: Look, state: Heard = Heard.WAITING, limit: int = 30, cursor: str | None = None
) -> Named:
    """Those that wait: the oldest first."""
    look.actor.need(REVIEW)
    query = select(Complaint).where(Complaint.state == state)
    waits = state is Heard.WAITING
    key = ((Complaint.at, False), (Complaint.id, False)) if waits else _newest(Complaint)
    with look.all_shops("the platform's list of complaints"):
        rows, following = pages.take(look, query, key, limit, cursor)
    return _named(look, rows, following, COMPLAINTS)


def outgoing(look: Look) -> Named:
    """What was written in the evening and goes out in the morning."""
    look.actor.need(REVIEW)
    query = select(Outgoing).order_by(Outgoing.sends_at, Outgoing.id).limit(MOST)
    with look.all_shops("requests that wait for the morning"):
        rows = look.session.scalars(query).all()
    return Named(Page(list(rows), look.now), _names(look, rows))


def orders_by_number(look: Look, order_no: str, shop_id: str = "") -> list[tuple[Found, str]]:
    """Orders with exactly this number, in whatever shop, and the shop's name."""
    look.actor.need(REVIEW)
    found = orders.find_everywhere(look, order_no.strip(), shop_id)
    names = shop.names(look, {f.shop_id for f in found})
    return [(f, names.get(f.shop_id, "")) for f in found]


def passives_of(look: Look, request_id: str) -> Sequence[Passive]:
    mine = select(Passive).where(Passive.request_id == request_id).order_by(Passive.id)
    return look.session.scalars(mine).all()


def complaint_of(look: Look, request: Request) -> Complaint | None:
    return look.session.get(Complaint, (request.shop_id, request.complaint_id or ""))


def complaints_of_buyer(look: Look) -> Sequence[Complaint]:
    mine = select(Complaint).where(Complaint.buyer_id == look.actor.id)
    return look.session.scalars(mine.order_by(Complaint.id.desc()).limit(MOST)).all()


def _newest(table: Any) -> Any:
    return ((table.at, True), (table.id, True))


def _named(look: Look, rows: list[Any], following: str | None, name: str = FLOW.name) -> Named:
    return Named(Page(rows, look.now, following, _counts(look, name)), _names(look, rows))


def _names(look: Look, rows: Iterable[Any]) -> dict[str, str]:
    return shop.names(look, {row.shop_id for row in rows})


def _counts(look: Look, name: str) -> dict[str, int]:
    """Of all shops together: a handful of kept rows a shop."""
    kept = [name, PASSIVE, COMPLAINTS] if name == FLOW.name else [name]
    query = select(Count.name, Count.key, func.sum(Count.n)).where(Count.name.in_(kept))
    with look.all_shops("the platform's counts of service requests"):
        found = look.session.execute(query.group_by(Count.name, Count.key)).all()
    by = {(which, key): int(n) for which, key, n in found if n}
    own = {key: n for (which, key), n in by.items() if which == name}
    if name != FLOW.name:
        return own
    states = {str(s): own.get(s, 0) for s in Status}
    waiting = {
        "passive": by.get((PASSIVE, Draft.DRAFT), 0),
        "complaints": by.get((COMPLAINTS, Heard.WAITING), 0),
    }
    return states | {"all": sum(states.values())} | waiting
