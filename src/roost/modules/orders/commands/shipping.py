"""What the shop sends off: one order, some lines of it, or many orders at once."""

from collections.abc import Sequence

from msgspec import Struct, field

from roost.kernel.data.machine import expect
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Conflict, Invalid, Refusal

from ..events import Shipped
from ..models import OrderLine
from ..permissions import SHIP
from ..queries import Full, full
from ..rules import waybills
from .machine import MACHINE, told
from .upkeep import keep

MOST_ROWS = 100


class Ship(Body, frozen=True):
    """`lines` are ids of lines; none means all that are left."""

    carrier: str
    waybill: str
    lines: list[str] = field(default_factory=list)
    version: int | None = None


class ShipRow(Body, frozen=True):
    order_id: str
    carrier: str
    waybill: str
    lines: list[str] = field(default_factory=list)


class ShipMany(Body, frozen=True):
    rows: list[ShipRow]


class RowResult(Struct, frozen=True):
    order_id: str
    ok: bool
    code: str | None = None
    why: str | None = None


def ship(work: Work, order_id: str, body: Ship) -> Full:
    """The moment of shipping is the moment at which the waybill is handed in (S0-02)."""
    work.actor.need(SHIP)
    found = full(work, order_id)
    order, lines = found.order, found.lines
    expect(order, body.version)
    waybill = waybills.checked(body.carrier, body.waybill)
    leaving = _chosen(lines, body.lines)
    for line in leaving:
        line.shipped_at, line.carrier, line.waybill = work.moment, body.carrier, waybill
    keep(work, order, lines)
    if not order.lines_left:
        order.shipped_at = work.moment
    ids = [line.id for line in leaving]
    parcel = {"carrier": body.carrier, "waybill": waybill, "lines": ids}
    MACHINE.move(work, order, "ship", data=parcel)
    work.tell(Shipped(**told(work, order, whole=not order.lines_left, **parcel)))
    return found


def ship_many(work: Work, body: ShipMany) -> list[RowResult]:
    """Row by row: one that cannot leave holds up no other."""
    work.actor.need(SHIP)
    if not 1 <= len(body.rows) <= MOST_ROWS:
        raise Invalid(f"一次最多发货{MOST_ROWS}单", "too_many_rows", "/rows", most=MOST_ROWS)
    return [_row(work, row) for row in body.rows]


def _row(work: Work, row: ShipRow) -> RowResult:
    try:
        with work.attempt():
            ship(work, row.order_id, Ship(row.carrier, row.waybill, row.lines))
            work.session.flush()
    except Refusal as no:
        return RowResult(row.order_id, False, no.code, str(no))
    return RowResult(row.order_id, True)


def _chosen(lines: Sequence[OrderLine], ids: Sequence[str]) -> list[OrderLine]:
    known = {line.id for line in lines}
    if not known.issuperset(ids):
        raise Invalid("商品不在该订单内", "not_its_line", "/lines")
    chosen = [line for line in lines if line.waits and (not ids or line.id in ids)]
    if not chosen or (ids and len(chosen) != len(set(ids))):
        raise Conflict("所选商品已发货或无需发货", "nothing_to_ship")
    return chosen
