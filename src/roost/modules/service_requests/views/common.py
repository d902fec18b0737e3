"""What all sides read alike: the row, the clock with its explanation, the story of a request."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct

from roost.kernel.data import files
from roost.kernel.data.clocks import Clock, running
from roost.kernel.data.history import Entry, of
from roost.kernel.data.look import Look
from roost.kernel.pure.actor import Party
from roost.kernel.pure.flow import Offer
from roost.kernel.pure.hours import Segment

from .. import policies
from ..models import Request
from ..rules import clock
from ..states import FLOW, Status

PLATFORM = "platform"


class Choice(Struct, frozen=True):
    code: str
    label_zh: str
    label_en: str


class FileLink(Struct, frozen=True):
    url: str
    thumb_url: str


class ClockView(Struct, frozen=True):
    step: str
    label_zh: str
    label_en: str
    start: datetime
    due: datetime
    edition: str
    segments: list[Any]


class Explained(Struct, frozen=True):
    """How the due instant of the present cycle came about (B-03)."""

    policy: str
    edition: str
    segments: list[Segment]
    due_at: datetime
    strict_at: datetime | None


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


class Row(Struct, frozen=True, kw_only=True):
    """`remaining_s` is of `shown_at`: seconds of the working clock where that is what it shows,
    else of the wall. `review`: why it lies with the platform, None elsewhere (S1-18)."""

    id: str
    number: str
    type: str
    level: str
    status: str
    order_id: str
    order_no: str
    buyer_name: str
    demand: str
    created_at: datetime
    cycle: int
    urge_count: int
    urged_at: datetime | None
    shown_at: datetime | None
    shown_by: str | None
    due_at: datetime | None
    strict_at: datetime | None
    remaining_s: int | None
    paused: bool
    late: bool
    review: str | None
    version: int


PLAIN = (
    "id",
    "number",
    "type",
    "level",
    "status",
    "order_id",
    "order_no",
    "buyer_name",
    "demand",
    "created_at",
    "cycle",
    "urge_count",
    "urged_at",
    "shown_at",
    "shown_by",
    "due_at",
    "strict_at",
    "version",
)
BESIDE: Mapping[str, tuple[str, str]] = {
    "start": ("平台发起服务单", "Sent by the platform"),
    "adopt": ("同步", "Synchronised"),
    "passive": ("平台确认消极处理", "Passive handling confirmed"),
    "deadline": ("截止时间更新", "The deadline was changed"),
    "survey": ("满意度评价已发出", "Survey sent"),
}


def head(look: Look, request: Request) -> dict[str, Any]:
    """What stands in every list, and at the head of every page."""
    plain = {name: getattr(request, name) for name in PLAIN}
    lies_there = request.status is Status.PLATFORM_REVIEW
    plain["review"] = request.review if lies_there else None
    return plain | _time(look, request)


def row(look: Look, request: Request) -> Row:
    return Row(**head(look, request))


def explained(look: Look, request: Request) -> Explained:
    span = policies.span_of(request, look.rules)
    return Explained(
        span.policy,
        policies.edition_of(request, look.rules),
        list(span.segments),
        span.due,
        span.strict,
    )


def steps(look: Look, request: Request) -> list[Offer]:
    return FLOW.steps_for(look.actor, request, look.moment, look.rules)


def clocks(look: Look, request: Request) -> list[ClockView]:
    return [_clock(c) for c in running(look, FLOW.name, request.id)]


def log(look: Look, request: Request) -> list[LogView]:
    return [_entry(e) for e in of(look, FLOW.name, request.id)]


def link(look: Look, id: str, shop_id: str) -> FileLink:
    return FileLink(files.link(look, id, shop_id), files.link(look, id, shop_id, thumb=True))


def links(look: Look, request: Request, told: Iterable[LogView]) -> dict[str, FileLink]:
    """A way to every file on the request, for the eyes of the one who looks, by its id."""
    found = dict.fromkeys(map(str, request.files), _home(request.shop_id, Party.PLATFORM))
    for entry in told:
        home = _home(request.shop_id, entry.party)
        found |= dict.fromkeys(map(str, entry.data.get("files", [])), home)
    return {id: link(look, id, shop) for id, shop in found.items()}


def _home(shop_id: str, party: str) -> str:
    """Whoever puts a file in does so in the shop of their own session."""
    return PLATFORM if party == Party.PLATFORM else shop_id


def _time(look: Look, request: Request) -> dict[str, Any]:
    if request.shown_at is None or request.due_at is None:
        return {"remaining_s": None, "paused": False, "late": request.late}
    window = policies.window_of(request, look.rules)
    left = clock.remaining(request.pace, window, look.now, request.shown_at)
    return {
        "remaining_s": int(left.total_seconds()),
        "paused": clock.paused(request.pace, window, look.now),
        "late": request.late or look.now > request.due_at,
    }


def _clock(c: Clock) -> ClockView:
    return ClockView(c.step, *FLOW.labels[c.step], c.start, c.due, c.edition, c.segments)


def _entry(e: Entry) -> LogView:
    zh, en = BESIDE.get(e.step) or FLOW.labels.get(e.step, (e.step, e.step))
    return LogView(e.at, e.party, e.name, e.step, zh, en, e.status, e.note, e.data)
