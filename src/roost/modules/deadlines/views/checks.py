"""A parcel check: its page with every parcel that wants a look, and the list of checks."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct

from roost.kernel.data.history import Entry
from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.kernel.pure.flow import Offer

from ..content import TROUBLES
from ..models import Check, Mark
from ..queries.checks import Detail, Parcel
from ..states import FLOW, Status


class CheckView(Struct, frozen=True):
    """`late`: it was missed, and may have been made up since. `shift`: the shop's own word."""

    id: str
    status: str
    status_zh: str
    status_en: str
    version: int
    day: str
    label_zh: str
    label_en: str
    shift: str
    opens_at: datetime
    closes_at: datetime
    late: bool
    missed_at: datetime | None
    done_at: datetime | None
    who_name: str
    found: int


class MarkView(Struct, frozen=True):
    waybill: str
    trouble_zh: str
    trouble_en: str
    mark: str
    note: str
    at: datetime
    who_name: str


class ParcelView(Struct, frozen=True):
    """`mark`: of this check; `before`: of an earlier one."""

    id: str
    order_id: str
    waybill: str
    carrier: str
    trouble: str
    trouble_zh: str
    trouble_en: str
    shipped_at: datetime
    last_at: datetime | None
    last_text: str
    mark: MarkView | None
    before: MarkView | None


class ClockView(Struct, frozen=True):
    step: str
    label_zh: str
    label_en: str
    start: datetime
    due: datetime
    edition: str
    segments: list[Any]


class EntryView(Struct, frozen=True):
    at: datetime
    name: str
    party: str
    step: str
    label_zh: str
    label_en: str
    note: str


class CheckPage(Struct, frozen=True):
    """`marked`: what was decided in it, for a check that is over."""

    id: str
    status: str
    version: int
    check: CheckView
    unseen: int
    parcels: list[ParcelView]
    marked: list[MarkView]
    steps: list[Offer]
    clocks: list[ClockView]
    history: list[EntryView]


class _Situation(Struct, frozen=True):
    """What the guards read, without touching the row."""

    status: Status
    unseen: int


def one(_: Look, c: Check) -> CheckView:
    return CheckView(
        c.id,
        c.status,
        *FLOW.states[c.status],
        c.version,
        c.day,
        c.label_zh,
        c.label_en,
        c.shift,
        c.opens_at,
        c.closes_at,
        c.missed_at is not None,
        c.missed_at,
        c.done_at,
        c.who_name,
        c.found,
    )


def many(look: Look, page: Page[Check]) -> Page[CheckView]:
    return Page([one(look, c) for c in page.items], page.now, page.next, page.counts)


def whole(look: Look, found: Detail) -> CheckPage:
    c, thing = found.check, _Situation(found.check.status, found.unseen)
    labels = FLOW.labels
    running = [
        ClockView(k.step, *labels[k.step], k.start, k.due, k.edition, k.segments)
        for k in found.clocks
    ]
    return CheckPage(
        c.id,
        c.status,
        c.version,
        one(look, c),
        found.unseen,
        [_parcel(p, found) for p in found.parcels],
        _marked(found.marks.values()) if c.status is not Status.OPEN else [],
        FLOW.steps_for(look.actor, thing, look.moment, look.rules),
        running,
        _told(found.history),
    )


def _told(entries: Sequence[Entry]) -> list[EntryView]:
    words = {**FLOW.labels, "start": ("打卡开始", "Opened")}
    return [
        EntryView(e.at, e.name, e.party, e.step, *words.get(e.step, (e.step, e.step)), e.note)
        for e in entries
    ]


def _marked(marks: Any) -> list[MarkView]:
    return [view for mark in marks if (view := _mark(mark))]


def _mark(mark: Mark | None) -> MarkView | None:
    if mark is None:
        return None
    zh, en = TROUBLES.get(mark.trouble, (mark.trouble, mark.trouble))
    return MarkView(mark.waybill, zh, en, mark.mark, mark.note, mark.at, mark.who_name)


def _parcel(p: Parcel, found: Detail) -> ParcelView:
    return ParcelView(
        p.id,
        p.order_id,
        p.waybill,
        p.carrier,
        p.trouble,
        *TROUBLES[p.trouble],
        p.shipped_at,
        p.last_at,
        p.last_text,
        _mark(found.marks.get(p.id)),
        _mark(found.before.get(p.id)),
    )
