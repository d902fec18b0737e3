"""Coming, pausing and going; and what happens when somebody is simply gone (RD-15)."""

from datetime import datetime

from sqlalchemy import select

from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Party, system
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Forbidden, Invalid
from roost.modules.staff import facade as staff

from .. import queries
from ..events import AgentLost
from ..models import MACHINE, Agent, Interval
from ..states import Presence
from . import seats


class GoBody(Body, frozen=True):
    to: str


def agent_of(work: Work, who: str) -> Agent:
    """The desk of a person; made when it is first asked for."""
    found = work.session.get(Agent, (work.shop_id, who))
    if found:
        return found
    queries.refuse_without_im(work, who)
    return _new_desk(work, who)


def _new_desk(work: Work, who: str) -> Agent:
    person = staff.person(work, who)
    made = Agent(
        shop_id=work.shop_id,
        id=who,
        status=Presence.OFFLINE,
        name=person.name if person else "",
        idle_since=work.moment,
        since=work.moment,
        capacity=10,
        open=0,
        weight=1,
        current=0,
        connected=False,
        was=Presence.OFFLINE,
    )
    MACHINE.start(work, made)
    work.session.flush()
    return made


def go(work: Work, body: GoBody) -> Agent:
    if body.to not in list(Presence):
        raise Invalid("请选择在线、忙碌或离线", "bad_presence", "/to")
    if work.actor.party is not Party.MERCHANT:
        raise Forbidden("仅商家客服可切换状态", "not_your_step")
    agent = agent_of(work, work.actor.id)
    if body.to == agent.status:
        return agent
    if body.to != Presence.OFFLINE:
        queries.refuse_without_im(work, agent.id)
        _must_connect(work, agent)
    MACHINE.move(work, agent, f"go_{body.to}")
    return agent


def wake(work: Work, who: str) -> Agent:
    """A stand-in is put to work by the supervisor; unless he connects, the grace ends it again."""
    agent = agent_of(work, who)
    queries.refuse_without_im(work, who)
    _must_connect(work, agent)
    MACHINE.move(work, agent, "wake")
    return agent


def dismiss(work: Work, who: str) -> None:
    """Off the desk at once, by the house's own hand."""
    agent = work.session.get(Agent, (work.shop_id, who))
    if agent and agent.status is not Presence.OFFLINE:
        MACHINE.move(work.acting_as(system(work.shop_id)), agent, "lose")


def after_move(work: Work, agent: Agent, step: str) -> None:
    """What every change of presence brings with it, the clock's own included."""
    _close_stretch(work, agent)
    if agent.status is Presence.ONLINE:
        agent.idle_since = work.moment
        seats.room(work, agent.id)
    if agent.status is Presence.OFFLINE:
        agent.lost_at = None
        seats.release_named(work, agent.id)
    if step == "lose":
        work.tell(AgentLost(at=work.moment, shop_id=work.shop_id, thing=agent.id))


def connected(work: Work, who: str) -> None:
    """A screen of his is open (again); who may not receive buyers yet may be let to meanwhile."""
    agent = work.session.get(Agent, (work.shop_id, who)) or _new_desk(work, who)
    if not (agent.connected and agent.lost_at is None):
        agent.connected, agent.lost_at = True, None
        MACHINE.rewind(work, agent)


def disconnected(work: Work, who: str, heard: datetime) -> None:
    """His last screen is gone; `heard` is its last sign of life."""
    agent = work.session.get(Agent, (work.shop_id, who))
    if agent and agent.connected:
        agent.connected = False
        _start_waiting(work, agent, heard)


def nobody_is_connected(work: Work) -> None:
    """The process has just started: whoever was there has the grace to come back."""
    with work.all_shops("start of the process"):
        here = Agent.status != Presence.OFFLINE
        found = work.session.execute(select(Agent.shop_id, Agent.id).where(here | Agent.connected))
        known = [(shop_id, id) for shop_id, id in found]
    for shop_id, who in known:
        own = work.acting_as(system(shop_id))
        own.narrow(shop_id)
        agent = own.get(Agent, who)
        agent.connected = False
        _start_waiting(own, agent, work.moment)
    work.session.flush()


def _must_connect(work: Work, agent: Agent) -> None:
    if not agent.connected:
        agent.lost_at = work.moment


def _close_stretch(work: Work, agent: Agent) -> None:
    if agent.was is not Presence.OFFLINE:
        stretch = Interval(
            shop_id=work.shop_id,
            id=work.new_id(),
            agent=agent.id,
            status=agent.was,
            start=agent.since,
            end=work.moment,
        )
        work.session.add(stretch)
    agent.since, agent.was = work.moment, agent.status
    work.session.flush()


def _start_waiting(work: Work, agent: Agent, heard: datetime) -> None:
    if agent.status is not Presence.OFFLINE and agent.lost_at is None:
        agent.lost_at = min(heard, work.moment)
        MACHINE.rewind(work, agent)
