"""A list as one file: refused before anything is made, or written aside and told how far it is.

What is in it is a module's matter, which hands in a `Sheet`; the limits are its policy's.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

from msgspec import Struct, convert, to_builtins
from sqlalchemy import Index, func, select
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.pure.actor import system
from roost.kernel.pure.body import Body
from roost.kernel.pure.exports import Limit, Writing, too_many, too_soon
from roost.kernel.pure.refusal import NotFound, NotNow
from roost.kernel.pure.time import local

from . import exports as files
from .look import Look
from .sheets.write import Cell, csv_bytes
from .sheets.write_xlsx import xlsx_bytes
from .store import NOBODY, Store
from .tables import Record, Table
from .work import Work

GONE = "导出记录不存在"
STRIDE = 5_000  # rows between two words on how far it is
A = TypeVar("A", bound=Body)
Rows = Iterator[Sequence[Cell]]
Note = tuple[str, Cell]


class Export(Record, Table):
    """A file of one list: `asked` are the exact filters, `rows` what they found at the start."""

    __tablename__ = "exports"
    __table_args__ = (Index("exports_started", "shop_id", "list", "started_at"),)
    list: Mapped[str]
    name: Mapped[str]
    format: Mapped[str]
    asked: Mapped[dict[str, Any]]
    rows: Mapped[int]
    written: Mapped[int] = mapped_column(default=0)
    state: Mapped[Writing] = mapped_column(default=Writing.WAITING)
    started_at: Mapped[datetime]
    by: Mapped[str]
    by_name: Mapped[str] = mapped_column(default="")


class Asked(Protocol):
    """The conditions of the list, and how it shall be written."""

    @property
    def format(self) -> str: ...


class Sheet(Struct, frozen=True):
    """`list` names it, once in the house; `asked` is the body with its filters. `rows` are read on
    one snapshot, `notes` say in the file which filters these were.
    """

    list: str
    title: str
    head: tuple[str, ...]
    asked: type[Body]
    count: Callable[[Look, Any], int]
    rows: Callable[[Look, Any], Rows]
    notes: Callable[[Look, Any], Sequence[Note]]


class Counted(Struct, frozen=True):
    shop_id: str
    rows: int


def begin(work: Work, sheet: Sheet, asked: Asked, rows: int, limit: Limit) -> Export:
    """The one start of its minute: of two clicks at once the writer does one after the other."""
    if no := too_many(rows, limit.most):
        raise NotNow(no)
    if no := too_soon(_last_start(work, sheet.list), work.now, limit.gap):
        raise NotNow(no)
    made = Export(
        shop_id=work.shop_id,
        id=work.new_id(),
        list=sheet.list,
        name=f"{sheet.title}_{local(work.now):%Y%m%d_%H%M%S}.{asked.format}",
        format=asked.format,
        asked=to_builtins(asked),
        rows=rows,
        written=0,
        state=Writing.WAITING,
        started_at=work.now,
        by=work.actor.id,
        by_name=work.actor.name,
    )
    work.session.add(made)
    return made


def one(look: Look, name: str, export_id: str) -> Export:
    """Of the list of this name only: another one's file asks for another right."""
    found = _kept(look, export_id)
    if found.list != name:
        raise NotFound(GONE)
    return found


def _kept(look: Look, export_id: str) -> Export:
    """Of the caller's own house: a shop's file is no more the platform's than another shop's."""
    found = look.session.get(Export, (look.shop_id, export_id))
    if found is None:
        raise NotFound(GONE)
    return found


def start(store: Store, shop_id: str, export_id: str, sheet: Sheet) -> None:
    """From here on it can be asked for, and grows."""
    if not store.look(system(shop_id), lambda look: _waits(look, export_id)).result():
        return
    try:
        files.begin(files.folder(store.path) / export_id)
    except OSError:  # the disk is full
        _fail(store, shop_id, export_id)
        raise
    store.export(write, store, shop_id, export_id, sheet)


def write(store: Store, shop_id: str, export_id: str, sheet: Sheet) -> None:
    """Outside of any transaction but its own snapshot; whoever fetches it reads what is there."""
    path = files.folder(store.path) / export_id
    try:
        if _told(store, shop_id, export_id, Writing.WRITING, Writing.WAITING):
            _write(store, shop_id, export_id, sheet, path)
            _told(store, shop_id, export_id, Writing.DONE, Writing.WRITING)
    except BaseException:
        files.give_up(path)
        _fail(store, shop_id, export_id)
        raise


def _write(store: Store, shop_id: str, export_id: str, sheet: Sheet, path: Path) -> None:
    def written(look: Look) -> None:
        export = _kept(look, export_id)
        files.write(store, path, _pieces(store, look, sheet, export))

    store.look(system(shop_id), written).result()


def _fail(store: Store, shop_id: str, export_id: str) -> None:
    """It may be that this, too, can only be written when there is room again."""

    def fail(work: Work) -> None:
        _kept(work, export_id).state = Writing.FAILED

    store.surely(f"export {export_id}", system(shop_id), fail)


def fail_what_a_stop_broke(store: Store) -> None:
    """At the start of the house."""

    def fail(work: Work) -> None:
        broken = select(Export).where(Export.state.in_([Writing.WAITING, Writing.WRITING]))
        with work.all_shops("exports that a stop broke off"):
            for export in work.session.scalars(broken).all():
                export.state = Writing.FAILED
            work.session.flush()

    store.surely("broken exports", NOBODY, fail)


def _last_start(look: Look, name: str) -> datetime | None:
    """Of this list in this shop; what failed has started nothing (RD-08)."""
    started = select(func.max(Export.started_at))
    mine = (Export.list == name, Export.state != Writing.FAILED)
    return look.session.scalar(started.where(*mine))


def _waits(look: Look, export_id: str) -> bool:
    return _kept(look, export_id).state is Writing.WAITING


def _pieces(store: Store, look: Look, sheet: Sheet, export: Export) -> Iterator[bytes]:
    asked = convert(export.asked, sheet.asked)
    counter = _Counter(store, export)
    table = counter.counted(sheet.rows(look, asked))
    said = _said(look, sheet, export, counter)
    if export.format == "csv":
        yield from csv_bytes(sheet.head, table, said)
    else:
        yield from xlsx_bytes(sheet.head, table, sheet.title, said)


def _said(look: Look, sheet: Sheet, export: Export, counter: "_Counter") -> Iterable[Note]:
    """What the file says of itself; asked for when all rows are written, so that it knows them."""
    yield ("列表", sheet.title)
    yield from sheet.notes(look, convert(export.asked, sheet.asked))
    yield ("导出时间", instant(export.started_at))
    yield ("导出人", export.by_name)
    yield ("行数", counter.n)


def instant(at: datetime | None) -> str:
    """As it was asked, to the microsecond where somebody asked so."""
    return local(at).replace(tzinfo=None).isoformat(" ") if at else ""


class _Counter:
    """Says how far it is, every few thousand rows."""

    def __init__(self, store: Store, export: Export) -> None:
        self.store, self.shop_id, self.id, self.n = store, export.shop_id, export.id, 0

    def counted(self, rows: Rows) -> Rows:
        for row in rows:
            self.n += 1
            if self.n % STRIDE == 0:
                self._tell()
            yield row
        self._tell()

    def _tell(self) -> None:
        n, id = self.n, self.id
        self.store.work(system(self.shop_id), lambda work: _far(work, id, n))


def _far(work: Work, export_id: str, written: int) -> None:
    _kept(work, export_id).written = written


def _told(store: Store, shop_id: str, export_id: str, to: Writing, before: Writing) -> bool:
    def tell(work: Work) -> bool:
        export = _kept(work, export_id)
        if export.state is not before:
            return False
        export.state = to
        return True

    return store.work(system(shop_id), tell).result()
