from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

from roost.kernel.data.look import Look

from . import queries, rules
from .models import Agent, Assignment, Interval, Settings
from .policies import WAIT_MARKS
from .queries import Desk, Queue
from .states import FLOW


class AgentView(Struct, frozen=True):
    """`capacity`, `open` and `weight` are None where the caller may not know them (S2-06)."""

    id: str
    name: str
    status: str
    status_zh: str
    status_en: str
    version: int
    since: datetime
    lost_at: datetime | None
    capacity: int | None
    open: int | None
    weight: int | None
    suggested_weight: int | None
    asked_to_raise: bool
    steps: list[Any]
    now: datetime


class AgentList(Struct, frozen=True):
    items: list[AgentView]
    now: datetime
    next: str | None = None


class SettingsView(Struct, frozen=True):
    online_service: bool
    offline_assignment: bool
    weighted: bool
    last_agent_first: bool
    busy_blocks_all: bool
    capacity_by_owner: bool


class PlaceView(Struct, frozen=True):
    id: str
    position: int
    since: datetime
    waited_seconds: int
    label: str | None
    colour: str | None
    estimate_seconds: int | None
    only: str
    source: str


class QueueView(Struct, frozen=True):
    items: list[PlaceView]
    waiting: int
    reason: str | None
    reason_zh: str
    reason_en: str
    online: int
    full: int
    busy: int
    now: datetime


class IntervalView(Struct, frozen=True):
    agent: str
    status: str
    start: datetime
    end: datetime


class AssignmentView(Struct, frozen=True):
    id: str
    agent: str
    at: datetime
    freed_at: datetime | None
    why: dict[str, Any]


REASONS = {
    "all_full": ("在线客服的接待人数已满", "Everybody online is full"),
    "all_busy": ("客服均为忙碌状态", "Everybody is busy"),
    "nobody_online": ("没有客服在线", "Nobody is online"),
    "waits_for_agent": ("等待指定客服", "Waiting for a certain agent"),
}


def agent(look: Look, one: Agent) -> AgentView:
    mine = one.id == look.actor.id
    return _agent(look, Desk(one, mine, mine or look.actor.owner))


def me(look: Look, desk: Desk | None) -> AgentView | None:
    return _agent(look, desk) if desk else None


def agents(look: Look, desks: list[Desk]) -> AgentList:
    least = min((d.agent.capacity for d in desks), default=1)
    return AgentList([_agent(look, d, least) for d in desks], look.now)


def settings(_: Look, s: Settings) -> SettingsView:
    names = SettingsView.__struct_fields__
    return SettingsView(**{name: getattr(s, name) for name in names})


def queue(look: Look, q: Queue) -> QueueView:
    marks = look.rules.rule(WAIT_MARKS, look.now)
    zh, en = REASONS.get(q.reason or "", ("", ""))
    items = [_place(look, p, marks) for p in q.places]
    return QueueView(items, len(items), q.reason, zh, en, q.online, q.full, q.busy, look.now)


def intervals(_: Look, rows: Any) -> list[IntervalView]:
    return [_interval(i) for i in rows]


def assignments(_: Look, rows: Any) -> list[AssignmentView]:
    return [_assignment(a) for a in rows]


def _interval(i: Interval) -> IntervalView:
    return IntervalView(i.agent, i.status, i.start, i.end)


def _assignment(a: Assignment) -> AssignmentView:
    return AssignmentView(a.id, a.agent, a.at, a.freed_at, a.why)


def _place(look: Look, p: queries.Place, marks: Any) -> PlaceView:
    waited = look.now - p.waiting.since
    label, colour = rules.wait_label(waited, marks)
    return PlaceView(
        id=p.waiting.id,
        position=p.position,
        since=p.waiting.since,
        waited_seconds=waited // timedelta(seconds=1),
        label=label,
        colour=colour,
        estimate_seconds=None if p.estimate is None else p.estimate // timedelta(seconds=1),
        only=p.waiting.only,
        source=p.waiting.source,
    )


def _agent(look: Look, desk: Desk, least: int | None = None) -> AgentView:
    one, known = desk.agent, desk.numbers
    zh, en = FLOW.states[one.status]
    return AgentView(
        id=one.id,
        name=one.name,
        status=one.status,
        status_zh=zh,
        status_en=en,
        version=one.version,
        since=one.since,
        lost_at=one.lost_at,
        capacity=one.capacity if known else None,
        open=one.open if known else None,
        weight=one.weight if known else None,
        suggested_weight=-(-one.capacity // least) if known and least else None,
        asked_to_raise=desk.mine and one.asked_at is not None,
        steps=queries.steps(look, one),
        now=look.now,
    )
