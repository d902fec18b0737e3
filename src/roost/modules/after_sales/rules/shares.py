from msgspec import Struct

from roost.kernel.pure.money import half_up

PER_CENT, DIGITS = 100, 100


class Share(Struct, frozen=True):
    numerator: int
    denominator: int

    @property
    def display(self) -> str:
        """Two decimals, half up; nothing divided by nothing is a dash."""
        if not self.denominator:
            return "—"
        hundredths = half_up(self.numerator * PER_CENT * DIGITS, self.denominator)
        return f"{hundredths // DIGITS}.{hundredths % DIGITS:02d}%"
