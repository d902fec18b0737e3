"""What a supervisor can do about a queue; none of it gives anybody more than his limit."""

from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Conflict

from .. import queries
from ..models import Agent
from ..permissions import RELIEVE
from ..rules import MOST
from ..states import Presence
from . import presence


class SuggestBody(Body, frozen=True):
    agent: str


def suggest_more(work: Work, body: SuggestBody) -> Agent:
    """The agent is asked to raise his own limit; he alone can (S2-06)."""
    work.actor.need(RELIEVE)
    agent = work.get(Agent, body.agent, "该客服尚未上线过")
    if agent.status is not Presence.ONLINE:
        raise Conflict(f"{agent.name}当前不在线", "agent_not_online")
    if agent.capacity >= MOST:
        raise Conflict(f"{agent.name}的接待人数已是上限{MOST}人", "at_most", most=MOST)
    agent.asked_at = work.moment
    return agent


def wake_stand_in(work: Work, who: str) -> Agent:
    work.actor.need(RELIEVE)
    if not queries.waiting(work):
        raise Conflict("当前没有排队的买家", "nobody_waits")
    return presence.wake(work, who)
