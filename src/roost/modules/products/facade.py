"""What the modules above ask of products."""

from collections.abc import Collection, Iterable
from datetime import datetime

from msgspec import Struct

from roost.kernel.data.look import Look

from . import queries
from .commands import ProductBody, SkuBody, Taken, add, give_back, take
from .queries import Full, full, fulls


class SkuCard(Struct, frozen=True):
    id: str
    spec: str
    price_fen: int
    stock: int


class ProductCard(Struct, frozen=True):
    id: str
    product_no: str
    title: str
    image: str
    price_fen: int
    on_sale: bool
    skus: list[SkuCard]
    promise_hours: int | None
    custom_made: bool


def card(look: Look, product_id: str) -> ProductCard:
    return _card(full(look, product_id))


def seen_by(look: Look, buyer_id: str, limit: int = 10) -> list[tuple[datetime, ProductCard]]:
    """What a buyer looked at, the last first, with when."""
    rows = queries.seen_by(look, buyer_id, limit)
    found = cards(look, [r.product_id for r in rows])
    return [(r.at, found[r.product_id]) for r in rows if r.product_id in found]


def cards(look: Look, product_ids: Iterable[str]) -> dict[str, ProductCard]:
    return {id: _card(found) for id, found in fulls(look, product_ids).items()}


def ids_by_number(look: Look, numbers: Collection[str]) -> dict[str, str]:
    """The ids of those that are known by these numbers, a platform's or the shop's own."""
    return queries.ids_by_number(look, numbers) if numbers else {}


def _card(found: Full) -> ProductCard:
    p = found.product
    return ProductCard(
        p.id,
        p.product_no,
        p.title,
        str(p.images[0]) if p.images else "",
        p.price_fen,
        p.on_shelf and any(s.stock for s in found.skus),
        [SkuCard(s.id, s.spec, s.price_fen, s.stock) for s in found.skus],
        p.promise_hours,
        p.custom_made,
    )


__all__ = [
    "ProductBody",
    "ProductCard",
    "SkuBody",
    "SkuCard",
    "Taken",
    "add",
    "card",
    "cards",
    "give_back",
    "ids_by_number",
    "take",
]
