"""What the shop may offer: type of request × state of order, parcel and after-sale (S1-26).

A row that names a state is meant for it alone; every type has a row that names none, so that
there is always at least one plan. The rows of a state come before those of the type.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from .plans import PLANS, Plan

ANY: Final = frozenset({""})
UNSHIPPED: Final = frozenset({"awaiting_payment", "awaiting_shipment", "partially_shipped"})
NOT_SEEN: Final = frozenset({"label_created", "shipped"})
MOVING: Final = frozenset({"picked_up", "dispatched", "in_transit", "out_for_delivery"})
ARRIVED: Final = frozenset({"delivered"})
GONE: Final = frozenset({"lost"})
BACK: Final = frozenset({"refused", "intercepted", "returning", "returned"})
WAITS_FOR_SHOP: Final = frozenset({"awaiting_merchant", "awaiting_merchant_receipt"})
WAITS_TO_SHIP: Final = frozenset({"awaiting_merchant_ship"})
PAYING: Final = frozenset({"refunding"})
PAID: Final = frozenset({"succeeded"})
REFUSED: Final = frozenset({"refused_first", "refused_second"})


class Facts(Struct, frozen=True):
    """Of the request's order now: `parcel` is the last one's state, `case` the newest case's."""

    type: str
    order: str
    parcel: str = ""
    case: str = ""


class Row(Struct, frozen=True):
    """Empty sets match everything."""

    plan: str
    types: frozenset[str] = frozenset()
    order: frozenset[str] = frozenset()
    parcel: frozenset[str] = frozenset()
    case: frozenset[str] = frozenset()

    def meets(self, facts: Facts) -> bool:
        asked = (
            (self.types, facts.type),
            (self.order, facts.order),
            (self.parcel, facts.parcel),
            (self.case, facts.case),
        )
        return all(not wanted or value in wanted for wanted, value in asked)


def _of(*types: str) -> frozenset[str]:
    return frozenset(types)


GOODS: Final = _of("goods", "content", "exchange", "risky_goods")
ON_THE_WAY: Final = _of("shipping", "courier")
AFTER: Final = _of("after_sales", "exchange", "goods", "merchant_service")

TABLE: Final = (
    Row("answer_case", AFTER, case=WAITS_FOR_SHOP),
    Row("ship_resend", AFTER, case=WAITS_TO_SHIP),
    Row("tell_refund_runs", case=PAYING),
    Row("show_refund", case=PAID),
    Row("look_again", case=REFUSED),
    Row("ship_today", ON_THE_WAY, order=UNSHIPPED),
    Row("refund_unshipped", _of("after_sales", "price", "order_ops"), order=UNSHIPPED),
    Row("correct_order", _of("order_ops"), order=UNSHIPPED),
    Row("ask_pickup", ON_THE_WAY, parcel=NOT_SEEN),
    Row("press_carrier", ON_THE_WAY, parcel=MOVING),
    Row("find_parcel", ON_THE_WAY, parcel=ARRIVED),
    Row("resend_lost", ON_THE_WAY | AFTER, parcel=GONE),
    Row("refund_back", ON_THE_WAY | AFTER, parcel=BACK),
    Row("photo_first", GOODS, parcel=ARRIVED),
    Row("correct_content", _of("content")),
    Row("refund_difference", _of("price")),
    Row("explain_order", _of("order_ops")),
    Row("settle_goods", _of("goods")),
    Row("tell_whereabouts", _of("shipping")),
    Row("offer_after_sale", _of("after_sales")),
    Row("arrange_exchange", _of("exchange")),
    Row("apologise", _of("merchant_service")),
    Row("ask_courier", _of("courier")),
    Row("stop_selling", _of("risky_goods")),
    Row("call_now", _of("grave_complaint")),
    Row("ask_what_helps"),
)
MOST: Final = 3


def suggestions(facts: Facts, gaps: Mapping[str, str]) -> list[tuple[Plan, str]]:
    """Plans with their drafts filled in, the nearest first, at most three."""
    met = dict.fromkeys(row.plan for row in TABLE if row.meets(facts))
    return [(PLANS[code], PLANS[code].draft.format(**gaps)) for code in list(met)[:MOST]]
