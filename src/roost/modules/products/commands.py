"""What changes products, and what takes and gives back their stock."""

import re
from typing import cast

from msgspec import Struct, field
from sqlalchemy import Table as CoreTable
from sqlalchemy import bindparam, select, update

from roost.kernel.data import search
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Conflict, Invalid
from roost.kernel.pure.text import clean

from .events import Changed
from .models import Product, Seen, Sku
from .permissions import MANAGE
from .queries import Full, full, on_shelf

SKUS = cast(CoreTable, Sku.__table__)
MOST_FEN, MOST_STOCK, MOST_PIECES = 10_000_000_00, 10_000_000, 999
TITLE, NUMBER, WORDS = 100, 64, 200
ATTRIBUTES, IMAGES, ADDRESS = 100, 20, 500
PICTURE = re.compile(r"""(?:https://[^\s/\\]|/(?![/\\]))[^\s\\<>"'`]*""")
"""Where a picture lies: in this house, or at a shop's own store elsewhere."""
_MINE = (SKUS.c.shop_id == bindparam("shop"), SKUS.c.id == bindparam("sku"))
TAKE = (
    update(SKUS)
    .where(*_MINE, SKUS.c.stock >= bindparam("n"))
    .values(stock=SKUS.c.stock - bindparam("n"))
)
GIVE = update(SKUS).where(*_MINE).values(stock=SKUS.c.stock + bindparam("n"))


class SkuBody(Body, frozen=True):
    spec: str
    price_fen: int
    stock: int
    code: str = ""
    image: str = ""


class ProductBody(Body, frozen=True):
    product_no: str
    title: str
    skus: list[SkuBody]
    category: str = ""
    images: list[str] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    freight_fen: int = 0
    promise_hours: int | None = None
    custom_made: bool = False
    on_shelf: bool = True


class Taken(Struct, frozen=True):
    """A SKU as it was when its stock was taken: what an order line remembers."""

    product: Product
    sku: Sku


def create(work: Work, body: ProductBody) -> Full:
    work.actor.need(MANAGE)
    return add(work, body)


def add(work: Work, body: ProductBody) -> Full:
    _check(body)
    number = clean(body.product_no, NUMBER, "/product_no")
    if work.session.scalar(select(Product.id).where(Product.product_no == number)):
        raise Conflict("商品编号已存在", "number_taken", number=number)
    product = Product(
        shop_id=work.shop_id,
        id=work.new_id(),
        product_no=number,
        title=clean(body.title, TITLE, "/title"),
        category=clean(body.category, WORDS, "/category", empty=True),
        images=[_picture(image, "/images") for image in body.images],
        attributes=_attributes(body.attributes),
        price_fen=min(s.price_fen for s in body.skus),
        freight_fen=body.freight_fen,
        promise_hours=body.promise_hours,
        custom_made=body.custom_made,
        on_shelf=body.on_shelf,
        created_at=work.moment,
    )
    work.session.add(product)
    work.session.add_all(_sku(work, product, i, s) for i, s in enumerate(body.skus))
    work.session.flush()
    search.put(work, "products", product.id, f"{product.title} {product.category}")
    work.tell(Changed(at=work.moment, shop_id=work.shop_id, thing=product.id))
    return full(work, product.id)


def shelve(work: Work, product_id: str, on_shelf: bool) -> Full:
    work.actor.need(MANAGE)
    product = work.get(Product, product_id, "商品不存在或已下架")
    product.on_shelf = on_shelf
    work.tell(Changed(at=work.moment, shop_id=work.shop_id, thing=product.id))
    return full(work, product.id)


def take(work: Work, sku_id: str, pieces: int) -> Taken:
    """Stock for one order line; refused when there is less, however many ask at once."""
    if not 1 <= pieces <= MOST_PIECES:
        raise Invalid(f"每种商品购买1至{MOST_PIECES}件", "bad_pieces", "/pieces", most=MOST_PIECES)
    sku = work.get(Sku, sku_id, "商品不存在或已下架")
    product = work.get(Product, sku.product_id)
    if not product.on_shelf:
        raise Conflict("商品已下架", "off_shelf", title=product.title)
    mine = {"shop": work.shop_id, "sku": sku_id, "n": pieces}
    if not work.write(TAKE, mine):
        raise Conflict(f"「{product.title}」库存不足", "out_of_stock", title=product.title)
    return Taken(product, sku)


def give_back(work: Work, sku_id: str, pieces: int) -> None:
    work.write(GIVE, {"shop": work.shop_id, "sku": sku_id, "n": pieces})


def _check(body: ProductBody) -> None:
    if not body.skus:
        raise Invalid("至少要有一个规格", "no_sku", "/skus")
    if len(body.images) > IMAGES:
        raise Invalid(f"最多{IMAGES}张图片", "too_many_parts", "/images", most=IMAGES)
    if len(body.attributes) > ATTRIBUTES:
        told = f"最多{ATTRIBUTES}项属性"
        raise Invalid(told, "too_many_parts", "/attributes", most=ATTRIBUTES)
    for i, sku in enumerate(body.skus):
        if not 1 <= sku.price_fen <= MOST_FEN:
            raise Invalid("价格不正确", "bad_price", f"/skus/{i}/price_fen")
        if not 0 <= sku.stock <= MOST_STOCK:
            raise Invalid("库存不正确", "bad_stock", f"/skus/{i}/stock")
    if not 0 <= body.freight_fen <= MOST_FEN:
        raise Invalid("运费不正确", "bad_freight", "/freight_fen")


def _sku(work: Work, product: Product, position: int, body: SkuBody) -> Sku:
    return Sku(
        shop_id=work.shop_id,
        id=work.new_id(),
        product_id=product.id,
        position=position,
        spec=clean(body.spec, WORDS, f"/skus/{position}/spec"),
        code=clean(body.code, WORDS, f"/skus/{position}/code", empty=True),
        image=_picture(body.image, f"/skus/{position}/image") if body.image else "",
        price_fen=body.price_fen,
        stock=body.stock,
    )


def _picture(address: str, pointer: str) -> str:
    if len(address) > ADDRESS or not PICTURE.fullmatch(address):
        raise Invalid("图片地址不正确", "bad_image", pointer)
    return address


def _attributes(typed: dict[str, str]) -> dict[str, str]:
    at = "/attributes"
    return {clean(k, WORDS, at): clean(v, WORDS, at, empty=True) for k, v in typed.items()}


def seen(work: Work, product_id: str) -> None:
    """The buyer has the product's page open."""
    on_shelf(work, product_id)
    row = work.session.get(Seen, (work.shop_id, work.actor.id, product_id))
    if row is None:
        buyer_id = work.actor.id
        row = Seen(shop_id=work.shop_id, buyer_id=buyer_id, product_id=product_id, times=0)
        work.session.add(row)
    row.at, row.times = work.moment, row.times + 1
