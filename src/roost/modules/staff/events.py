"""What others hear of the staff."""

from roost.kernel.pure.event import Audience, Event

from .permissions import VIEW


class Changed(Event, frozen=True, kw_only=True, tag="staff.changed"):
    """An account came, or its name, post, rights or status changed."""

    audience = Audience(merchant=VIEW, platform=VIEW)
    step: str = "change"


class Unbound(Event, frozen=True, kw_only=True, tag="staff.unbound"):
    """The person has left the shop: unbound or deleted. What is in their hands needs another."""

    audience = Audience(merchant=VIEW, platform=VIEW)
