"""What others hear of a shop."""

from roost.kernel.pure.event import Audience, Event

from .permissions import VIEW


class Founded(Event, frozen=True, kw_only=True, tag="shop.founded"):
    """A shop with nobody in it yet; the phone is sealed (purpose `phone`, hex)."""

    kind: str
    owner_name: str
    owner_phone: str
    owner_secret: str  # hash of the password


class Changed(Event, frozen=True, kw_only=True, tag="shop.changed"):
    """`what`: profile, hours, texts, address, service_rule or card."""

    audience = Audience(merchant=VIEW)
    what: str
