"""Files that were brought: how far each is, what is in it, and what of it was not taken."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

from msgspec import Struct
from sqlalchemy import Table as CoreTable
from sqlalchemy import select

from roost.kernel.data import pages
from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.kernel.data.sheets.write import csv_bytes

from ..models import Import, ImportBlock, ImportFault
from ..permissions import IMPORT
from ..states import Importing
from .intakes import Intake, intakes

NEWEST = ((Import.id, True),)
BY_ROW = ((ImportFault.n, False),)
SHOWN = 20  # records of a preview
HEAD = ("行号", "编号", "原因", "代码")
BLOCK = cast(CoreTable, ImportBlock.__table__)


class Ahead(Struct, frozen=True):
    """`sizes`: how many records each block has from which some were read."""

    records: list[Any]
    sizes: list[int]


class Preview(Struct, frozen=True):
    """The next records that would be taken; none where nothing waits to be."""

    found: Import
    intake: Intake | None
    records: list[Any]


def importable(look: Look) -> list[Intake]:
    """What the caller may import."""
    look.actor.need(IMPORT)
    return [one for one in intakes(look.declared).values() if one.open_to(look.actor)]


def listed(look: Look, limit: int = 20, cursor: str | None = None) -> Page[Import]:
    """A file of what the caller has no right to is not among them."""
    open_ones = ["", *(intake.name for intake in importable(look))]
    theirs = select(Import).where(Import.intake.in_(open_ones))
    rows, following = pages.take(look, theirs, NEWEST, limit, cursor)
    return Page(rows, look.now, following)


def one(look: Look, import_id: str) -> Import:
    """Whatever is done with an import begins here, and asks for the right to what is in it."""
    look.actor.need(IMPORT)
    found = look.get(Import, import_id, "导入记录不存在")
    intake = intakes(look.declared).get(found.intake)
    if intake and intake.needs:
        look.actor.need(intake.needs)
    return found


def preview(look: Look, import_id: str) -> Preview:
    found = one(look, import_id)
    if found.status not in (Importing.CHECKED, Importing.TAKING):
        return Preview(found, None, [])
    intake = intakes(look.declared)[found.intake]
    return Preview(found, intake, ahead(look, intake, found, SHOWN).records)


def ahead(look: Look, intake: Intake, found: Import, rows: int) -> Ahead:
    """The records to take next, as many as `rows` of the file, and at least one where one is."""
    taken = Ahead([], [])
    held, skip = 0, found.place
    for block in range(found.block, found.blocks):
        records = intake.unpacked(_block(look, found, block))
        taken.sizes.append(len(records))
        for made in records[skip:]:
            record = made()
            held += record.size
            if taken.records and held > rows:
                return taken
            taken.records.append(record)
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
        yield fault.row, fault.number, fault.sentence, fault.code
