"""Giving and freeing seats. Every way of giving a conversation ends in `_sit`, and only there."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import select

from roost.kernel.data.work import Work
from roost.kernel.pure.refusal import Conflict

from .. import queries, rules
from ..events import SeatFreed
from ..models import Agent, Assignment, Seat, Waiting
from ..states import Presence


class Placed(Struct, frozen=True):
    """With an agent, in the queue (`reason` says why), or neither: nobody is there at all."""

    agent: str = ""
    name: str = ""
    queued: bool = False
    reason: str = ""
    why: dict[str, Any] = {}


def place(work: Work, thing: str, source: str, wished: str = "") -> Placed:
    """To the agent whose turn it is; when all are full, into the queue."""
    if not queries.settings(work).online_service:
        return Placed(reason="service_off")
    here = queries.agents(work, Presence.ONLINE, Presence.BUSY)
    free = [a for a in here if has_room(a)]
    # Nobody passes those who wait already.
    if free and not _somebody_waits_for_any(work):
        return give(work, thing, free, source, wished)
    if not here:
        return Placed(reason="nobody_online")
    enqueue(work, thing, source, wished=wished)
    return Placed(queued=True, reason=queries.why_they_wait(here))


def has_room(agent: Agent) -> bool:
    return agent.status is Presence.ONLINE and agent.open < agent.capacity


def give(work: Work, thing: str, free: Sequence[Agent], source: str, wished: str = "") -> Placed:
    shop = queries.settings(work)
    candidates = [
        rules.Candidate(a.id, a.open, a.capacity, a.weight, a.current, a.idle_since) for a in free
    ]
    by_id = {c.id: c for c in candidates}
    if shop.last_agent_first and wished in by_id:
        chosen, how = by_id[wished], "last_agent"
    elif shop.weighted:
        chosen, how = rules.by_weight(candidates), "weight"
        for agent in free:
            agent.current = by_id[agent.id].current
    else:
        chosen, how = rules.by_load(candidates), "load"
    agent = next(a for a in free if a.id == chosen.id)
    why = rules.why(how, chosen, candidates) | {"source": source}
    return _sit(work, thing, agent, why)


def give_to(work: Work, thing: str, who: str, source: str) -> Placed:
    """To this agent and nobody else; refused when he cannot take one more."""
    agent = work.get(Agent, who, "该客服尚未上线过")
    if agent.status is not Presence.ONLINE:
        raise Conflict(f"{agent.name}当前不在线,不能接收会话", "agent_not_online", agent=who)
    if not has_room(agent):
        raise Conflict(
            f"{agent.name}的接待人数已满({agent.capacity}人)",
            "agent_full",
            agent=who,
            capacity=agent.capacity,
        )
    return _sit(work, thing, agent, {"by": source, "agent": who, "source": source})


def enqueue(work: Work, thing: str, source: str, wished: str = "", only: str = "") -> None:
    row = Waiting(
        shop_id=work.shop_id, id=thing, since=work.moment, wished=wished, only=only, source=source
    )
    work.session.add(row)
    work.session.flush()


def leave_queue(work: Work, thing: str) -> None:
    if row := work.session.get(Waiting, (work.shop_id, thing)):
        work.session.delete(row)
        work.session.flush()


def free(work: Work, thing: str) -> None:
    """The conversation needs no seat and no place in the queue any more."""
    leave_queue(work, thing)
    if agent := _stand_up(work, thing):
        room(work, agent.id)


def hand_over(work: Work, thing: str, to: str, source: str) -> Placed:
    """From one agent to another in one step; the old seat is free only if the new one is taken."""
    leave_queue(work, thing)
    old = _stand_up(work, thing)
    placed = give_to(work, thing, to, source)
    if old:
        room(work, old.id)
    return placed


def next_placed(work: Work) -> tuple[str, Placed] | None:
    """The first in the queue for whom there is room now, seated."""
    free = [a for a in queries.agents(work, Presence.ONLINE) if has_room(a)]
    if not free or not queries.settings(work).online_service:
        return None
    for row in queries.waiting(work):
        fit = [a for a in free if row.only in ("", a.id)]
        if fit:
            leave_queue(work, row.id)
            return row.id, give(work, row.id, fit, "queue", row.wished)
    return None


def release_named(work: Work, agent: str) -> None:
    """Who waited for one agent alone waits for anybody once he is gone."""
    for row in work.session.scalars(select(Waiting).where(Waiting.only == agent)):
        row.only, row.wished = "", agent
    work.session.flush()


def room(work: Work, agent: str) -> None:
    work.tell(SeatFreed(at=work.moment, shop_id=work.shop_id, thing=agent))


def _somebody_waits_for_any(work: Work) -> bool:
    return work.session.scalar(select(Waiting.id).where(Waiting.only == "").limit(1)) is not None


def _sit(work: Work, thing: str, agent: Agent, why: dict[str, Any]) -> Placed:
    if not has_room(agent):
        raise Conflict(f"{agent.name}的接待人数已满({agent.capacity}人)", "agent_full")
    agent.open += 1
    kept = Assignment(
        shop_id=work.shop_id,
        id=work.new_id(),
        thing=thing,
        agent=agent.id,
        at=work.moment,
        why=why,
    )
    taken = Seat(
        shop_id=work.shop_id, thing=thing, agent=agent.id, at=work.moment, assignment=kept.id
    )
    work.session.add_all([kept, taken])
    work.session.flush()  # two seats for one conversation fail here
    return Placed(agent.id, agent.name, why=why)


def _stand_up(work: Work, thing: str) -> Agent | None:
    seat = queries.seat(work, thing)
    if seat is None:
        return None
    agent = work.get(Agent, seat.agent)
    agent.open -= 1
    if agent.open == 0:
        agent.idle_since = work.moment
    _freed(work, seat.assignment, work.moment)
    work.session.delete(seat)
    work.session.flush()
    return agent


def _freed(work: Work, assignment: str, at: datetime) -> None:
    if kept := work.session.get(Assignment, (work.shop_id, assignment)):
        kept.freed_at = at
