"""What conversations ask of the reception desk. `thing` is always a conversation's id."""

from datetime import timedelta

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.data.work import Work

from . import queries
from .commands import seats
from .commands.seats import Placed
from .models import Agent
from .queries import Line
from .states import Presence


class AgentCard(Struct, frozen=True):
    id: str
    name: str
    presence: str
    has_room: bool


class Standing(Struct, frozen=True):
    position: int
    estimate: timedelta | None
    reason: str
    online: int


class Switches(Struct, frozen=True):
    online_service: bool
    offline_assignment: bool
    busy_blocks_all: bool


def place(work: Work, thing: str, source: str, wished: str = "") -> Placed:
    return seats.place(work, thing, source, wished)


def give_to(work: Work, thing: str, agent: str, source: str) -> Placed:
    """Conflict when he is not online or full."""
    return seats.give_to(work, thing, agent, source)


def hand_over(work: Work, thing: str, to: str, source: str) -> Placed:
    return seats.hand_over(work, thing, to, source)


def wait_for(work: Work, thing: str, source: str, agent: str = "", wished: str = "") -> None:
    """Into the queue: for this agent alone, or for anybody (the wished one first)."""
    seats.free(work, thing)
    seats.enqueue(work, thing, source, wished=wished, only=agent)


def free(work: Work, thing: str) -> None:
    """Its seat or its place in the queue is given up."""
    seats.free(work, thing)


def next_placed(work: Work) -> tuple[str, Placed] | None:
    return seats.next_placed(work)


def anybody_free(look: Look) -> bool:
    return any(seats.has_room(a) for a in queries.agents(look, Presence.ONLINE))


def anybody_there(look: Look) -> bool:
    return bool(queries.agents(look, Presence.ONLINE, Presence.BUSY))


def give_any(work: Work, thing: str, source: str, wished: str = "") -> Placed | None:
    """To whoever has room, passing nobody: for what has no place in the queue."""
    free_ones = [a for a in queries.agents(work, Presence.ONLINE) if seats.has_room(a)]
    return seats.give(work, thing, free_ones, source, wished) if free_ones else None


def standing(look: Look, thing: str) -> Standing | None:
    place = queries.place(look, thing)
    if place is None:
        return None
    here = queries.agents(look, Presence.ONLINE, Presence.BUSY)
    why = queries.why_they_wait(here)
    return Standing(place.position, place.estimate, why, place.online)


def line(look: Look) -> Line:
    """How long the queue is for one who is not in it."""
    return queries.line(look)


def switches(look: Look) -> Switches:
    s = queries.settings(look)
    return Switches(s.online_service, s.offline_assignment, s.busy_blocks_all)


def presence(look: Look, who: str) -> str:
    agent = look.session.get(Agent, (look.shop_id, who))
    return agent.status if agent else Presence.OFFLINE


def colleagues(look: Look) -> list[AgentCard]:
    """For a transfer: who is there and has room; the numbers stay the agents' own."""
    return [AgentCard(a.id, a.name, a.status, seats.has_room(a)) for a in queries.agents(look)]


__all__ = [
    "AgentCard",
    "Line",
    "Placed",
    "Standing",
    "Switches",
    "anybody_free",
    "anybody_there",
    "colleagues",
    "free",
    "give_any",
    "give_to",
    "hand_over",
    "line",
    "next_placed",
    "place",
    "presence",
    "standing",
    "switches",
    "wait_for",
]
