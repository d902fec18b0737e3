"""What was paid, spread over the lines, so that each line can be refunded by itself."""

from collections.abc import Sequence

from msgspec import Struct

from roost.kernel.pure.money import split


class Shares(Struct, frozen=True):
    """All in fen; together they are what was paid."""

    freight: int
    lines: tuple[int, ...]


def shares(paid: int, freight: int, amounts: Sequence[int]) -> Shares:
    """Freight is taken out once, as far as the money goes; the rest goes by the lines' amounts."""
    goods = sum(amounts)
    if goods == 0:
        return Shares(paid, tuple(0 for _ in amounts))
    for_freight = min(freight, paid)
    return Shares(for_freight, tuple(split(paid - for_freight, amounts)))
