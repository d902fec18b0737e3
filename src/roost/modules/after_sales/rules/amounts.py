"""How much of an order can still go back. Everything in fen."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from msgspec import Struct

from roost.kernel.pure.money import yuan
from roost.kernel.pure.refusal import Invalid


class Line(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def paid_fen(self) -> int: ...
    @property
    def refunded_fen(self) -> int: ...


class Room(Struct, frozen=True):
    """What each line and the freight still hold."""

    lines: dict[str, int]
    freight_fen: int

    @property
    def total_fen(self) -> int:
        return sum(self.lines.values()) + self.freight_fen


def room(lines: Iterable[Line], freight_paid_fen: int, freight_refunded_fen: int) -> Room:
    """Freight goes back once, however many cases the order has."""
    left = {line.id: line.paid_fen - line.refunded_fen for line in lines}
    return Room(left, freight_paid_fen - freight_refunded_fen)


def check(room: Room, parts: Mapping[str, int], freight_fen: int) -> None:
    for n, (line_id, fen) in enumerate(parts.items()):
        if line_id not in room.lines:
            raise Invalid("商品不在该订单中", "not_in_order", f"/lines/{n}/line_id")
        if not 0 <= fen <= room.lines[line_id]:
            _too_much(room.lines[line_id], f"/lines/{n}/amount_fen")
    if not 0 <= freight_fen <= room.freight_fen:
        _too_much(room.freight_fen, "/freight_fen")


def _too_much(most: int, pointer: str) -> None:
    raise Invalid(
        f"最多可退{yuan(most)}元", "over_refundable", pointer, most_fen=most, most=yuan(most)
    )
