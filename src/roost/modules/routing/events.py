"""What happens at the reception desk."""

from roost.kernel.pure.event import Audience, Event

from .permissions import VIEW


class SeatFreed(Event, frozen=True, kw_only=True, tag="routing.seat_freed"):
    """There may be room now: somebody came, finished, or may take more. `thing` is the agent."""


class AgentLost(Event, frozen=True, kw_only=True, tag="routing.agent_lost"):
    """Gone without handing over; what he had must be given to others. `thing` is the agent."""


class PresenceChanged(Event, frozen=True, kw_only=True, tag="routing.presence_changed"):
    """`thing` is the agent, `to` the state he is in now."""

    audience = Audience(merchant=VIEW)
    to: str
    step: str
