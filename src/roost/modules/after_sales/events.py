from typing import ClassVar

from roost.kernel.pure.event import Audience, Event

from .permissions import DECIDE, VIEW
from .rules.kinds import Kind, Source

ALL_SIDES = Audience(merchant=VIEW, platform=DECIDE, buyer="buyer_id")


class Moved(Event, frozen=True, kw_only=True, tag="after_sales.moved"):
    """`step` is `start` when the case is opened. `buyer_id` is None for an order without one."""

    audience: ClassVar[Audience] = ALL_SIDES
    buyer_id: str | None
    order_id: str
    number: str
    kind: Kind
    source: Source
    step: str
    status: str
    amount_fen: int


class Noted(Event, frozen=True, kw_only=True, tag="after_sales.noted"):
    """Something was written on the case that is no step: a remark, an invoice, a service point."""

    audience: ClassVar[Audience] = Audience(merchant=VIEW)
    what: str
    detail: str = ""


class Imported(Event, frozen=True, kw_only=True, tag="after_sales.imported"):
    """Cases `first` to `last` of an import, which is `thing`, are here now, as they were found.

    The only fact about them: nobody is told anew of what happened to them elsewhere. `fresh` are
    cases that were not here before.
    """

    audience: ClassVar[Audience] = Audience(merchant=VIEW)
    first: int
    last: int
    fresh: int
