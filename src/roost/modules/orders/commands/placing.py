"""A buyer's side: place from the shop page, pay, confirm receipt, cancel."""

from collections.abc import Sequence

from roost.kernel.data import numbers
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Forbidden, Invalid
from roost.kernel.pure.text import clean, phone
from roost.modules.buyers import facade as buyers
from roost.modules.products import facade as products
from roost.modules.products.facade import Taken
from roost.modules.shop import facade as shop

from ..models import RECEIVER, Order, OrderLine
from ..permissions import MANAGE
from ..queries import Full, full, own
from ..states import Status
from .machine import MACHINE
from .money import book_payment
from .upkeep import promise

MOST_LINES, NAME, PLACE, DETAIL, MESSAGE, WORD = 50, 30, 30, 120, 200, 64


class Wanted(Body, frozen=True):
    sku_id: str
    pieces: int


class Receiver(Body, frozen=True):
    name: str
    phone: str
    province: str
    city: str
    district: str
    detail: str


class Place(Body, frozen=True):
    """`cod`: cash on delivery, which the shop confirms instead of being paid at once."""

    lines: list[Wanted]
    receiver: Receiver
    message: str = ""
    cod: bool = False


def place(work: Work, body: Place) -> Full:
    """Stock is taken line by line, or nothing is: a refusal takes the whole order back."""
    if not 1 <= len(body.lines) <= MOST_LINES:
        raise Invalid(f"一次最多购买{MOST_LINES}种商品", "bad_lines", "/lines", most=MOST_LINES)
    buyer = buyers.card(work, work.actor.id)
    taken = [products.take(work, w.sku_id, w.pieces) for w in body.lines]
    order = _order(work, body, taken)
    order.buyer_id, order.buyer_name = buyer.id, buyer.name
    lines = [
        _line(work, order, i, t, w.pieces)
        for i, (t, w) in enumerate(zip(taken, body.lines, strict=True))
    ]
    order.goods_fen = order.placed_goods_fen = sum(line.goods_fen for line in lines)
    work.session.add_all(lines)
    MACHINE.start(work, order)
    work.session.flush()
    return Full(order, lines)


def pay(work: Work, order_id: str) -> Full:
    """The sandbox provider takes the money at once."""
    order = own(work, order_id)
    return paid(work, order.id, order.payable_fen, "sandbox", f"sandbox:{order.id}")


def paid(work: Work, order_id: str, paid_fen: int, method: str, ref: str) -> Full:
    found = full(work, order_id)
    order, lines = found.order, found.lines
    if paid_fen != order.payable_fen:
        raise Invalid("支付金额与应付金额不一致", "wrong_amount", "/paid_fen")
    order.paid_at = work.moment
    promise(work, order, lines, work.moment)
    book_payment(work, order, lines, paid_fen, method, ref)
    MACHINE.move(work, order, "pay", data={"paid_fen": paid_fen, "method": method})
    return found


class Paid(Body, frozen=True):
    """`ref` is the payment's number at the provider."""

    paid_fen: int
    method: str
    ref: str


def report_paid(work: Work, order_id: str, body: Paid) -> Full:
    """A connector tells that the buyer has paid elsewhere."""
    work.actor.need(MANAGE)
    method, ref = clean(body.method, WORD, "/method"), clean(body.ref, WORD, "/ref")
    return paid(work, order_id, body.paid_fen, method, ref)


def confirm_receipt(work: Work, order_id: str) -> Full:
    order = own(work, order_id)
    receive(work, order)
    return full(work, order_id)


def receive(work: Work, order: Order) -> None:
    """With the goods in hand, cash on delivery is paid."""
    collect(work, order)
    MACHINE.move(work, order, "confirm_receipt")


def collect(work: Work, order: Order) -> None:
    if order.cod and not order.paid_fen:
        lines = full(work, order.id).lines
        book_payment(work, order, lines, order.payable_fen, "cod", f"cod:{order.id}")


def cancel_mine(work: Work, order_id: str) -> Full:
    order = own(work, order_id)
    order.cancel_reason = "buyer"
    MACHINE.move(work, order, "cancel")
    return full(work, order_id)


def give_stock_back(work: Work, order: Order, lines: Sequence[OrderLine]) -> None:
    if order.stock_taken:
        order.stock_taken = False
        for line in lines:
            if line.sku_id and line.shipped_at is None:
                products.give_back(work, line.sku_id, line.pieces)


def _order(work: Work, body: Place, taken: Sequence[Taken]) -> Order:
    if work.actor.party != "buyer":
        raise Forbidden("请在买家页面下单", "not_a_buyer")
    to, keys = body.receiver, work.keys
    name, detail = clean(to.name, NAME, "/receiver/name"), clean(to.detail, DETAIL, "/receiver")
    places = [clean(p, PLACE, "/receiver") for p in (to.province, to.city, to.district)]
    return Order(
        shop_id=work.shop_id,
        id=work.new_id(),
        status=Status.AWAITING_PAYMENT,
        order_no=numbers.take(work, "orders", "R"),
        source="shop",
        profile=work.actor.profile or shop.profile(work),
        cod=body.cod,
        placed_at=work.moment,
        freight_fen=max(t.product.freight_fen for t in taken),
        lines_left=len(taken),
        stock_taken=True,
        receiver_name=keys.seal(RECEIVER, name),
        receiver_phone=keys.seal(RECEIVER, phone(to.phone, "/receiver/phone")),
        receiver_address=keys.seal(RECEIVER, " ".join([*places, detail])),
        province=places[0],
        city=places[1],
        district=places[2],
        buyer_message=clean(body.message, MESSAGE, "/message", empty=True),
    )


def _line(work: Work, order: Order, position: int, taken: Taken, pieces: int) -> OrderLine:
    product, sku = taken.product, taken.sku
    amount = sku.price_fen * pieces
    return OrderLine(
        shop_id=work.shop_id,
        id=work.new_id(),
        order_id=order.id,
        position=position,
        line_no=order.order_no if not position else f"{order.order_no}-{position + 1}",
        product_id=product.id,
        sku_id=sku.id,
        product_no=product.product_no,
        sku_code=sku.code,
        title=product.title,
        sku=sku.spec,
        image=sku.image or (str(product.images[0]) if product.images else ""),
        pieces=pieces,
        unit_price_fen=sku.price_fen,
        goods_fen=amount,
        amount_fen=amount,
        custom_made=product.custom_made,
        promise_hours=product.promise_hours,
    )
