"""Rings what is due: a batch is one transaction, and a ring that fails spares the others."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from time import monotonic
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from structlog import get_logger

from roost.kernel.pure.actor import system
from roost.kernel.pure.refusal import Unwritable

from .disk import fault
from .later import CLAIM, HEADS, LIVE, LIVES, RETRY, Later
from .look import Look
from .store import Store
from .work import Work

BATCH, FEW, SECONDS = 32, 8, 0.010
BELL = system("", "bell")
log = get_logger("bell")


def ring(store: Store) -> int:
    """Ring one batch. How many rows were taken; 0 when nothing is due."""
    return store.work(BELL, batch).result()


def ring_singly(store: Store) -> int:
    """Each row in a transaction of its own: what fails only at the commit fails alone there."""
    rows = store.work(BELL, _heads)
    taken = rows.result()
    for row in taken:
        try:
            store.work(BELL, partial(_ring, row=row)).result()
        except Unwritable:
            raise  # no try: it waits until there is room again
        except Exception as error:  # of any kind, as in a batch
            store.work(BELL, partial(_failed, row=row, error=error)).result()
    return len(taken)


def lateness(look: Look) -> timedelta:
    """How long the row that has waited longest is overdue: what an engineer watches."""
    waiting = select(func.min(Later.due)).where(LIVE, Later.due <= look.now)
    first = look.session.scalar(waiting)
    return look.now - first if first else timedelta()


def wait_until(store: Store, instant: datetime) -> None:
    """Jump. Business time stops at each due instant on its way."""
    while (due := store.work(BELL, lambda work: _next_due(work, instant)).result()) is not None:
        store.time.move_to(due)
        ring(store)
    store.time.move_to(instant)


def _next_due(work: Work, until: datetime) -> datetime | None:
    row = work.session.execute(HEADS, {"until": until, "most": 1}).first()
    return row.due if row else None


def batch(work: Work) -> int:
    """In one savepoint as long as all goes well; else again, each ring in one of its own."""
    rows = _heads(work)
    if not rows:
        return 0
    try:
        with work.attempt():
            return _together(work, rows)
    except Exception as error:  # of any kind: the second time it fails alone, and is kept
        _raise_the_disks(error)
        log.info("a batch is rung singly", error=repr(error))
        return _singly(work, rows)


def _together(work: Work, rows: Sequence[Any]) -> int:
    """What they step on is read, and what they leave is written, a few at a time."""
    end, tables = monotonic() + SECONDS, work.registry.tables
    for at in range(0, len(rows), FEW):
        few = rows[at : at + FEW]
        held = _things(work, few)  # a session forgets what nobody holds
        for row in few:
            _claimed(work, row)
            if row.kind not in tables:  # it may look past the session for what others have left
                work.session.flush()
        del held
        if monotonic() > end:
            return at + len(few)
    return len(rows)


def _singly(work: Work, rows: Sequence[Any]) -> int:
    end = monotonic() + SECONDS
    for taken, row in enumerate(rows, 1):
        _ring(work, row)
        if monotonic() > end:
            return taken
    return len(rows)


def _things(work: Work, rows: Sequence[Any]) -> list[Any]:
    """In one statement a table."""
    wanted: dict[type[Any], dict[str, list[str]]] = {}
    for row in rows:
        if table := work.registry.tables.get(row.kind):
            wanted.setdefault(table, {}).setdefault(row.shop_id, []).append(row.thing)
    work.become(BELL)
    with work.all_shops("what is due"):
        return [work.session.scalars(found(t, ids)).all() for t, ids in wanted.items()]


def found(table: type[Any], ids: Mapping[str, Sequence[str]]) -> Select[Any]:
    """By shop: each is looked up by its key, where a list of pairs would read the whole table."""
    keys = [and_(table.shop_id == shop, table.id.in_(these)) for shop, these in ids.items()]
    return select(table).where(or_(*keys))


def _heads(work: Work) -> Sequence[Any]:
    return work.session.execute(HEADS, {"until": work.now, "most": BATCH}).all()


def _ring(work: Work, row: Any) -> None:
    try:
        with work.attempt():
            _claimed(work, row)
    except Exception as error:  # of any kind: it must not hold up the lanes behind it
        _raise_the_disks(error)
        _failed(work, row, error)


def _raise_the_disks(error: Exception) -> None:
    """What a full disk refused has not been tried, and the transaction may be gone."""
    if fault(error):
        raise error


def _claimed(work: Work, row: Any) -> None:
    """Gone already when an earlier ring of this batch has stopped it."""
    if work.write(CLAIM, {"row": row.seq}):
        _serve(work, row)


def _failed(work: Work, row: Any, error: Exception) -> None:
    again = work.now + timedelta(seconds=2**row.attempts)
    given_up = row.attempts + 1 >= LIVES
    log.warning("ring failed", kind=row.kind, error=repr(error), dead=given_up)
    work.write(RETRY, {"row": row.seq, "again": again, "why": repr(error)})


def _serve(work: Work, row: Any) -> None:
    clock = work.dated(row.due, system(row.shop_id, row.kind))
    work.registry.kinds[row.kind](clock, row.thing, row.payload)
