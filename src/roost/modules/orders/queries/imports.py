"""Files that were brought: how far each is, what is in it, and what of it was not taken."""

from collections.abc import Iterator, Sequence
from typing import cast

from msgspec import Struct
from sqlalchemy import Table as CoreTable
from sqlalchemy import select

from roost.kernel.data import pages
from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.kernel.data.sheets.write import csv_bytes

from ..models import Import, ImportBlock, ImportFault
from ..permissions import IMPORT
from ..rules.ready import Ready, unpacked
from ..states import Importing

NEWEST = ((Import.id, True),)
BY_ROW = ((ImportFault.n, False),)
SHOWN = 20  # orders of a preview
HEAD = ("行号", "订单编号", "原因", "代码")
BLOCK = cast(CoreTable, ImportBlock.__table__)


class Ahead(Struct, frozen=True):
    """`sizes`: how many orders each block has from which some were read."""

    orders: list[Ready]
    sizes: list[int]


class Preview(Struct, frozen=True):
    """The next orders that would be taken."""

    found: Import
    orders: list[Ready]


def listed(look: Look, limit: int = 20, cursor: str | None = None) -> Page[Import]:
    look.actor.need(IMPORT)
    rows, following = pages.take(look, select(Import), NEWEST, limit, cursor)
    return Page(rows, look.now, following)


def one(look: Look, import_id: str) -> Import:
    look.actor.need(IMPORT)
    return look.get(Import, import_id, "导入记录不存在")


def preview(look: Look, import_id: str) -> Preview:
    found = one(look, import_id)
    waits = found.status in (Importing.CHECKED, Importing.TAKING)
    return Preview(found, ahead(look, found, SHOWN).orders if waits else [])


def ahead(look: Look, found: Import, rows: int) -> Ahead:
    """The orders to take next, as many as `rows` of the file, and at least one where one is."""
    taken = Ahead([], [])
    held, skip = 0, found.place
    for block in range(found.block, found.blocks):
        orders = unpacked(_block(look, found, block))
        taken.sizes.append(len(orders))
        for order in orders[skip:]:
            held += len(order.lines)
            if taken.orders and held > rows:
                return taken
            taken.orders.append(order)
        skip = 0
    return taken


def _block(look: Look, found: Import, block: int) -> bytes:
    mine = (BLOCK.c.shop_id == found.shop_id, BLOCK.c.import_id == found.id)
    data: bytes = look.session.execute(
        select(BLOCK.c.data).where(*mine, BLOCK.c.block == block)
    ).scalar_one()
    return data


def faults(
    look: Look, import_id: str, limit: int = 50, cursor: str | None = None
) -> Page[ImportFault]:
    found = one(look, import_id)
    mine = select(ImportFault).where(ImportFault.import_id == found.id)
    rows, following = pages.take(look, mine, BY_ROW, limit, cursor)
    return Page(rows, look.now, following)


def report(look: Look, import_id: str) -> bytes:
    """Every row not taken and why, as a table."""
    found = one(look, import_id)
    rows = look.session.scalars(
        select(ImportFault).where(ImportFault.import_id == found.id).order_by(ImportFault.n)
    )
    return b"".join(csv_bytes(HEAD, _cells(rows.all())))


def _cells(rows: Sequence[ImportFault]) -> Iterator[tuple[int, str, str, str]]:
    for fault in rows:
        yield fault.row, fault.order_no, fault.sentence, fault.code
