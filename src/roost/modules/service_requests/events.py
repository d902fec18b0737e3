from typing import ClassVar

from roost.kernel.pure.event import Audience, Event

from .permissions import REVIEW, VIEW

ALL_SIDES = Audience(merchant=VIEW, platform=REVIEW, buyer="buyer_id")


class Moved(Event, frozen=True, kw_only=True, tag="service_requests.moved"):
    """`step` is `start` when the request is sent, and in a later cycle `send_back`."""

    audience: ClassVar[Audience] = ALL_SIDES
    buyer_id: str | None
    order_id: str
    number: str
    topic: str  # the type of the request
    cycle: int
    step: str
    status: str


class Surveyed(Event, frozen=True, kw_only=True, tag="service_requests.surveyed"):
    """The survey has gone out to the buyer."""

    audience: ClassVar[Audience] = ALL_SIDES
    buyer_id: str | None
    order_id: str
    number: str


class Settled(Event, frozen=True, kw_only=True, tag="service_requests.settled"):
    """The platform has settled it itself; `amount_fen` is the shop's loss (RD-04)."""

    audience: ClassVar[Audience] = Audience(merchant=VIEW, platform=REVIEW)
    order_id: str
    number: str
    kind: str
    amount_fen: int


class Signed(Event, frozen=True, kw_only=True, tag="service_requests.signed"):
    """A draft of passive handling, which is `thing`, was proposed or decided."""

    audience: ClassVar[Audience] = Audience(platform=REVIEW)
    state: str


class Judged(Event, frozen=True, kw_only=True, tag="service_requests.judged"):
    """A person of the platform has confirmed passive handling of the request `thing` (RD-24)."""

    audience: ClassVar[Audience] = Audience(merchant=VIEW, platform=REVIEW)
    number: str
    kind: str


class Complained(Event, frozen=True, kw_only=True, tag="service_requests.complained"):
    """A buyer's complaint, which is `thing`, was brought or decided."""

    audience: ClassVar[Audience] = Audience(platform=REVIEW, buyer="buyer_id")
    buyer_id: str | None
    order_id: str
    state: str
