"""A checked file is taken in chunks, each a short transaction in which its place moves on too."""

from collections.abc import Sequence
from time import thread_time
from typing import cast

from sqlalchemy import Table as CoreTable
from sqlalchemy import delete

from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor, Party

from ..events import Imported
from ..models import Import, ImportBlock
from ..queries.imports import ahead
from ..states import Importing
from .adopting import Adopted, adopt
from .import_staging import lay_faults, reader
from .machine import IMPORT_MACHINE

KIND = "orders.take_chunk"
SOURCE = "import"
MOST, LEAST = 500, 100  # rows of a chunk
AIM = 0.015  # seconds of one on the processor, so that with its commit it stays below 20 ms
CHANGES = 10  # orders in it that were here before and have changed: these go one by one
BLOCK = cast(CoreTable, ImportBlock.__table__)


def take_chunk(work: Work, import_id: str, _: object) -> None:
    """One ring. It leaves the next one behind; the one that finds nothing left ends the import."""
    found = work.session.get(Import, (work.shop_id, import_id))
    if found is None or found.status != Importing.TAKING:
        return
    begun = thread_time()
    hands = work.dated(work.now, importer(found))
    next_ones = ahead(hands, found, found.pace)
    orders = next_ones.orders
    if not orders:
        found.ended_at = work.now
        IMPORT_MACHINE.move(reader(hands), found, "finish")
        return
    rows = sum(len(order.lines) for order in orders)
    adopted = adopt(hands, orders, SOURCE, found.id, CHANGES)
    _count(hands, found, adopted)
    _move_on(hands, found, next_ones.sizes, adopted.taken)
    work.session.flush()
    if adopted.taken == len(orders):
        found.pace = _pace(found.pace, rows, thread_time() - begun)
    work.later(KIND, import_id, work.moment, {})


def importer(found: Import) -> Actor:
    """In the name of the person who started it, with the rights of a file."""
    return Actor(Party.CONNECTOR, found.who, found.shop_id, found.who_name, owner=True)


def _pace(pace: int, rows: int, seconds: float) -> int:
    """How many rows the next chunk may have, learnt from this one."""
    fitting = int(min(pace, rows) * min(max(AIM / max(seconds, 0.001), 0.5), 1.5))
    return min(max(fitting, LEAST), MOST)


def _count(work: Work, found: Import, adopted: Adopted) -> None:
    """The figures of the import, and the one fact that is told of all these orders."""
    first = found.done + 1
    found.added += adopted.fresh
    found.updated += adopted.changed
    found.unchanged += adopted.unchanged
    found.kept += len(adopted.kept)
    lay_faults(work, found, adopted.kept)
    work.tell(
        Imported(
            at=work.now,
            shop_id=found.shop_id,
            thing=found.id,
            first=first,
            last=found.done,
            fresh=adopted.fresh,
            parcels=adopted.parcels,
        )
    )


def _move_on(work: Work, found: Import, sizes: Sequence[int], orders: int) -> None:
    """Past these orders; blocks that lie wholly behind are thrown away."""
    begun, place = found.block, found.place + orders
    for size in sizes:
        if place < size:
            break
        place -= size
        found.block += 1
    found.place = place
    if found.block > begun:
        mine = (BLOCK.c.shop_id == work.shop_id, BLOCK.c.import_id == found.id)
        work.session.execute(delete(BLOCK).where(*mine, BLOCK.c.block < found.block))
