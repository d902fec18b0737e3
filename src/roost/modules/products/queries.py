"""Products with their SKUs: two statements however many are asked for."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, or_, select

from roost.kernel.data import pages, search
from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.kernel.pure.ids import LENGTH
from roost.kernel.pure.refusal import NotFound

from .models import Product, Seen, Sku
from .permissions import VIEW

KEY = ((Product.id, True),)


class Full(Struct, frozen=True):
    product: Product
    skus: list[Sku]


def search_page(
    look: Look,
    q: str = "",
    on_shelf: bool | None = None,
    limit: int = 20,
    cursor: str | None = None,
) -> Page[Full]:
    """By id, number or words of the name; all of them when nothing is asked (S3-42)."""
    look.actor.need(VIEW)
    query = select(Product)
    if q.strip():
        query = query.where(_named(look, q.strip()))
    if on_shelf is not None:
        query = query.where(Product.on_shelf == on_shelf)
    return _page(look, query, limit, cursor)


def shelf(look: Look, q: str = "", limit: int = 20, cursor: str | None = None) -> Page[Full]:
    """What a buyer of this shop can choose from."""
    query = select(Product).where(Product.on_shelf)
    if q.strip():
        query = query.where(Product.id.in_(search.found(look, "products", q)))
    return _page(look, query, limit, cursor)


def one(look: Look, product_id: str) -> Full:
    look.actor.need(VIEW)
    return full(look, product_id)


def on_shelf(look: Look, product_id: str) -> Full:
    found = full(look, product_id)
    if not found.product.on_shelf:
        raise NotFound("商品不存在或已下架")
    return found


def full(look: Look, product_id: str) -> Full:
    product = look.get(Product, product_id, "商品不存在或已下架")
    return Full(product, skus_of(look, [product.id]).get(product.id, []))


def fulls(look: Look, product_ids: Iterable[str]) -> dict[str, Full]:
    wanted = list(product_ids)
    if not wanted:
        return {}
    rows = look.session.scalars(select(Product).where(Product.id.in_(wanted))).all()
    skus = skus_of(look, [p.id for p in rows])
    return {p.id: Full(p, skus.get(p.id, [])) for p in rows}


def skus_of(look: Look, product_ids: Sequence[str]) -> dict[str, list[Sku]]:
    query = select(Sku).where(Sku.product_id.in_(product_ids))
    found: dict[str, list[Sku]] = {}
    for sku in look.session.scalars(query.order_by(Sku.product_id, Sku.position)):
        found.setdefault(sku.product_id, []).append(sku)
    return found


def _named(look: Look, q: str) -> ColumnElement[bool]:
    ways = [Product.product_no == q, Product.id.in_(search.found(look, "products", q))]
    if len(q) == LENGTH:
        ways.append(Product.id == q)
    return or_(*ways)


def _page(look: Look, query: Select[Any], limit: int, cursor: str | None) -> Page[Full]:
    rows, following = pages.take(look, query, KEY, limit, cursor)
    skus = skus_of(look, [p.id for p in rows]) if rows else {}
    return Page([Full(p, skus.get(p.id, [])) for p in rows], look.now, following)


def seen_by(look: Look, buyer_id: str, limit: int) -> Sequence[Seen]:
    mine = select(Seen).where(Seen.buyer_id == buyer_id)
    return look.session.scalars(mine.order_by(Seen.at.desc()).limit(limit)).all()


def ids_by_number(look: Look, numbers: Iterable[str]) -> dict[str, str]:
    wanted = select(Product.product_no, Product.id).where(Product.product_no.in_(numbers))
    return {number: id for number, id in look.session.execute(wanted)}
