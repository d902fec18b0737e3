"""Limits, weights and switches of the reception desk."""

from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Forbidden, Invalid

from .. import queries, rules
from ..models import Agent, Settings
from ..permissions import MANAGE
from . import seats
from .presence import agent_of


class CapacityBody(Body, frozen=True):
    capacity: int


class WeightBody(Body, frozen=True):
    weight: int


class SettingsBody(Body, frozen=True):
    online_service: bool
    offline_assignment: bool
    weighted: bool
    last_agent_first: bool
    busy_blocks_all: bool


class CapacityByOwnerBody(Body, frozen=True):
    on: bool


def set_my_capacity(work: Work, body: CapacityBody) -> Agent:
    return _set(work, agent_of(work, work.actor.id), body.capacity)


def set_capacity(work: Work, who: str, body: CapacityBody) -> Agent:
    """Of somebody else: the owner alone, and only where the switch allows it (S2-06, RD-14)."""
    if who == work.actor.id:
        return set_my_capacity(work, body)
    if not work.actor.owner:
        raise Forbidden("只能调整自己的接待人数", "not_your_capacity")
    if not queries.settings(work).capacity_by_owner:
        raise Forbidden(
            "接待人数只能由子账号本人登录后调整,主账号可查看但不能修改", "capacity_is_the_agents"
        )
    return _set(work, agent_of(work, who), body.capacity)


def set_weight(work: Work, who: str, body: WeightBody) -> Agent:
    work.actor.need(MANAGE)
    if not 1 <= body.weight <= rules.HEAVIEST:
        raise Invalid(f"权重请填写1至{rules.HEAVIEST}的整数", "bad_weight", "/weight")
    agent = work.get(Agent, who, "该客服尚未上线过")
    agent.weight, agent.current = body.weight, 0
    return agent


def set_switches(work: Work, body: SettingsBody) -> Settings:
    work.actor.need(MANAGE)
    kept = _kept(work)
    for name in body.__struct_fields__:
        setattr(kept, name, getattr(body, name))
    work.session.flush()
    if kept.online_service:
        seats.room(work, "")
    return kept


def set_capacity_by_owner(work: Work, body: CapacityByOwnerBody) -> Settings:
    if not work.actor.owner:
        raise Forbidden("仅主账号可修改此开关", "owner_only")
    kept = _kept(work)
    kept.capacity_by_owner = body.on
    return kept


def _set(work: Work, agent: Agent, wanted: int) -> Agent:
    agent.capacity = rules.capacity(wanted)
    work.session.flush()
    if seats.has_room(agent):
        seats.room(work, agent.id)
    return agent


def _kept(work: Work) -> Settings:
    kept = work.session.get(Settings, work.shop_id)
    if kept is None:
        kept = queries.settings(work)
        work.session.add(kept)
    return kept
