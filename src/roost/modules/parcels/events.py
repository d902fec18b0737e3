from roost.kernel.pure.event import Audience, Event

from .permissions import VIEW


class Tracked(Event, frozen=True, kw_only=True, tag="parcels.tracked"):
    """A carrier said something about a parcel, which is `thing`; `kind` is a kind of scan."""

    audience = Audience(merchant=VIEW, buyer="buyer")
    order_id: str
    kind: str
    buyer: str | None = None


class Moved(Event, frozen=True, kw_only=True, tag="parcels.moved"):
    """Its status changed by a step: what open screens are woken by."""

    audience = Audience(merchant=VIEW)
    order_id: str
    step: str
