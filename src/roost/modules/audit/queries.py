"""Reading the log, and finding where it has been tampered with."""

from typing import cast

from msgspec import Struct
from sqlalchemy import Table, select

from roost.kernel.data.look import Look

from .models import Deed
from .rules import words

PURPOSE = "audit"
CHUNK = 1_000
AUDIT = cast(Table, Deed.__table__)


class Verdict(Struct, frozen=True):
    """`broken` is the number of the first row that is missing or not as it was written."""

    rows: int
    broken: int | None = None


def last(look: Look) -> Deed | None:
    return look.session.scalar(select(Deed).order_by(Deed.seq.desc()).limit(1))


def verify(look: Look) -> Verdict:
    """The whole chain of the shop, from the first row on.

    That rows at the end are gone shows only against a number somebody has noted.
    """
    rows, before = 0, ""
    chain = select(AUDIT).where(AUDIT.c.shop_id == look.shop_id).order_by(AUDIT.c.seq)
    for deed in look.session.execute(chain, execution_options={"yield_per": CHUNK}):
        whole = look.keys.signed(PURPOSE, words(deed, before), deed.seal)
        if deed.seq != rows + 1 or not whole:
            return Verdict(rows, rows + 1)
        rows, before = rows + 1, deed.seal
    return Verdict(rows)
