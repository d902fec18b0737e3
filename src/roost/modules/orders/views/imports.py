"""A file as its screen shows it, whatever is in it."""

from datetime import datetime
from typing import Any, TypeVar

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.kernel.pure.flow import Offer
from roost.kernel.pure.layout import Layout

from ..models import Import, ImportFault
from ..queries.imports import Preview
from ..queries.intakes import Head, Intake, intakes
from ..states import IMPORT_FLOW

T = TypeVar("T")


class Counted(Struct, frozen=True):
    status: str
    label_zh: str
    label_en: str
    records: int


class Sum(Struct, frozen=True):
    label_zh: str
    label_en: str
    fen: int


class What(Struct, frozen=True):
    """Whose records are in a file: the module, what it calls them, and when they begin."""

    name: str
    label_zh: str
    label_en: str
    at_zh: str
    at_en: str


class ImportView(Struct, frozen=True):
    """`done` of `records` are taken; the rest of the figures are of the file as it was read.

    `what` is None until the header is read.
    """

    id: str
    status: str
    status_zh: str
    status_en: str
    version: int
    name: str
    size: int
    who_name: str
    uploaded_at: datetime
    checked_at: datetime | None
    taken_at: datetime | None
    ended_at: datetime | None
    what: What | None
    layout: str
    layout_zh: str
    layout_en: str
    columns: list[tuple[str, str]]
    rows: int
    records: int
    lines: int
    faults: int
    lacked: int
    states: list[Counted]
    sums: list[Sum]
    first_at: datetime | None
    last_at: datetime | None
    done: int
    added: int
    updated: int
    unchanged: int
    kept: int
    lacking: int
    code: str
    why: str
    params: dict[str, Any]
    steps: list[Offer]


class PreviewView(Struct, frozen=True):
    """`heads` are the columns; a row has `row`, `number`, `status` and a cell for each of them."""

    found: ImportView
    heads: list[Head]
    items: list[dict[str, Any]]
    now: datetime


class FaultView(Struct, frozen=True):
    row: int
    number: str
    code: str
    sentence: str
    params: dict[str, Any]


class Text(Struct, frozen=True):
    """A status as a table words it, and what it is here."""

    text: str
    status: str
    label_zh: str
    label_en: str


class LayoutView(Struct, frozen=True):
    """`what`: the module whose records such a table holds."""

    what: str
    name: str
    label_zh: str
    label_en: str
    required: list[str]
    statuses: list[Text]


class Layouts(Struct, frozen=True):
    items: list[LayoutView]


ImportPage = Page[ImportView]
FaultPage = Page[FaultView]
MADE = {"status_zh", "status_en", "what", "layout_zh", "layout_en", "columns", "states", "sums"}
PLAIN = tuple(name for name in ImportView.__struct_fields__ if name not in {*MADE, "steps"})


def one(look: Look, found: Import) -> ImportView:
    zh, en = IMPORT_FLOW.states[found.status]
    intake = intakes(look.declared).get(found.intake)
    plain = {name: getattr(found, name) for name in PLAIN}
    return ImportView(
        **plain,
        status_zh=zh,
        status_en=en,
        columns=[(field, header) for field, header in found.columns],
        steps=IMPORT_FLOW.steps_for(look.actor, found, look.now, look.rules),
        **_named(found, intake),
    )


def _named(found: Import, intake: Intake | None) -> dict[str, Any]:
    """What only the intake can put into words."""
    if intake is None:
        return {"what": None, "layout_zh": "", "layout_en": "", "states": [], "sums": []}
    layout = next(one for one in intake.layouts if one.name == found.layout)
    at = (intake.at_zh, intake.at_en)
    return {
        "what": What(intake.name, intake.label_zh, intake.label_en, *at),
        "layout_zh": layout.label_zh,
        "layout_en": layout.label_en,
        "states": [
            Counted(state, *labels, found.states[state])
            for state, labels in intake.states.items()
            if state in found.states
        ],
        "sums": [Sum(*labels, found.sums.get(n, 0)) for n, labels in intake.sums.items()],
    }


def many(look: Look, page: Page[Import]) -> ImportPage:
    return Page([one(look, found) for found in page.items], page.now, page.next)


def preview(look: Look, found: Preview) -> PreviewView:
    intake = found.intake
    if intake is None:
        return PreviewView(one(look, found.found), [], [], look.now)
    shown = intake.show(look, found.records)
    items = [
        {"row": record.row, "number": record.number, **_state(intake, record.status), **cells}
        for record, cells in zip(found.records, shown, strict=True)
    ]
    return PreviewView(one(look, found.found), list(intake.heads), items, look.now)


def _state(intake: Intake, status: str) -> dict[str, str]:
    zh, en = intake.states[status]
    return {"status": status, "status_zh": zh, "status_en": en}


def faults(_: Look, page: Page[ImportFault]) -> FaultPage:
    items = [FaultView(f.row, f.number, f.code, f.sentence, f.params) for f in page.items]
    return Page(items, page.now, page.next)


def same(_: Look, found: T) -> T:
    return found


def layouts(_: Look, open_ones: list[Intake]) -> Layouts:
    return Layouts([_layout(intake, one) for intake in open_ones for one in intake.layouts])


def _layout(intake: Intake, layout: Layout) -> LayoutView:
    texts = intake.reader.TEXTS[layout.name]
    return LayoutView(
        intake.name,
        layout.name,
        layout.label_zh,
        layout.label_en,
        [column.names[0] for column in layout.columns if column.required],
        [Text(text, state, *intake.states[state]) for text, state in texts.items()],
    )
