"""What the modules above ask of orders. Events tell them the rest."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.data.work import Work
from roost.kernel.pure.money import half_up
from roost.kernel.pure.text import masked_name, masked_phone

from .. import queries
from ..commands import managing, placing, promises, refunding
from ..models import RECEIVER, Order, OrderLine
from ..queries import Full
from ..queries.intakes import Head, Intake, Taken
from .files import (
    ImportCard,
    bring_file,
    import_card,
    import_faults,
    import_folder,
    take_file,
)


class LineCard(Struct, frozen=True):
    id: str
    line_no: str
    product_id: str | None
    title: str
    sku: str
    image: str
    pieces: int
    unit_price_fen: int
    amount_fen: int
    paid_fen: int
    refunded_fen: int
    shipped: bool
    ship_by: datetime | None
    shipped_at: datetime | None
    custom_made: bool
    exempt: str


class OrderCard(Struct, frozen=True):
    id: str
    order_no: str
    buyer_id: str | None
    profile: str
    status: str
    cod: bool
    goods_fen: int
    freight_fen: int
    paid_fen: int
    freight_paid_fen: int
    refunded_fen: int
    freight_refunded_fen: int
    placed_at: datetime
    paid_at: datetime | None
    ship_by: datetime | None
    shipped_at: datetime | None
    delivered_at: datetime | None
    completed_at: datetime | None
    province: str
    city: str
    lines: list[LineCard]


class Found(Struct, frozen=True):
    """As much of an order as tells it from others of the same number."""

    shop_id: str
    id: str
    order_no: str
    title: str
    paid_fen: int
    buyer_name: str


def card(look: Look, order_id: str) -> OrderCard:
    return card_of(queries.full(look, order_id))


def cards(look: Look, order_ids: Iterable[str]) -> dict[str, OrderCard]:
    return {f.order.id: card_of(f) for f in queries.fulls(look, order_ids)}


def by_number(look: Look, order_no: str) -> OrderCard | None:
    order = queries.by_number(look, order_no)
    return card(look, order.id) if order else None


def by_numbers(look: Look, order_nos: Iterable[str]) -> dict[str, OrderCard]:
    """Those of them that are here, in two statements."""
    found = queries.by_numbers(look, set(order_nos))
    return {f.order.order_no: card_of(f) for f in found}


def numbers_here(look: Look, order_nos: Iterable[str]) -> set[str]:
    """Which of these numbers are orders of this shop."""
    return queries.numbers_here(look, set(order_nos))


def find_everywhere(look: Look, order_no: str, shop_id: str = "") -> list[Found]:
    """In all shops, for the platform alone; whoever goes on narrows to the one that is meant."""
    found = queries.everywhere(look, order_no, shop_id)
    return [
        Found(o.shop_id, o.id, o.order_no, title, o.paid_fen, o.buyer_name) for o, title in found
    ]


def of_buyer(look: Look, buyer_id: str, limit: int = 20) -> list[OrderCard]:
    """The newest first."""
    return [card_of(f) for f in queries.of_buyer(look, buyer_id, limit)]


def masked_receiver(look: Look, order_id: str) -> str:
    """王** 138****1234 浙江省杭州市: as much as a message to the buyer may repeat."""
    order = queries.full(look, order_id).order
    name = look.keys.open(RECEIVER, order.receiver_name) if order.receiver_name else ""
    phone = look.keys.open(RECEIVER, order.receiver_phone) if order.receiver_phone else ""
    place = f"{order.province}{order.city}"
    return " ".join(p for p in (masked_name(name), phone and masked_phone(phone), place) if p)


def refund(
    work: Work,
    order_id: str,
    parts: Mapping[str, int],
    freight_fen: int,
    reason: str,
    source: str,
) -> str:
    """The refund's id. Held at once, so that no two can promise the same money; paid afterwards,
    which `orders.refunded` tells. Conflict `over_refund` when it is more than what is left.
    """
    return refunding.refund(work, order_id, parts, freight_fen, reason, source).id


def exempt(work: Work, order_id: str, line_ids: Iterable[str], state: str) -> None:
    """What a filing did for these lines: "in_review", "approved", or "" when it was refused.

    An approved line stands in no list of what is due and has no clock (S0-03).
    """
    promises.exempt(work, order_id, set(line_ids), state)


def postpone(work: Work, order_id: str, line_ids: Iterable[str], by: timedelta) -> None:
    """The shipping time stood still that long: a refund was open, an appeal was judged."""
    promises.postpone(work, order_id, set(line_ids), by)


def delivered(work: Work, order_id: str) -> None:
    managing.delivered(work, order_id)


def link(work: Work, order_id: str, buyer_id: str | None) -> None:
    """Whose order it is from now on; None takes the link away."""
    managing.give_to(work, work.get(Order, order_id, "订单不存在"), buyer_id)


def paid(work: Work, order_id: str, paid_fen: int, method: str, ref: str) -> OrderCard:
    """A connector says that the buyer has paid."""
    return card_of(placing.paid(work, order_id, paid_fen, method, ref))


def card_of(found: Full) -> OrderCard:
    o = found.order
    return OrderCard(
        o.id,
        o.order_no,
        o.buyer_id,
        o.profile,
        o.status,
        o.cod,
        o.goods_fen,
        o.freight_fen,
        o.paid_fen,
        o.freight_paid_fen,
        o.refunded_fen,
        o.freight_refunded_fen,
        o.placed_at,
        o.paid_at,
        o.ship_by,
        o.shipped_at,
        o.delivered_at,
        o.completed_at,
        o.province,
        o.city,
        [_line(line) for line in found.lines],
    )


def _line(line: OrderLine) -> LineCard:
    unit = line.unit_price_fen
    return LineCard(
        line.id,
        line.line_no,
        line.product_id,
        line.title,
        line.sku,
        line.image,
        line.pieces,
        half_up(max(line.goods_fen, 0), max(line.pieces, 1)) if unit is None else unit,
        line.amount_fen,
        line.paid_fen,
        line.refunded_fen,
        line.shipped_at is not None,
        line.ship_by,
        line.shipped_at,
        line.custom_made,
        line.exempt,
    )


__all__ = [
    "Found",
    "Head",
    "ImportCard",
    "Intake",
    "LineCard",
    "OrderCard",
    "Taken",
    "bring_file",
    "by_number",
    "by_numbers",
    "card",
    "card_of",
    "cards",
    "delivered",
    "exempt",
    "find_everywhere",
    "import_card",
    "import_faults",
    "import_folder",
    "link",
    "masked_receiver",
    "numbers_here",
    "of_buyer",
    "paid",
    "postpone",
    "refund",
    "take_file",
]
