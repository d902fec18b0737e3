"""An export of the list: refused before anything is made, or one file (S1-23, S1-24)."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import to_builtins
from sqlalchemy import select

from roost.kernel.data import exports as files
from roost.kernel.data.look import Look
from roost.kernel.data.sheets.write import Cell, csv_bytes
from roost.kernel.data.sheets.write_xlsx import xlsx_bytes
from roost.kernel.data.store import NOBODY, Store
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import system
from roost.kernel.pure.refusal import NotNow
from roost.kernel.pure.time import local
from roost.modules.audit import facade as audit

from ..models import Export
from ..policies import EXPORT as RULE
from ..queries import exports as queries
from ..queries.exports import AnyAsked, Counted
from ..rules.exports import too_many, too_soon
from ..rules.kinds import Writing

TITLE, STRIDE = "服务请求", 5_000


def begin(work: Work, asked: AnyAsked, found: Counted) -> Export:
    """The one start of its minute: of two clicks at once the writer does one after the other."""
    queries.may(work)
    rule = work.rules.rule(RULE, work.now, work.actor.profile, work.shop_id)
    if no := too_many(found.rows, rule.most):
        raise NotNow(no)
    if no := too_soon(queries.last_start(work, asked.list, Writing.FAILED), work.now, rule.gap):
        raise NotNow(no)
    made = Export(
        shop_id=work.shop_id,
        id=work.new_id(),
        list=asked.list,
        name=f"{TITLE}_{local(work.now):%Y%m%d_%H%M%S}.{asked.format}",
        format=asked.format,
        asked=to_builtins(asked),
        rows=found.rows,
        written=0,
        state=Writing.WAITING,
        started_at=work.now,
        by=work.actor.id,
        by_name=work.actor.name,
    )
    work.session.add(made)
    audit.record(work, "service_requests.export", made.id, made.asked | {"rows": made.rows})
    return made


def start(store: Store, shop_id: str, export_id: str) -> None:
    """From here on it can be asked for, and grows."""
    if not store.look(system(shop_id), lambda look: _waits(look, export_id)).result():
        return
    try:
        files.begin(files.folder(store.path) / export_id)
    except OSError:  # the disk is full
        _fail(store, shop_id, export_id)
        raise
    store.export(write, store, shop_id, export_id)


def _waits(look: Look, export_id: str) -> bool:
    return queries.kept(look, export_id).state is Writing.WAITING


def write(store: Store, shop_id: str, export_id: str) -> None:
    """Outside of any transaction but its own snapshot; whoever fetches it reads what is there."""
    path = files.folder(store.path) / export_id
    try:
        if _told(store, shop_id, export_id, Writing.WRITING, Writing.WAITING):
            _write(store, shop_id, export_id, path)
            _told(store, shop_id, export_id, Writing.DONE, Writing.WRITING)
    except BaseException:
        files.give_up(path)
        _fail(store, shop_id, export_id)
        raise


def _write(store: Store, shop_id: str, export_id: str, path: Path) -> None:
    def written(look: Look) -> None:
        export = queries.kept(look, export_id)
        files.write(store, path, _pieces(store, look, export))

    store.look(system(shop_id), written).result()


def _fail(store: Store, shop_id: str, export_id: str) -> None:
    """It may be that this, too, can only be written when there is room again."""

    def fail(work: Work) -> None:
        work.get(Export, export_id).state = Writing.FAILED

    store.surely(f"service_requests.export {export_id}", system(shop_id), fail)


def fail_what_a_stop_broke(store: Store) -> None:
    def fail(work: Work) -> None:
        broken = select(Export).where(Export.state.in_([Writing.WAITING, Writing.WRITING]))
        with work.all_shops("exports that a stop broke off"):
            for export in work.session.scalars(broken).all():
                export.state = Writing.FAILED
            work.session.flush()

    store.surely("service_requests.broken_exports", NOBODY, fail)


def _pieces(store: Store, look: Look, export: Export) -> Iterator[bytes]:
    asked = queries.asked_of(export)
    counter = _Counter(store, export)
    table = counter.counted(queries.rows(look, asked))
    head, said = queries.head_of(asked), _said(look, export, counter)
    if asked.format == "csv":
        yield from csv_bytes(head, table, said)
    else:
        yield from xlsx_bytes(head, table, TITLE, said)


def _said(look: Look, export: Export, counter: "_Counter") -> Iterator[Sequence[Cell]]:
    """Asked for when all rows are written, so that it can say how many."""
    yield from queries.notes(look, export, counter.n)


class _Counter:
    """Says how far it is, every few thousand rows."""

    def __init__(self, store: Store, export: Export) -> None:
        self.store, self.shop_id, self.id, self.n = store, export.shop_id, export.id, 0

    def counted(self, rows: Iterator[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
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
    queries.kept(work, export_id).written = written


def _told(store: Store, shop_id: str, export_id: str, to: Writing, before: Writing) -> bool:
    def tell(work: Work) -> bool:
        export = queries.kept(work, export_id)
        if export.state is not before:
            return False
        export.state = to
        return True

    return store.work(system(shop_id), tell).result()
