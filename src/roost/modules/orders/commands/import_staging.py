"""Aside from everything else: a file is read, sealed and laid down in blocks, to be looked at.

Nothing here runs inside a transaction but the laying down of one block.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import delete, insert, select
from structlog import get_logger

from roost.kernel.data.crypto import Keys
from roost.kernel.data.disk import fault
from roost.kernel.data.look import Look
from roost.kernel.data.sheets import child
from roost.kernel.data.store import NOBODY, Store
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor, Party, system
from roost.kernel.pure.layout import Rejected
from roost.kernel.pure.refusal import Forbidden, Invalid, Refusal, Unwritable

from ..events import ImportMoved
from ..models import RECEIVER, Import, ImportBlock, ImportFault
from ..queries.intakes import Intake, Record, intakes, of_layout
from ..rules.ready import Ready
from ..states import Importing
from .import_reading import TARGET, Block, Heading
from .machine import IMPORT_MACHINE

PRIVATE = "orders.private"  # what further personal columns are sealed for
FOLDER = "imports"
log = get_logger("orders")
_piece: msgspec.msgpack.Decoder[Heading | Block] = msgspec.msgpack.Decoder(Heading | Block)


class Laid(Struct, frozen=True):
    """A block that is ready to be laid down: its records are sealed, and `data` is they, packed."""

    intake: Intake
    rows: int
    records: list[Any]
    faults: list[Rejected]
    data: bytes


def folder(database: Path) -> Path:
    """Where files lie from their arrival until they are read."""
    return database.with_name(FOLDER)


def go_on(store: Store) -> None:
    """At the start: files that a stop left half read are read anew, what nobody waits for goes."""
    waiting = store.look(NOBODY, _waiting).result()
    for shop_id, import_id, _ in waiting:
        begin(store, shop_id, import_id)
    kept = {file for _, _, file in waiting}
    for file in folder(store.path).glob("*"):
        if file.name not in kept:
            file.unlink()


def begin(store: Store, shop_id: str, import_id: str) -> None:
    """Read aside; what a full disk broke off is read anew when there is room again."""
    again = partial(store.aside, stage, store, shop_id, import_id)
    store.disk.surely(f"orders.import {import_id}", again)


def stage(store: Store, shop_id: str, import_id: str) -> None:
    who = system(shop_id, "import")
    file = store.work(who, lambda work: _begin(work, import_id)).result()
    if file is None:
        return
    path = folder(store.path) / file
    try:
        if not _read(store, who, import_id, path):
            return
        store.work(who, lambda work: _checked(work, import_id)).result()
    except Unwritable:
        raise
    except Refusal as no:
        why = no  # the name of an exception ends with its block
        store.work(who, lambda work: _refused(work, import_id, why)).result()
    path.unlink(missing_ok=True)


def _read(store: Store, who: Actor, import_id: str, path: Path) -> bool:
    """False when it was given up on the way; when the house stops, the file stays for the start."""
    try:
        for deed in _deeds(store, import_id, path):
            going = store.work(who, deed).result()
            if not going:
                path.unlink(missing_ok=True)
            if not going or store.stopping:
                return False
    except (RuntimeError, OSError) as error:
        if no := fault(error):
            raise no from error
        log.error("a file could not be read", import_id=import_id, exc_info=error)
        raise Invalid("读取文件时出错，请重新上传", "import_failed") from error
    return True


def _deeds(store: Store, import_id: str, path: Path) -> Iterator[Callable[[Work], bool]]:
    """What is to be written of each piece, which comes sealed: personal data never lies in the
    database in clear, not even between two steps.
    """
    declared, intake = store.registry.declared, None
    readers = [one.reader.__name__ for one in intakes(declared).values()]
    for content in child.frames(TARGET, str(path), *readers):
        piece = _piece.decode(content)
        if isinstance(piece, Heading):
            intake = of_layout(declared, piece.layout)
            yield partial(_head, import_id=import_id, intake=intake, heading=piece)
        elif intake is not None:
            records = intake.decoded(piece.records)
            for record in records:
                intake.seal(store.keys, record)
            data = intake.packed(records)
            laid = Laid(intake, piece.rows, records, piece.faults, data)
            yield partial(_lay, import_id=import_id, laid=laid)


def seal(keys: Keys, order: Ready) -> None:
    order.receiver_name = _seal(keys, RECEIVER, order.receiver_name)
    order.receiver_phone = _seal(keys, RECEIVER, order.receiver_phone)
    order.receiver_address = _seal(keys, RECEIVER, order.receiver_address)
    order.private = _seal(keys, PRIVATE, order.private)


def _seal(keys: Keys, purpose: str, clear: bytes | None) -> bytes | None:
    return None if clear is None else keys.seal(purpose, clear.decode())


def _waiting(look: Look) -> list[tuple[str, str, str]]:
    with look.all_shops("files that were being read when the house stopped"):
        wanted = select(Import.shop_id, Import.id, Import.file)
        rows = look.session.execute(wanted.where(Import.status == Importing.UPLOADED))
        return [(shop_id, id, file) for shop_id, id, file in rows]


def _begin(work: Work, import_id: str) -> str | None:
    """Afresh, whatever an earlier reading has left."""
    found = _waits(work, import_id)
    if found is None:
        return None
    forget(work, import_id)
    work.session.execute(delete(ImportFault).where(ImportFault.import_id == import_id))
    for name in ("rows", "records", "lines", "faults", "blocks", "lacked"):
        setattr(found, name, 0)
    found.states, found.sums, found.first_at, found.last_at = {}, {}, None, None
    return found.file


def forget(work: Work, import_id: str) -> None:
    """What was laid down and not taken."""
    work.session.execute(delete(ImportBlock).where(ImportBlock.import_id == import_id))


def _waits(work: Work, import_id: str) -> Import | None:
    found = work.session.get(Import, (work.shop_id, import_id))
    return found if found and found.status == Importing.UPLOADED else None


def _head(work: Work, import_id: str, intake: Intake, heading: Heading) -> bool:
    """Whoever brought it must have the right to what is in it: said now, not in the middle."""
    found = _waits(work, import_id)
    if found is None:
        return False
    if intake.needs and intake.name not in found.allowed:
        needed = intake.needs
        raise Forbidden(needed.sentence, "no_permission", permission=needed.code)
    found.intake, found.pace = intake.name, intake.least
    found.layout, found.columns = heading.layout, [list(pair) for pair in heading.columns]
    return True


def _lay(work: Work, import_id: str, laid: Laid) -> bool:
    found = _waits(work, import_id)
    if found is None:
        return False
    found.rows += laid.rows
    lay_faults(work, found, laid.faults)
    if laid.records:
        _count(found, laid.records)
        found.lacked += laid.intake.lacks(work, laid.records)
        block = ImportBlock(
            shop_id=work.shop_id,
            import_id=import_id,
            block=found.blocks,
            data=laid.data,
        )
        work.session.add(block)
        found.blocks += 1
    work.tell(ImportMoved(at=work.moment, shop_id=work.shop_id, thing=import_id, step="read"))
    return True


def lay_faults(work: Work, found: Import, faults: Iterable[Rejected]) -> None:
    rows = [
        {
            "shop_id": work.shop_id,
            "import_id": found.id,
            "n": found.faults + n,
            "row": fault.row,
            "number": fault.key or "",
            "code": fault.code,
            "sentence": fault.sentence_zh,
            "params": fault.params,
        }
        for n, fault in enumerate(faults)
    ]
    if rows:
        work.session.execute(insert(ImportFault), rows)
        found.faults += len(rows)


def _count(found: Import, records: Sequence[Record]) -> None:
    states, sums = dict(found.states), dict(found.sums)
    for record in records:
        states[record.status] = states.get(record.status, 0) + 1
        for name, fen in record.sums.items():
            sums[name] = sums.get(name, 0) + fen
    found.states, found.sums = states, sums
    found.records += len(records)
    found.lines += sum(record.size for record in records)
    first, last = min(r.at for r in records), max(r.at for r in records)
    found.first_at = min(first, found.first_at or first)
    found.last_at = max(last, found.last_at or last)


def _checked(work: Work, import_id: str) -> None:
    if found := _waits(work, import_id):
        found.checked_at = work.moment
        IMPORT_MACHINE.move(reader(work), found, "check")


def _refused(work: Work, import_id: str, no: Refusal) -> None:
    """A fault of the file as a whole: nothing of it is taken, and the reason is kept."""
    if found := _waits(work, import_id):
        forget(work, import_id)
        found.code, found.why, found.params = no.code, str(no), no.params
        found.ended_at = work.moment
        IMPORT_MACHINE.move(reader(work), found, "refuse")


def reader(work: Work) -> Work:
    """The hand that moves an import on by itself."""
    return work.acting_as(Actor(Party.CONNECTOR, "import", work.shop_id, "import", owner=True))
