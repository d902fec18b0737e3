"""Bringing a file without a screen: what the shell's command does."""

from pathlib import Path

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.data.store import Store
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor

from ..commands import import_staging, importing
from ..queries import imports
from ..queries.intakes import intakes


class ImportCard(Struct, frozen=True):
    """How far a file is: `rows` are read, `done` of `records` are taken. `why` of a refused one.

    `what` its records are called; `fen` is the first of their sums.
    """

    id: str
    status: str
    layout: str
    what: str
    rows: int
    records: int
    fen: int
    faults: int
    done: int
    added: int
    updated: int
    unchanged: int
    kept: int
    lacking: int
    why: str


def import_folder(database: Path) -> Path:
    """Where a file must lie before it is brought."""
    return import_staging.folder(database)


def bring_file(store: Store, who: Actor, file: str, name: str, size: int) -> str:
    """The import's id. `file` lies in the folder of imports; it is read aside, from now on."""
    found = store.work(who, lambda work: importing.upload(work, file, name, size).id).result()
    import_staging.begin(store, who.shop_id, found)
    return found


def take_file(work: Work, import_id: str) -> None:
    importing.take(work, import_id, importing.Seen())


def import_card(look: Look, import_id: str) -> ImportCard:
    found = imports.one(look, import_id)
    intake = intakes(look.declared).get(found.intake)
    fields = (name for name in ImportCard.__struct_fields__ if name not in ("what", "fen"))
    return ImportCard(
        **{name: getattr(found, name) for name in fields},
        what=intake.label_en if intake else "",
        fen=found.sums.get(next(iter(intake.sums)), 0) if intake else 0,
    )


def import_faults(look: Look, import_id: str, limit: int) -> list[tuple[int, str, str]]:
    """(row, number, why) of the first rows that are not taken."""
    page = imports.faults(look, import_id, limit)
    return [(fault.row, fault.number, fault.sentence) for fault in page.items]
