"""A checked file is taken in chunks, each a short transaction in which its place moves on too."""

from collections.abc import Sequence
from time import thread_time
from typing import cast

from sqlalchemy import Table as CoreTable
from sqlalchemy import delete

from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor, Party

from ..models import Import, ImportBlock
from ..queries.imports import ahead
from ..queries.intakes import Taken, intakes
from ..states import Importing
from .import_staging import lay_faults, reader
from .machine import IMPORT_MACHINE

KIND = "orders.take_chunk"
MOST = 500  # rows of a chunk
AIM = 0.015  # seconds of one on the processor, so that with its commit it stays below 20 ms
BLOCK = cast(CoreTable, ImportBlock.__table__)


def take_chunk(work: Work, import_id: str, _: object) -> None:
    """One ring. It leaves the next one behind; the one that finds nothing left ends the import."""
    found = work.session.get(Import, (work.shop_id, import_id))
    if found is None or found.status != Importing.TAKING:
        return
    begun = thread_time()
    hands = work.dated(work.now, importer(found))
    intake = intakes(work.declared)[found.intake]
    next_ones = ahead(hands, intake, found, found.pace)
    records = next_ones.records
    if not records:
        found.ended_at = work.now
        IMPORT_MACHINE.move(reader(hands), found, "finish")
        return
    rows = sum(record.size for record in records)
    taken = intake.take(hands, records, found.id, found.done + 1)
    _count(hands, found, taken)
    _move_on(hands, found, next_ones.sizes, taken.records)
    work.session.flush()
    if taken.records == len(records):
        found.pace = _pace(intake.least, found.pace, rows, thread_time() - begun)
    work.later(KIND, import_id, work.moment, {})


def importer(found: Import) -> Actor:
    """In the name of the person who started it, with the rights of a file."""
    return Actor(Party.CONNECTOR, found.who, found.shop_id, found.who_name, owner=True)


def _pace(least: int, pace: int, rows: int, seconds: float) -> int:
    """How many rows the next chunk may have, learnt from this one."""
    fitting = int(min(pace, rows) * min(max(AIM / max(seconds, 0.001), 0.5), 1.5))
    return min(max(fitting, least), MOST)


def _count(work: Work, found: Import, taken: Taken) -> None:
    found.added += taken.fresh
    found.updated += taken.changed
    found.unchanged += taken.unchanged
    found.kept += len(taken.kept)
    found.lacking += len(taken.lacking)
    lay_faults(work, found, [*taken.kept, *taken.lacking])


def _move_on(work: Work, found: Import, sizes: Sequence[int], records: int) -> None:
    """Past these records; blocks that lie wholly behind are thrown away."""
    begun, place = found.block, found.place + records
    for size in sizes:
        if place < size:
            break
        place -= size
        found.block += 1
    found.place = place
    if found.block > begun:
        mine = (BLOCK.c.shop_id == work.shop_id, BLOCK.c.import_id == found.id)
        work.session.execute(delete(BLOCK).where(*mine, BLOCK.c.block < found.block))
