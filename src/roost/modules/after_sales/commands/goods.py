"""Where the goods are when a case is opened, and what their further way changes."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import Table as CoreTable
from sqlalchemy import bindparam, select, update

from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Party
from roost.modules.orders import facade as orders
from roost.modules.parcels import facade as parcels

from ..models import Case, CaseLine
from ..rules.kinds import REFUND_ONLY, Goods
from ..rules.whereabouts import BACK, BY_PARCEL, COMING_BACK
from ..states import OPEN, Status
from .machine import house, move

CARRIER = "carrier"
LINES = cast(CoreTable, CaseLine.__table__)
FREE = (
    update(LINES)
    .where(LINES.c.shop_id == bindparam("shop"), LINES.c.case_id == bindparam("of"), LINES.c.open)
    .values(open=False)
)


def find_goods(work: Work, case: Case, order: orders.OrderCard, parts: Mapping[str, int]) -> str:
    """Writes where the goods are on the case; the waybill under which they left, if any."""
    return place_goods(case, order, parts, parcels.of_order(work, order.id))


def place_goods(
    case: Case,
    order: orders.OrderCard,
    parts: Mapping[str, int],
    told: Sequence[parcels.ParcelCard],
) -> str:
    """The same where the parcels of the order are known."""
    lines = [line for line in order.lines if line.id in parts]
    if not all(line.shipped for line in lines):
        case.goods = Goods.UNSHIPPED
        return ""
    sent = [p for p in told if not parts.keys().isdisjoint(p.lines)]
    if not sent:
        case.goods = Goods.DELIVERED if order.delivered_at else Goods.NOT_PICKED_UP
        case.tracked_at = order.shipped_at
        return ""
    parcel = sent[-1]
    case.goods = BY_PARCEL.get(parcel.status, Goods.IN_TRANSIT)
    case.tracked_at = parcel.last_at or parcel.shipped_at
    return parcel.waybill


def hold_lines(work: Work, case: Case, parts: Mapping[str, int]) -> None:
    for line_id, fen in parts.items():
        held = CaseLine(
            shop_id=case.shop_id,
            id=work.new_id(),
            case_id=case.id,
            order_id=case.order_id,
            line_id=line_id,
            amount_fen=fen,
        )
        work.session.add(held)


def free_lines(work: Work, case: Case) -> None:
    """Another case may be opened about them."""
    work.flush_of(CaseLine)
    work.write(FREE, {"shop": work.shop_id, "of": case.id})
    for line in list(work.session.identity_map.values()):
        if isinstance(line, CaseLine) and line.case_id == case.id:
            work.session.expire(line)


def followed(
    work: Work, order_id: str, kind: str, at: datetime, lines: Collection[str] | None = None
) -> None:
    """The carrier has told something of a parcel with these lines (None: of all): cases about
    them learn it, and a locked refund may open.
    """
    goods = BY_PARCEL.get(kind)
    for case in _open_of(work, order_id) if goods else ():
        if lines is not None and not _about(case, lines):
            continue
        case.goods, case.tracked_at = goods or case.goods, at
        if goods in COMING_BACK:
            case.goods_back = True
        if goods is Goods.LOST:
            case.lost = True
        if goods in BACK and case.status is Status.AWAITING_BUYER_REFUSAL:
            move(house(work, Party.CONNECTOR, CARRIER), case, "release")


def _about(case: Case, lines: Collection[str]) -> bool:
    return any(item["line_id"] in lines for item in case.items)


def _open_of(work: Work, order_id: str) -> Sequence[Case]:
    """Those for whom the first way of the goods still matters."""
    waiting = (Case.order_id == order_id, Case.status.in_(OPEN), Case.kind.in_(REFUND_ONLY))
    return work.session.scalars(select(Case).where(*waiting)).all()
