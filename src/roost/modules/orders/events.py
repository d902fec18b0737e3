"""What others learn about orders. `thing` is the order's id."""

from datetime import datetime

from msgspec import Struct

from roost.kernel.pure.event import Audience, Event

from .permissions import IMPORT, VIEW


class Fact(Event, frozen=True, kw_only=True, tag="orders.fact"):
    audience = Audience(merchant=VIEW, buyer="buyer")
    order_no: str
    buyer: str | None = None

    @property
    def order_id(self) -> str:
        return self.thing


class Placed(Fact, frozen=True, kw_only=True, tag="orders.placed"):
    """Also told of cash-on-delivery orders, which wait for the shop to confirm them."""


class Paid(Fact, frozen=True, kw_only=True, tag="orders.paid"):
    pass


class Confirmed(Fact, frozen=True, kw_only=True, tag="orders.confirmed"):
    """The shop has confirmed a cash-on-delivery order."""


class Shipped(Fact, frozen=True, kw_only=True, tag="orders.shipped"):
    """Some lines left under one waybill; `whole` when none is left behind."""

    lines: list[str]
    carrier: str
    waybill: str
    whole: bool


class Overdue(Fact, frozen=True, kw_only=True, tag="orders.overdue"):
    """The promise has just passed with lines unshipped."""

    ship_by: datetime


class Delivered(Fact, frozen=True, kw_only=True, tag="orders.delivered"):
    pass


class Completed(Fact, frozen=True, kw_only=True, tag="orders.completed"):
    pass


class Cancelled(Fact, frozen=True, kw_only=True, tag="orders.cancelled"):
    reason: str


class Refunded(Fact, frozen=True, kw_only=True, tag="orders.refunded"):
    """A refund came to its end: the money is back (`ok`), or it could not be paid."""

    refund_id: str
    amount_fen: int
    source: str
    ok: bool


class Linked(Fact, frozen=True, kw_only=True, tag="orders.linked"):
    """`buyer` is whose order it is now, None when the link was taken away."""

    was: str | None = None


class Changed(Fact, frozen=True, kw_only=True, tag="orders.changed"):
    """Something else about it: a memo, a step that has no fact of its own."""

    step: str


class ImportedParcel(Struct, frozen=True):
    """What a file says left under one waybill. `lines` are ids; `shipped_at` at the latest."""

    order_id: str
    order_no: str
    buyer: str | None
    carrier: str
    waybill: str
    lines: list[str]
    shipped_at: datetime
    arrived: bool
    arrived_at: datetime | None
    again: bool = False
    """Its order was here before, and the parcel perhaps too."""


class Imported(Event, frozen=True, kw_only=True, tag="orders.imported"):
    """Orders `first` to `last` of an import, which is `thing`, are here now, as they were found.

    The only fact about them: nobody is told anew of what happened to them elsewhere. `fresh` are
    orders that were not here before.
    """

    audience = Audience(merchant=IMPORT)
    first: int
    last: int
    fresh: int
    parcels: list[ImportedParcel]


class ImportMoved(Event, frozen=True, kw_only=True, tag="orders.import_moved"):
    """A file came one step further: for the screen that shows it."""

    audience = Audience(merchant=IMPORT)
    step: str


ALL = (
    Placed,
    Paid,
    Confirmed,
    Shipped,
    Overdue,
    Delivered,
    Completed,
    Cancelled,
    Refunded,
    Linked,
    Changed,
    Imported,
    ImportMoved,
)
