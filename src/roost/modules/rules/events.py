from typing import ClassVar

from roost.kernel.pure.event import Audience, Event

from .permissions import PUBLISH, VIEW


class Published(Event, frozen=True, kw_only=True, tag="rules.published"):
    audience: ClassVar[Audience] = Audience(merchant=VIEW, platform=PUBLISH)
    policy: str
