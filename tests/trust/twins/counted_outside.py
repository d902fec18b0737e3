"""The desk is counted when a request comes in, and believed when its transaction has its turn."""

from sqlalchemy import select

from roost.kernel.data.store import NOBODY
from roost.modules.routing.commands import seats
from roost.modules.routing.models import Agent
from roost.modules.routing.states import Presence


def count_outside(store, monkeypatch) -> None:
    work = store.work
    counted: dict[str, int] = {}

    def agents(look) -> dict[str, int]:
        with look.all_shops("a count for every desk"):
            return {a.id: a.open for a in look.session.scalars(select(Agent))}

    def counted_first(who, deed):
        seen = store.look(NOBODY, agents).result()

        def with_an_old_count(under_way):
            counted.clear()
            counted.update(seen)
            return deed(under_way)

        return work(who, with_an_old_count)

    def has_room(agent) -> bool:
        return agent.status is Presence.ONLINE and counted.get(agent.id, 0) < agent.capacity

    monkeypatch.setattr(store, "work", counted_first)
    monkeypatch.setattr(seats, "has_room", has_room)
