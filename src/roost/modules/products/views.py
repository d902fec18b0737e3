"""A product as each side reads it: a buyer is told whether there is stock, not how much."""

from typing import Any

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page

from .queries import Full


class SkuView(Struct, frozen=True):
    id: str
    spec: str
    code: str
    image: str
    price_fen: int
    stock: int


class ProductView(Struct, frozen=True):
    id: str
    product_no: str
    title: str
    category: str
    images: list[Any]
    attributes: dict[str, Any]
    price_fen: int
    freight_fen: int
    promise_hours: int | None
    custom_made: bool
    on_shelf: bool
    skus: list[SkuView]


class OfferedSku(Struct, frozen=True):
    id: str
    spec: str
    image: str
    price_fen: int
    in_stock: bool


class OfferedProduct(Struct, frozen=True):
    id: str
    title: str
    images: list[Any]
    attributes: dict[str, Any]
    price_fen: int
    freight_fen: int
    promise_hours: int | None
    custom_made: bool
    skus: list[OfferedSku]


def one(_: Look, found: Full) -> ProductView:
    p = found.product
    return ProductView(
        p.id,
        p.product_no,
        p.title,
        p.category,
        p.images,
        p.attributes,
        p.price_fen,
        p.freight_fen,
        p.promise_hours,
        p.custom_made,
        p.on_shelf,
        [SkuView(s.id, s.spec, s.code, s.image, s.price_fen, s.stock) for s in found.skus],
    )


def many(look: Look, page: Page[Full]) -> Page[ProductView]:
    return Page([one(look, f) for f in page.items], page.now, page.next)


def offered(_: Look, found: Full) -> OfferedProduct:
    p = found.product
    return OfferedProduct(
        p.id,
        p.title,
        p.images,
        p.attributes,
        p.price_fen,
        p.freight_fen,
        p.promise_hours,
        p.custom_made,
        [OfferedSku(s.id, s.spec, s.image, s.price_fen, s.stock > 0) for s in found.skus],
    )


def shelf(look: Look, page: Page[Full]) -> Page[OfferedProduct]:
    return Page([offered(look, f) for f in page.items], page.now, page.next)


ProductPage = Page[ProductView]
Shelf = Page[OfferedProduct]


def nothing(_: Look, __: object) -> None:
    return None
