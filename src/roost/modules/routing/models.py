"""The desk: who sits there, who has which seat, who waits, and how it came to be so."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.data.machine import Machine
from roost.kernel.data.tables import Record, Stateful, Table, Tenant
from roost.kernel.data.work import Work

from .events import PresenceChanged
from .states import FLOW, Presence

CAPACITY = 10  # of somebody who has not chosen yet


class Agent(Stateful, Table):
    """`id` is the person's. `open` seats never exceed `capacity` by any giving."""

    __tablename__ = "routing_agents"
    __table_args__ = (Index("routing_agents_status", "shop_id", "status"),)
    status: Mapped[Presence]
    name: Mapped[str] = mapped_column(default="")
    capacity: Mapped[int] = mapped_column(default=CAPACITY)
    open: Mapped[int] = mapped_column(default=0)
    weight: Mapped[int] = mapped_column(default=1)
    current: Mapped[int] = mapped_column(default=0)
    idle_since: Mapped[datetime]
    since: Mapped[datetime]  # in the presence `was`, until its stretch is written down
    was: Mapped[Presence] = mapped_column(default=Presence.OFFLINE)
    connected: Mapped[bool] = mapped_column(default=False)
    lost_at: Mapped[datetime | None]
    asked_at: Mapped[datetime | None]  # a supervisor asked him to take more


class Seat(Tenant, Table):
    """One conversation, one agent: the key says so."""

    __tablename__ = "routing_seats"
    __table_args__ = (Index("routing_seats_agent", "shop_id", "agent"),)
    thing: Mapped[str] = mapped_column(primary_key=True)
    agent: Mapped[str]
    at: Mapped[datetime]
    assignment: Mapped[str]


class Waiting(Record, Table):
    """A place in the queue; `id` is the conversation's. `only` waits for this agent alone."""

    __tablename__ = "routing_queue"
    __table_args__ = (Index("routing_queue_order", "shop_id", "since", "id"),)
    since: Mapped[datetime]
    wished: Mapped[str] = mapped_column(default="")
    only: Mapped[str] = mapped_column(default="")
    source: Mapped[str]


class Interval(Record, Table):
    """How long somebody was online or busy: planned against actual, for reports."""

    __tablename__ = "routing_intervals"
    __table_args__ = (Index("routing_intervals_agent", "shop_id", "agent", "start"),)
    agent: Mapped[str]
    status: Mapped[Presence]
    start: Mapped[datetime]
    end: Mapped[datetime]


class Assignment(Record, Table):
    """Why somebody got a conversation (B-11), and when the seat was free again."""

    __tablename__ = "routing_assignments"
    __table_args__ = (
        Index("routing_assignments_thing", "shop_id", "thing", "id"),
        Index("routing_assignments_freed", "shop_id", "freed_at"),
    )
    thing: Mapped[str]
    agent: Mapped[str]
    at: Mapped[datetime]
    freed_at: Mapped[datetime | None]
    why: Mapped[dict[str, Any]]


class Settings(Tenant, Table):
    """The two halves of S4-42 and the switches of RD-14 and RD-15."""

    __tablename__ = "routing_settings"
    online_service: Mapped[bool] = mapped_column(default=True)
    offline_assignment: Mapped[bool] = mapped_column(default=True)
    weighted: Mapped[bool] = mapped_column(default=False)
    last_agent_first: Mapped[bool] = mapped_column(default=True)
    busy_blocks_all: Mapped[bool] = mapped_column(default=False)
    capacity_by_owner: Mapped[bool] = mapped_column(default=False)


def _changed(work: Work, agent: Agent, step: str) -> PresenceChanged:
    return PresenceChanged(
        at=work.moment, shop_id=agent.shop_id, thing=agent.id, to=agent.status, step=step
    )


MACHINE = Machine(FLOW, Agent, _changed)
