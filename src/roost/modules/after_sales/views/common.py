"""What all sides read alike: the steps they may take, the clocks, the story of the case."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct

from roost.kernel.data import files
from roost.kernel.data.clocks import Clock, running, running_of
from roost.kernel.data.history import Entry, of
from roost.kernel.data.look import Look
from roost.kernel.pure.actor import Party
from roost.kernel.pure.flow import Offer

from ..content.reasons import REASONS
from ..models import NO_DUE, Case
from ..rules.kinds import INTERVENTIONS, KINDS, SOURCES
from ..states import FLOW, STATES

PLATFORM = "platform"


class Choice(Struct, frozen=True):
    code: str
    label_zh: str
    label_en: str


class ItemView(Struct, frozen=True):
    line_id: str
    title: str
    sku: str
    image: str
    pieces: int
    amount_fen: int
    paid_fen: int = 0
    product_id: str | None = None


class ClockView(Struct, frozen=True):
    step: str
    label_zh: str
    label_en: str
    start: datetime
    due: datetime
    edition: str
    segments: list[Any]


class DueView(Struct, frozen=True):
    """The first deadline, as the lists show it."""

    step: str
    label_zh: str
    label_en: str
    due: datetime


class Head(Struct, frozen=True, kw_only=True):
    """What every list shows of a case, and every page begins with."""

    id: str
    number: str
    version: int
    status: str
    status_zh: str
    status_en: str
    kind: str
    kind_zh: str
    kind_en: str
    reason_code: str
    reason_zh: str
    reason_en: str
    source: str
    source_zh: str
    source_en: str
    intervention: str
    intervention_zh: str
    intervention_en: str
    order_id: str
    order_no: str
    amount_fen: int
    freight_fen: int
    applied_at: datetime
    items: list[ItemView]
    due: DueView | None
    steps: list[Offer]


PLAIN = (
    "id",
    "number",
    "version",
    "status",
    "kind",
    "reason_code",
    "source",
    "intervention",
    "order_id",
    "order_no",
    "amount_fen",
    "freight_fen",
    "applied_at",
)


class LogView(Struct, frozen=True):
    at: datetime
    party: str
    name: str
    step: str
    label_zh: str
    label_en: str
    status: str
    note: str
    data: dict[str, Any]


BESIDE: Mapping[str, tuple[str, str]] = {
    "start": ("提交申请", "Requested"),
    "adopt": ("同步", "Synchronised"),
    "remark": ("备注", "Remark"),
    "invoice": ("发票处理", "Invoice"),
    "service_point": ("发送官方服务点", "Service point sent"),
}
FOR_THE_SHOP_ALONE = frozenset({"remark", "invoice", "cancel_in_erp", "goods_left"})


def choice(labels: Mapping[StrEnum, tuple[str, str]], code: StrEnum | None) -> Choice | None:
    return None if code is None else Choice(code, *labels[code])


def choices(labels: Mapping[Any, tuple[str, str]]) -> list[Choice]:
    return [Choice(str(code), *words) for code, words in labels.items()]


def head(look: Look, case: Case) -> dict[str, Any]:
    found = REASONS[case.reason_code]
    words = {
        "status": STATES[case.status],
        "kind": KINDS[case.kind],
        "source": SOURCES[case.source],
        "intervention": INTERVENTIONS[case.intervention],
        "reason": (found.label_zh, found.label_en),
    }
    plain = {name: getattr(case, name) for name in PLAIN}
    for name, (zh, en) in words.items():
        plain |= {f"{name}_zh": zh, f"{name}_en": en}
    return plain | {
        "items": [ItemView(**i) for i in case.items],
        "due": due(case),
        "steps": steps(look, case),
    }


def steps(look: Look, case: Case) -> list[Offer]:
    return FLOW.steps_for(look.actor, case, look.moment, look.rules)


def due(case: Case) -> DueView | None:
    if case.due_at == NO_DUE or case.due_step not in FLOW.labels:
        return None
    return DueView(case.due_step, *FLOW.labels[case.due_step], case.due_at)


def clocks(look: Look, case: Case) -> list[ClockView]:
    return [_clock(c) for c in running(look, FLOW.name, case.id)]


def clocks_of(look: Look, cases: Sequence[Case]) -> dict[str, list[ClockView]]:
    """Of many in one statement."""
    found = running_of(look, FLOW.name, [c.id for c in cases]) if cases else {}
    return {c.id: [_clock(k) for k in found.get(c.id, ())] for c in cases}


class FileLink(Struct, frozen=True):
    url: str
    thumb_url: str


def file_urls(look: Look, case: Case, told: Iterable[LogView]) -> dict[str, FileLink]:
    """A way to every file on the case, for the eyes of the one who looks, by its id."""
    here = case.shop_id
    items = dict(case.evidence).get("items", {})
    found = dict.fromkeys([*case.files, *items.values()], here)
    for kept in (case.refusal, case.inspection, case.evidence):
        found |= dict.fromkeys(kept.get("files", []), here)
    for entry in told:
        home = PLATFORM if entry.party == Party.PLATFORM else here
        found |= dict.fromkeys(entry.data.get("files", []), home)
    return {id: _link(look, id, shop) for id, shop in found.items()}


def _link(look: Look, id: str, shop_id: str) -> FileLink:
    return FileLink(files.link(look, id, shop_id), files.link(look, id, shop_id, thumb=True))


def log(look: Look, case: Case, without: Iterable[str] = ()) -> list[LogView]:
    hidden = set(without)
    return [_entry(e) for e in of(look, FLOW.name, case.id) if e.step not in hidden]


def _clock(c: Clock) -> ClockView:
    return ClockView(c.step, *FLOW.labels[c.step], c.start, c.due, c.edition, c.segments)


def _entry(e: Entry) -> LogView:
    zh, en = BESIDE.get(e.step) or FLOW.labels.get(e.step, (e.step, e.step))
    return LogView(e.at, e.party, e.name, e.step, zh, en, e.status, e.note, e.data)
