"""Money is whole fen. Nothing here knows a float."""

from collections.abc import Sequence


def half_up(numerator: int, denominator: int) -> int:
    """numerator ÷ denominator, rounded half up (RD-00); both non-negative."""
    return (2 * numerator + denominator) // (2 * denominator)


def yuan(fen: int) -> str:
    """1234 → 12.34, the form in which a sentence names an amount."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def split(total: int, weights: Sequence[int]) -> list[int]:
    """Shares of `total` in proportion to `weights`, exact to the fen.

    Largest remainder; of equal remainders the earlier wins.
    """
    whole = sum(weights)
    if whole == 0:
        raise ValueError("nothing to divide by")
    shares = [total * w // whole for w in weights]
    order = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in order[: total - sum(shares)]:
        shares[i] += 1
    return shares
