"""Where the goods of a case are, in the words that the desk decides by."""

from collections.abc import Mapping
from typing import Final

from .kinds import Goods

BY_PARCEL: Final[Mapping[str, Goods]] = {
    "label_created": Goods.NOT_PICKED_UP,
    "shipped": Goods.NOT_PICKED_UP,
    "picked_up": Goods.IN_TRANSIT,
    "dispatched": Goods.IN_TRANSIT,
    "in_transit": Goods.IN_TRANSIT,
    "out_for_delivery": Goods.IN_TRANSIT,
    "delivered": Goods.DELIVERED,
    "refused": Goods.IN_TRANSIT,
    "returning": Goods.RETURNING,
    "returned": Goods.RETURNED,
    "intercepted": Goods.RECALLED,
    "recalled": Goods.RECALLED,
    "lost": Goods.LOST,
}
"""A parcel's status, or the kind of a tracking event; anything else changes nothing."""

COMING_BACK: Final = frozenset({Goods.RETURNING, Goods.RETURNED, Goods.RECALLED})
BACK: Final = frozenset({Goods.RETURNED, Goods.RECALLED})
"""Arrived at the shop or stopped by the carrier: then the refund is paid without being asked."""
