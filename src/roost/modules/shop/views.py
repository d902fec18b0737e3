"""What each side gets to see of a shop."""

from msgspec import Struct

from .models import Shop


class Needed(Struct, frozen=True):
    needed: bool


class Opened(Struct, frozen=True):
    id: str
    name: str
    profile: str
    code: str


def opened(shop: Shop) -> Opened:
    return Opened(shop.shop_id, shop.name, shop.profile, shop.code)
