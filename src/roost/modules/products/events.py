from roost.kernel.pure.event import Audience, Event

from .permissions import VIEW


class Changed(Event, frozen=True, kw_only=True, tag="products.changed"):
    audience = Audience(merchant=VIEW)
