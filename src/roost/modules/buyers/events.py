from roost.kernel.pure.event import Audience, Event

from .permissions import VIEW


class Changed(Event, frozen=True, kw_only=True, tag="buyers.changed"):
    """A name or a proved phone."""

    audience = Audience(merchant=VIEW, buyer="thing")


class Merged(Event, frozen=True, kw_only=True, tag="buyers.merged"):
    """`thing` is the buyer that goes on; what hung on `old` is now hung on `new`."""

    audience = Audience(merchant=VIEW, buyer="new")
    old: str
    new: str
