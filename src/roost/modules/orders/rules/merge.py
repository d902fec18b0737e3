"""The rows of one order made one order. What does not add up is refused as a whole."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from operator import attrgetter

import msgspec

from roost.kernel.pure.money import split

from .drafts import LineDraft, OrderDraft, ParcelDraft, Part, Said
from .layouts import WHOLE_ORDER_MONEY
from .statuses import State, of_order

_LEFT: frozenset[State] = frozenset({"shipped", "completed"})


class Contradiction(Exception):
    """The rows cannot be one order; the sentence is for the person who brought the file."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


def merge(layout: str, parts: Sequence[Part]) -> OrderDraft:
    """Raises `Contradiction`."""
    parts = _with_line_numbers(parts)
    whole = layout in WHOLE_ORDER_MONEY
    lines = _spread(parts) if whole else [part.line for part in parts]
    status = of_order({line.status for line in lines})
    if status is None:
        raise Contradiction("order_states_differ", "同一订单既有待支付的行又有已支付的行")
    said = _said(parts)
    payable = sum(line.amount_fen for line in lines)
    return OrderDraft(
        layout=layout,
        order_no=parts[0].order_no,
        status=status,
        said=said,
        lines=tuple(lines),
        parcels=_parcels(parts),
        goods_fen=sum(line.goods_fen for line in lines),
        freight_fen=sum(line.freight_fen for line in lines),
        discount_fen=sum(line.discount_fen for line in lines),
        adjust_fen=sum(line.adjust_fen for line in lines),
        fees_fen=sum(part.fees_fen for part in parts),
        payable_fen=payable,
        paid_fen=_paid(parts, whole, payable if said.paid_at else 0),
        received_fen=_total(part.received_fen for part in parts),
        refunded_fen=_total(part.refunded_fen for part in parts),
        ship_by=_ship_by(lines),
        shipped_at=_last(lines, "shipped_at", _LEFT),
        completed_at=_last(lines, "completed_at", frozenset({"completed"})),
        rows=tuple(part.row for part in parts),
        private={label: value for part in reversed(parts) for label, value in part.private.items()},
    )


def _with_line_numbers(parts: Sequence[Part]) -> list[Part]:
    """Tables without sub-order numbers number their lines by order: the same file, the same."""
    seen: set[str] = set()
    numbered = []
    for n, part in enumerate(parts, 1):
        if part.line.line_no in seen:
            line = msgspec.structs.replace(part.line, line_no=f"{part.order_no}-{n}")
            part = msgspec.structs.replace(part, line=line)  # noqa: PLW2901
        seen.add(part.line.line_no)
        numbered.append(part)
    return numbered


def _spread(parts: Sequence[Part]) -> list[LineDraft]:
    """What the order costs, divided over its lines by their goods; freight goes to the first."""
    if len({(part.payable_fen, part.paid_fen, part.line.freight_fen) for part in parts}) > 1:
        raise Contradiction("order_money_differs", "同一订单各行的付款金额或运费不一致")
    freight = parts[0].line.freight_fen
    weights = [part.line.goods_fen for part in parts]
    rest = parts[0].payable_fen - freight
    if rest < 0 or min(weights) < 0:
        raise Contradiction("order_money_differs", "付款金额小于运费")
    shares = split(rest, weights if any(weights) else [1] * len(weights))
    return [
        msgspec.structs.replace(
            part.line,
            amount_fen=share + (freight if n == 0 else 0),
            freight_fen=freight if n == 0 else 0,
            discount_fen=max(part.line.goods_fen - share, 0),
            adjust_fen=max(share - part.line.goods_fen, 0),
        )
        for n, (part, share) in enumerate(zip(parts, shares, strict=True))
    ]


def _paid(parts: Sequence[Part], whole: bool, otherwise: int) -> int:
    stated = [part.paid_fen for part in parts if part.paid_fen is not None]
    if not stated:
        return otherwise
    return stated[0] if whole else sum(stated)


def _total(amounts: Iterable[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def _said(parts: Sequence[Part]) -> Said:
    """The first row that says a thing is believed; memos of several rows are kept side by side."""
    if len(parts) == 1:
        return parts[0].said
    heads = [part.said for part in parts]
    first = {
        field: next((v for head in heads if (v := getattr(head, field)) is not None), None)
        for field in Said.__struct_fields__
    }
    first["placed_at"] = min(head.placed_at for head in heads)
    first["under_review"] = any(head.under_review for head in heads)
    for field in ("memo", "buyer_message"):
        words = dict.fromkeys(v for head in heads if (v := getattr(head, field)))
        first[field] = "；".join(words) or None
    return msgspec.structs.replace(heads[0], **first)


def _parcels(parts: Sequence[Part]) -> tuple[ParcelDraft, ...]:
    held: dict[str, tuple[str | None, list[str]]] = {}
    for part in parts:
        for waybill in part.parcels:
            held.setdefault(waybill.number, (waybill.carrier, []))[1].append(part.line.line_no)
    return tuple(
        ParcelDraft(number, carrier, tuple(dict.fromkeys(lines)))
        for number, (carrier, lines) in held.items()
    )


def _ship_by(lines: Sequence[LineDraft]) -> datetime | None:
    waiting = [line for line in lines if line.status not in _LEFT]
    return min((line.ship_by for line in waiting or lines if line.ship_by), default=None)


def _last(lines: Sequence[LineDraft], field: str, done: frozenset[State]) -> datetime | None:
    live = [line for line in lines if line.status != "cancelled"]
    if not live or any(line.status not in done for line in live):
        return None
    return max(filter(None, map(attrgetter(field), live)), default=None)
