"""A file of orders as its screen shows it."""

from datetime import datetime
from typing import Any, TypeVar

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.kernel.pure.flow import Offer

from ..models import Import, ImportFault
from ..queries.imports import Preview
from ..rules.layouts import LAYOUTS
from ..rules.ready import Ready
from ..rules.statuses import STATES
from ..states import FLOW, IMPORT_FLOW, Status
from .receivers import hidden_name, hidden_phone, opened

T = TypeVar("T")


class Counted(Struct, frozen=True):
    status: str
    label_zh: str
    label_en: str
    orders: int


class ImportView(Struct, frozen=True):
    """`done` of `orders` are taken; the rest of the figures are of the file as it was read."""

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
    layout: str
    layout_zh: str
    layout_en: str
    columns: list[tuple[str, str]]
    rows: int
    orders: int
    lines: int
    faults: int
    states: list[Counted]
    payable_fen: int
    paid_fen: int
    refunded_fen: int
    first_at: datetime | None
    last_at: datetime | None
    done: int
    added: int
    updated: int
    unchanged: int
    kept: int
    code: str
    why: str
    params: dict[str, Any]
    steps: list[Offer]


class DraftLine(Struct, frozen=True):
    title: str
    sku: str
    pieces: int
    amount_fen: int
    waybill: str


class DraftView(Struct, frozen=True):
    row: int
    order_no: str
    status: str
    status_zh: str
    status_en: str
    placed_at: datetime
    paid_at: datetime | None
    payable_fen: int
    paid_fen: int
    refunded_fen: int
    receiver_name: str
    receiver_phone: str
    province: str
    city: str
    lines: list[DraftLine]


class PreviewView(Struct, frozen=True):
    found: ImportView
    items: list[DraftView]
    now: datetime


class FaultView(Struct, frozen=True):
    row: int
    order_no: str
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
    name: str
    label_zh: str
    label_en: str
    required: list[str]
    statuses: list[Text]


class Layouts(Struct, frozen=True):
    items: list[LayoutView]


ImportPage = Page[ImportView]
FaultPage = Page[FaultView]
LABELS = {layout.name: (layout.label_zh, layout.label_en) for layout in LAYOUTS}
MADE = {"status_zh", "status_en", "layout_zh", "layout_en", "columns", "states", "steps"}
PLAIN = tuple(name for name in ImportView.__struct_fields__ if name not in MADE)


def one(look: Look, found: Import) -> ImportView:
    zh, en = IMPORT_FLOW.states[found.status]
    layout = LABELS.get(found.layout, ("", ""))
    plain = {name: getattr(found, name) for name in PLAIN}
    return ImportView(
        **plain,
        status_zh=zh,
        status_en=en,
        layout_zh=layout[0],
        layout_en=layout[1],
        columns=[(field, header) for field, header in found.columns],
        states=[
            Counted(s.value, *FLOW.states[s], found.states[s]) for s in Status if s in found.states
        ],
        steps=IMPORT_FLOW.steps_for(look.actor, found, look.now, look.rules),
    )


def many(look: Look, page: Page[Import]) -> ImportPage:
    return Page([one(look, found) for found in page.items], page.now, page.next)


def preview(look: Look, found: Preview) -> PreviewView:
    items = [_draft(look, order) for order in found.orders]
    return PreviewView(one(look, found.found), items, look.now)


def faults(_: Look, page: Page[ImportFault]) -> FaultPage:
    items = [FaultView(f.row, f.order_no, f.code, f.sentence, f.params) for f in page.items]
    return Page(items, page.now, page.next)


def same(_: Look, found: T) -> T:
    return found


def layouts(_: Look, __: str) -> Layouts:
    return Layouts(
        [
            LayoutView(
                layout.name,
                layout.label_zh,
                layout.label_en,
                [column.names[0] for column in layout.columns if column.required],
                [Text(t, s, *FLOW.states[Status(s)]) for t, s in STATES[layout.name].items()],
            )
            for layout in LAYOUTS
        ]
    )


def _draft(look: Look, order: Ready) -> DraftView:
    zh, en = FLOW.states[Status(order.status)]
    names = ("row", "order_no", "status", "placed_at", "paid_at", "payable_fen", "paid_fen")
    rest = ("refunded_fen", "province", "city")
    return DraftView(
        **{name: getattr(order, name) for name in (*names, *rest)},
        status_zh=zh,
        status_en=en,
        receiver_name=hidden_name(opened(look, order.receiver_name)),
        receiver_phone=hidden_phone(opened(look, order.receiver_phone)),
        lines=[DraftLine(n.title, n.sku, n.pieces, n.amount_fen, n.waybill) for n in order.lines],
    )
