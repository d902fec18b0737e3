from roost.kernel.pure.event import Audience, Event

from .permissions import VIEW


class Moved(Event, frozen=True, kw_only=True, tag="deadlines.moved"):
    """A parcel check, which is `thing`, was opened, signed off or missed."""

    audience = Audience(merchant=VIEW)
    step: str


class Told(Event, frozen=True, kw_only=True, tag="deadlines.told"):
    """A hand-over note, which is `thing`, was written or taken over; or a day was closed."""

    audience = Audience(merchant=VIEW)
    step: str
