"""Orders as a file or a connector found them: adopted, with nothing told, wound or paid anew.

What happened elsewhere is past: only clocks that lie in the future are wound.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, cast

from msgspec import Struct
from sqlalchemy import Table as CoreTable
from sqlalchemy import insert, select

from roost.kernel.data.work import Work
from roost.kernel.pure.layout import Rejected
from roost.modules.products import facade as products
from roost.modules.shop import facade as shop

from ..events import ImportedParcel
from ..models import Money, Order, OrderLine
from ..policies import SHIP_PROMISE
from ..rules.lateness import Goods
from ..rules.ready import Ready, ReadyLine, goes_on
from ..rules.shipping import ship_by
from ..states import TO_SHIP, Status
from .machine import MACHINE
from .renewing import renew
from .upkeep import late_fen

ORDERS, LINES = cast(CoreTable, Order.__table__), cast(CoreTable, OrderLine.__table__)
ADD_LINES, ADD_MONEY = insert(LINES), insert(cast(CoreTable, Money.__table__))
BORN_HERE = "shop"
SAME = tuple(n for n in Ready.__struct_fields__ if n in ORDERS.c)
SAME_LINE = tuple(n for n in ReadyLine.__struct_fields__ if n in LINES.c)
REST = {"delivered_at": None, "cancelled_at": None, "stock_taken": False, "buyer_id": None}
REST_LINE = {"sku_id": None, "image": "", "custom_made": False, "promise_hours": None, "exempt": ""}


class Known(Struct, frozen=True):
    id: str
    status: str
    source: str
    digest: str


class Adopted(Struct):
    """`kept`: orders that stay as they are here, each with its why."""

    fresh: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: list[Rejected] = []
    parcels: list[ImportedParcel] = []

    @property
    def taken(self) -> int:
        return self.fresh + self.changed + self.unchanged + len(self.kept)


def adopt(work: Work, orders: Sequence[Ready], source: str, ref: str, most: int) -> Adopted:
    """In their order, and as far as `most` changed ones: `taken` says how many that is.

    One statement a table for those that are new, however many; numbers in `orders` differ.
    """
    known = _known(work, [order.order_no for order in orders])
    done, fresh = Adopted(kept=[], parcels=[]), []
    for order in orders:
        there = known.get(order.order_no)
        if there is None:
            fresh.append(order)
        elif there.digest == order.digest:
            done.unchanged += 1
        elif why := _stays(order, there):
            done.kept.append(why)
        elif done.changed == most:
            break
        else:
            done.changed += 1
            done.parcels += renew(work, there.id, order, source, ref)
    done.fresh = len(fresh)
    done.parcels += _add(work, fresh, source, ref)
    return done


def _known(work: Work, numbers: Sequence[str]) -> dict[str, Known]:
    columns = (ORDERS.c.order_no, ORDERS.c.id, ORDERS.c.status, ORDERS.c.source, ORDERS.c.digest)
    mine = (ORDERS.c.shop_id == work.shop_id, ORDERS.c.order_no.in_(numbers))
    rows = work.session.execute(select(*columns).where(*mine))
    return {number: Known(*rest) for number, *rest in rows}


def _stays(order: Ready, there: Known) -> Rejected | None:
    if there.source == BORN_HERE:
        sentence = "该订单在本店下单，不会被导入的内容覆盖"
        return Rejected(order.row, order.order_no, "order_born_here", sentence)
    if there.status != order.status and not goes_on(there.status, order.status):
        zh = MACHINE.flow.states[Status(there.status)][0]
        sentence = f"系统中该订单已是“{zh}”，导入的状态较旧，未改动"
        params: dict[str, str | int] = {"status": there.status}
        return Rejected(order.row, order.order_no, "order_newer_here", sentence, params)
    return None


def _add(work: Work, orders: Sequence[Ready], source: str, ref: str) -> list[ImportedParcel]:
    if not orders:
        return []
    own = "" if all(order.profile for order in orders) else shop.profile(work)
    numbers = {line.product_no for order in orders for line in order.lines} - {""}
    linked = products.ids_by_number(work, numbers)
    rows, lines, money, parcels = [], [], [], []
    for order in orders:
        id, profile = work.new_id(), order.profile or own
        promised = _promised(work, order, profile)
        inside = [
            _line_row(work, id, n, line, promised[n], linked) for n, line in enumerate(order.lines)
        ]
        rows.append(_order_row(work, id, profile, source, order, promised))
        lines += inside
        money += _money_rows(work, id, order, inside, ref)
        parcels += _parcels(id, order, inside)
    MACHINE.adopt_many(work, rows, source)
    work.write(ADD_LINES, lines)
    if money:
        work.write(ADD_MONEY, money)
    return parcels


def _promised(work: Work, order: Ready, profile: str) -> list[datetime | None]:
    """Of each line. Where the platform says nothing the default counts, while it must leave."""
    if order.status not in TO_SHIP:
        return [line.ship_by for line in order.lines]
    since = order.paid_at or order.confirmed_at or order.placed_at
    hours = work.rules.rule(SHIP_PROMISE, since, profile, work.shop_id).hours
    return [ship_by(line.ship_by, since, timedelta(hours=hours)) for line in order.lines]


def _order_row(
    work: Work,
    id: str,
    profile: str,
    source: str,
    order: Ready,
    promised: Sequence[datetime | None],
) -> dict[str, Any]:
    waits = [line.shipped_at is None and line.closed_at is None for line in order.lines]
    left = [due for due, waiting in zip(promised, waits, strict=True) if waiting]
    due = min((instant for instant in (left or promised) if instant), default=None)
    due_by = due if left and order.status in TO_SHIP else None
    until = [instant if n else None for instant, n in zip(promised, waits, strict=True)]
    lines = zip(order.lines, until, strict=True)
    goods = [Goods(line.amount_fen, line.pieces, instant) for line, instant in lines]
    return {name: getattr(order, name) for name in SAME} | {
        "shop_id": work.shop_id,
        "id": id,
        "source": source,
        "profile": profile,
        "since": min(order.since, work.now),
        "ship_by": due,
        "due_by": due_by,
        "late_fen": late_fen(work, order.placed_at, profile, due_by, goods),
        "lines_left": len(left),
        **REST,
    }


def _line_row(
    work: Work,
    order_id: str,
    position: int,
    line: ReadyLine,
    due: datetime | None,
    linked: dict[str, str],
) -> dict[str, Any]:
    return {name: getattr(line, name) for name in SAME_LINE} | {
        "shop_id": work.shop_id,
        "id": work.new_id(),
        "order_id": order_id,
        "position": position,
        "product_id": linked.get(line.product_no),
        "ship_by": due,
        **REST_LINE,
    }


def _money_rows(
    work: Work, order_id: str, order: Ready, lines: Sequence[dict[str, Any]], ref: str
) -> list[dict[str, Any]]:
    """What was paid and what went back: per line and once for freight, as it is booked here."""
    paid_at, back_at = order.paid_at or order.placed_at, min(order.since, work.now)
    moved = [(line["id"], line["paid_fen"], line["refunded_fen"]) for line in lines]
    moved.append((None, order.freight_paid_fen, order.freight_refunded_fen))
    return [
        _entry(work, order_id, line_id, kind, amount, at, ref)
        for line_id, paid, back in moved
        for kind, amount, at in (("payment", paid, paid_at), ("refund", -back, back_at))
        if amount
    ]


def _entry(
    work: Work,
    order_id: str,
    line_id: str | None,
    kind: str,
    amount_fen: int,
    at: datetime,
    ref: str,
) -> dict[str, Any]:
    return {
        "shop_id": work.shop_id,
        "id": work.new_id(),
        "order_id": order_id,
        "line_id": line_id,
        "kind": kind,
        "amount_fen": amount_fen,
        "at": at,
        "ref": ref,
        "who": work.actor.id,
    }


def _parcels(order_id: str, order: Ready, lines: Sequence[dict[str, Any]]) -> list[ImportedParcel]:
    return [
        ImportedParcel(
            order_id=order_id,
            order_no=order.order_no,
            buyer=None,
            carrier=parcel.carrier,
            waybill=parcel.waybill,
            lines=[lines[n]["id"] for n in parcel.lines],
            shipped_at=lines[parcel.lines[0]]["shipped_at"] or order.since,
            arrived=order.status == Status.COMPLETED.value,
            arrived_at=order.completed_at,
        )
        for parcel in order.parcels
    ]
