from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Party
from roost.kernel.pure.event import with_it
from roost.modules.buyers.events import Merged
from roost.modules.orders import facade as orders
from roost.modules.orders.events import Delivered, Linked, Refunded, Shipped
from roost.modules.parcels import facade as parcels
from roost.modules.parcels.events import Tracked
from roost.modules.shop import facade as shop
from roost.modules.shop.events import Changed

from ..commands import goods, paying, ruling
from ..commands.machine import house, move
from ..models import Case
from ..policies import NO_TRACKING
from ..queries.cases import open_lines
from ..rules import address
from ..rules.kinds import COMES_BACK
from ..states import Status

WAITS_FOR_ADDRESS = (Status.AWAITING_MERCHANT, Status.AWAITING_BUYER_RETURN)
NO_TRACKING_KIND = "after_sales.no_tracking"


@with_it(Refunded)
def refunded(work: Work, told: Refunded) -> None:
    source, _, case_id = told.source.partition(":")
    case = work.session.get(Case, (work.shop_id, case_id))
    if case is not None and source == paying.WHOLE:
        paying.settled(work, case, told.refund_id, told.ok)
    if case is not None and source == paying.SMALL:
        paying.small_settled(work, case, told.refund_id, told.amount_fen, told.ok)


@with_it(Tracked)
def tracked(work: Work, told: Tracked) -> None:
    lines = parcels.card(work, told.thing).lines
    goods.followed(work, told.order_id, told.kind, told.at, lines)


@with_it(Delivered)
def delivered(work: Work, told: Delivered) -> None:
    goods.followed(work, told.order_id, "delivered", told.at)


@with_it(Shipped)
def shipped(work: Work, told: Shipped) -> None:
    """Goods of an unshipped case may leave after all; a parcel that is never seen is waited for."""
    goods.followed(work, told.order_id, "shipped", told.at, told.lines)
    if due := _untracked_from(work, told.order_id, told.at):
        work.later(NO_TRACKING_KIND, told.order_id, due, {})


@with_it(Merged)
def merged(work: Work, told: Merged) -> None:
    theirs = update(Case).where(Case.buyer_id == told.old)
    work.session.execute(theirs.values(buyer_id=told.new))


@with_it(Linked)
def linked(work: Work, told: Linked) -> None:
    theirs = update(Case).where(Case.order_id == told.order_id)
    work.session.execute(theirs.values(buyer_id=told.buyer))


@with_it(Changed)
def address_known(work: Work, told: Changed) -> None:
    """A shop that gets its return address: cases that wait for one have it at once."""
    found = address.kept(shop.return_address(work)) if told.what == "address" else {}
    waiting = (Case.status.in_(WAITS_FOR_ADDRESS), Case.kind.in_(COMES_BACK))
    without = select(Case).where(*waiting, ~Case.address_given)
    for case in work.session.scalars(without).all() if found else ():
        if case.status is Status.AWAITING_MERCHANT and not case.address:
            case.address = found
        elif not case.address:
            by_shop = house(work, Party.CONNECTOR, "shop")
            move(by_shop, case, "give_address", address=found)


def open_if_untracked(work: Work, order_id: str, _: Any) -> None:
    """No scan of any parcel so far: the platform opens a case for the buyer (S3-96)."""
    order = orders.card(work, order_id)
    seen = [p for p in parcels.of_order(work, order_id) if p.last_at or p.picked_up_at]
    held = open_lines(work, [line.id for line in order.lines])
    owing = [line for line in order.lines if line.shipped and line.paid_fen > line.refunded_fen]
    if not seen and not held and owing:
        ruling.open_no_tracking(work, order)


def _untracked_from(work: Work, order_id: str, shipped_at: datetime) -> datetime | None:
    profile = orders.card(work, order_id).profile
    found = work.rules.of(NO_TRACKING, shipped_at, profile, work.shop_id)
    if found is None or found.rule.after is None:
        return None
    return shipped_at + found.rule.after
