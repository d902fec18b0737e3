from typing import ClassVar

from roost.kernel.pure.event import Audience, Event

from .permissions import VIEW


class Hung(Event, frozen=True, kw_only=True, tag="evidence.hung"):
    """Something was hung on the order `thing`; `item` is its id, `of` the module it occurred in."""

    audience: ClassVar[Audience] = Audience(merchant=VIEW)
    item: str
    kind: str
    of: str
