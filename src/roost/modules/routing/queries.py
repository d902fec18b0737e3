"""The desk as it stands."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import func, select

from roost.kernel.data.look import Look
from roost.kernel.pure.refusal import Forbidden
from roost.modules.staff import facade as staff

from .models import MACHINE, Agent, Assignment, Interval, Seat, Settings, Waiting
from .permissions import CAPACITIES, MANAGE, RELIEVE, VIEW
from .rules import estimate
from .states import Presence

LAST_HOUR = timedelta(hours=1)


class Desk(Struct, frozen=True):
    """One agent, and whether the one who asks may see the numbers."""

    agent: Agent
    mine: bool
    numbers: bool


class Place(Struct, frozen=True):
    """`position` 1 is next; `estimate` counts those in front."""

    waiting: Waiting
    position: int
    estimate: timedelta | None
    online: int


class Line(Struct, frozen=True):
    """The queue for one who is not in it yet: all of it would be in front of him."""

    waiting: int
    estimate: timedelta | None
    online: int


class Queue(Struct, frozen=True):
    places: list[Place]
    reason: str | None
    online: int
    full: int
    busy: int


def settings(look: Look) -> Settings:
    return look.session.get(Settings, look.shop_id) or Settings(
        shop_id=look.shop_id,
        online_service=True,
        offline_assignment=True,
        weighted=False,
        last_agent_first=True,
        busy_blocks_all=False,
        capacity_by_owner=False,
    )


def settings_page(look: Look) -> Settings:
    look.actor.need(VIEW)
    return settings(look)


def agents(look: Look, *states: Presence) -> Sequence[Agent]:
    """Those in one of these states; without any, all who may receive buyers."""
    wanted = select(Agent).order_by(Agent.id)
    if states:
        return look.session.scalars(wanted.where(Agent.status.in_(states))).all()
    allowed = {person.id for person in staff.people(look) if person.im_access}
    return [agent for agent in look.session.scalars(wanted) if agent.id in allowed]


def may_receive(look: Look, who: str) -> bool:
    person = staff.person(look, who)
    return person is not None and person.im_access


def mine(look: Look) -> Desk | None:
    agent = look.session.get(Agent, (look.shop_id, look.actor.id))
    return Desk(agent, mine=True, numbers=True) if agent else None


def everybody(look: Look) -> list[Desk]:
    """The owner sees every limit; others see who is there, and the numbers of themselves alone."""
    look.actor.need(VIEW)
    all_numbers = look.actor.may(CAPACITIES)
    me = look.actor.id
    return [Desk(a, a.id == me, all_numbers or a.id == me) for a in agents(look)]


def steps(look: Look, agent: Agent) -> list[object]:
    offers = MACHINE.flow.steps_for(look.actor, agent, look.moment, look.rules)
    own = agent.id == look.actor.id
    return [o for o in offers if (o.name == "wake") is not own]


def waiting(look: Look) -> Sequence[Waiting]:
    return look.session.scalars(select(Waiting).order_by(Waiting.since, Waiting.id)).all()


def average_handling(look: Look) -> timedelta | None:
    """Of what was finished in the last hour."""
    freed = Assignment.freed_at
    took = select(Assignment.at, freed).where(freed > look.now - LAST_HOUR)
    spans = [end - start for start, end in look.session.execute(took) if end]
    return sum(spans, timedelta()) / len(spans) if spans else None


def why_they_wait(here: Sequence[Agent]) -> str:
    """B-12: the reason a supervisor can do something about."""
    online = [a for a in here if a.status is Presence.ONLINE]
    if any(a.open < a.capacity for a in online):
        return "waits_for_agent"
    if online:
        return "all_full"
    return "all_busy" if here else "nobody_online"


def queue(look: Look) -> Queue:
    if not (look.actor.may(RELIEVE) or look.actor.may(VIEW) or look.actor.may(MANAGE)):
        look.actor.need(VIEW)
    rows, here = waiting(look), agents(look, Presence.ONLINE, Presence.BUSY)
    online = [a for a in here if a.status is Presence.ONLINE]
    average = average_handling(look) if rows else None
    places = [
        Place(w, n, estimate(n - 1, average, len(online)), len(online))
        for n, w in enumerate(rows, 1)
    ]
    full = sum(a.open >= a.capacity for a in online)
    reason = why_they_wait(here) if rows else None
    return Queue(places, reason, len(online), full, len(here) - len(online))


def place(look: Look, thing: str) -> Place | None:
    """Where somebody stands in the queue, and how long it may still take."""
    row = look.session.get(Waiting, (look.shop_id, thing))
    if row is None:
        return None
    before = (Waiting.since < row.since) | ((Waiting.since == row.since) & (Waiting.id <= row.id))
    position = look.session.scalar(select(func.count()).select_from(Waiting).where(before)) or 1
    online = len(agents(look, Presence.ONLINE))
    return Place(row, position, estimate(position - 1, average_handling(look), online), online)


def line(look: Look) -> Line:
    """For whoever thinks of joining it."""
    count = look.session.scalar(select(func.count()).select_from(Waiting)) or 0
    online = len(agents(look, Presence.ONLINE))
    return Line(count, estimate(count, average_handling(look), online), online)


def intervals(look: Look, agent: str, start: datetime, end: datetime) -> Sequence[Interval]:
    if agent != look.actor.id:
        look.actor.need(MANAGE)
    within = (Interval.agent == agent, Interval.start < end, Interval.end > start)
    return look.session.scalars(select(Interval).where(*within).order_by(Interval.start)).all()


def explained(look: Look, thing: str) -> Sequence[Assignment]:
    look.actor.need(VIEW)
    mine = select(Assignment).where(Assignment.thing == thing).order_by(Assignment.id)
    return look.session.scalars(mine).all()


def seat(look: Look, thing: str) -> Seat | None:
    return look.session.get(Seat, (look.shop_id, thing))


def seats_of(look: Look, agent: str) -> Sequence[Seat]:
    mine = select(Seat).where(Seat.agent == agent).order_by(Seat.at, Seat.thing)
    return look.session.scalars(mine).all()


def refuse_without_im(look: Look, who: str) -> None:
    if not may_receive(look, who):
        raise Forbidden("该账号未开通客服权限,不能接待买家", "no_im_access")
