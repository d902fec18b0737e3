"""What a buyer can ask for about an order: kinds, reasons and amounts, computed here."""

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.pure.actor import Party
from roost.kernel.pure.refusal import NotFound
from roost.modules.orders import facade as orders

from ..content.reasons import Reason
from ..permissions import VIEW
from ..rules import amounts, opening
from ..rules.kinds import KINDS, MONEY, Kind
from .cases import open_lines


class KindOption(Struct, frozen=True):
    """`most_fen`: what the line can still give back; 0 where the kind is not about money."""

    kind: Kind
    label_zh: str
    label_en: str
    open: bool
    most_fen: int
    code: str | None = None
    why: str | None = None


class LineOption(Struct, frozen=True):
    line_id: str
    title: str
    sku: str
    image: str
    pieces: int
    shipped: bool
    case_id: str | None
    kinds: list[KindOption]


class ReasonOption(Struct, frozen=True):
    code: str
    label_zh: str
    label_en: str
    quality: bool


class Options(Struct, frozen=True):
    order_id: str
    order_no: str
    freight_most_fen: int
    lines: list[LineOption]
    reasons: dict[Kind, list[ReasonOption]]
    files_most: int = 8


def options(look: Look, order_id: str, case_id: str = "") -> Options:
    """`case_id`: the case that is to be changed; what it holds itself is free to it."""
    if merchant := look.actor.party is Party.MERCHANT:
        look.actor.need(VIEW)
    order = orders.card(look, order_id)
    if not merchant and (order.buyer_id is None or order.buyer_id != look.actor.id):
        raise NotFound("订单不存在")
    room = amounts.room(order.lines, order.freight_paid_fen, order.freight_refunded_fen)
    held = open_lines(look, [line.id for line in order.lines])
    held = {line: case for line, case in held.items() if case != case_id}
    lines = [_line(line, room, held.get(line.id)) for line in order.lines]
    reasons = {kind: [_reason(r) for r in opening.reasons_for(kind)] for kind in Kind}
    return Options(order.id, order.order_no, room.freight_fen, lines, reasons)


def _line(line: orders.LineCard, room: amounts.Room, case_id: str | None) -> LineOption:
    kinds = [_kind(kind, line, room, case_id is not None) for kind in Kind]
    return LineOption(
        line.id, line.title, line.sku, line.image, line.pieces, line.shipped, case_id, kinds
    )


def _kind(kind: Kind, line: orders.LineCard, room: amounts.Room, taken: bool) -> KindOption:
    no = opening.closed(kind, line, taken)
    most = room.lines[line.id] if kind in MONEY and no is None else 0
    code, why = (no.code, no.why) if no else (None, None)
    return KindOption(kind, *KINDS[kind], no is None, most, code, why)


def _reason(reason: Reason) -> ReasonOption:
    quality = reason.weight == "quality"
    return ReasonOption(reason.code, reason.label_zh, reason.label_en, quality)
