"""What it costs when the promise of an order passes (S0-04…S0-08, RD-02).

Fine and compensation are the same money, once per parent order.
"""

from collections.abc import Iterable
from datetime import datetime
from fractions import Fraction

from msgspec import Struct

from roost.kernel.pure.money import half_up

BASIS_POINTS = 10_000


class LatePenalty(Struct, frozen=True):
    """By p, the highest price of a piece among the overdue lines. All in fen.

    p ≤ `free_to` costs nothing; p < `share_from` costs `flat`; from there on it is `share`, in
    hundredths of a percent, of what the order's goods cost, and not more than `most`.
    """

    free_to: int
    flat: int
    share_from: int
    share: int
    most: int


class Goods(Struct, frozen=True):
    """A line: what the buyer pays for it without freight, and by when it must leave, if at all."""

    amount_fen: int
    pieces: int
    due: datetime | None


def penalty(rule: LatePenalty, lines: Iterable[Goods], at: datetime) -> int:
    """When `at` has passed and nothing more has left."""
    every = list(lines)
    overdue = [g for g in every if g.pieces and g.due is not None and g.due <= at]
    late = [Fraction(g.amount_fen, g.pieces) for g in overdue]
    return tariff(rule, max(late, default=Fraction()), sum(g.amount_fen for g in every))


def tariff(rule: LatePenalty, price: Fraction | int, order_fen: int) -> int:
    """`price` is an exact fraction: two pieces for 599.99 stay below 300 (clocks.md §3.9)."""
    if price <= rule.free_to:
        return 0
    if price < rule.share_from:
        return rule.flat
    return min(half_up(order_fen * rule.share, BASIS_POINTS), rule.most)
