"""A shop with two products, a buyer, and orders in every state."""

from msgspec.structs import replace
from world import OWNER, World, merchant
from world import buyer as buyer_actor

from roost.kernel.data.work import Work
from roost.modules.buyers import facade as buyers
from roost.modules.orders import facade as orders
from roost.modules.orders import permissions, queries
from roost.modules.orders.commands import managing, placing, shipping
from roost.modules.orders.commands.placing import Place, Receiver, Wanted
from roost.modules.orders.commands.shipping import Ship
from roost.modules.products import facade as products
from roost.modules.products.facade import ProductBody, SkuBody

SELLER = replace(OWNER, profile="douyin")
CLERK = replace(merchant("clerk", permissions.VIEW, permissions.SHIP), profile="douyin")
RECEIVER = Receiver("王小明", "138 0000 1234", "浙江省", "杭州市", "西湖区", "文三路1号3幢502")
ZTO = ("zhongtong", "781234567890")


class Scene:
    """`phones` costs 30.00 with a promise of 24 h, `mugs` 12.50 with the shop's default."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.buyer = self.newcomer()
        self.phones = self.product("手机壳 磨砂黑 A12", 3000, promise_hours=24)
        self.mugs = self.product("陶瓷马克杯", 1250)

    def newcomer(self):
        return replace(buyer_actor(self.world.does(OWNER, buyers.guest)), profile="douyin")

    def product(self, title: str, price_fen: int, stock: int = 1000, **more) -> str:
        """The id of its only SKU."""
        body = ProductBody(
            f"P{title}", title, [SkuBody("默认", price_fen, stock)], freight_fen=600, **more
        )
        return self.world.does(OWNER, lambda work: products.add(work, body).skus[0].id)

    def place(self, *wanted: tuple[str, int], cod: bool = False, buyer=None) -> str:
        lines = [Wanted(sku, n) for sku, n in (wanted or ((self.phones, 1),))]
        body = Place(lines, RECEIVER, "请尽快", cod)
        placed = self.world.does(buyer or self.buyer, placing.place, body)
        return placed.order.id

    def paid(self, *wanted: tuple[str, int], buyer=None) -> str:
        order_id = self.place(*wanted, buyer=buyer)
        self.world.does(buyer or self.buyer, placing.pay, order_id)
        return order_id

    def confirmed(self, *wanted: tuple[str, int]) -> str:
        order_id = self.place(*wanted, cod=True)
        self.world.does(SELLER, managing.confirm, order_id, managing.Confirm())
        return order_id

    def ship(self, order_id: str, lines=(), carrier=ZTO[0], waybill=ZTO[1], by=SELLER):
        return self.world.does(by, shipping.ship, order_id, Ship(carrier, waybill, list(lines)))

    def shipped(self, *wanted: tuple[str, int]) -> str:
        order_id = self.paid(*wanted)
        self.ship(order_id)
        return order_id

    def card(self, order_id: str) -> orders.OrderCard:
        return self.world.sees(SELLER, orders.card, order_id)

    def status(self, order_id: str) -> str:
        return self.card(order_id).status

    def page(self, actor=SELLER, **asked):
        return self.world.sees(actor, queries.orders_page, queries.Asked(**asked))

    def tab(self, tab: str) -> list[str]:
        return [f.order.id for f in self.page(tab=tab, limit=100).items]

    def refund(self, order_id: str, parts: dict[str, int], freight_fen: int = 0) -> str:
        def ask(work: Work) -> str:
            return orders.refund(work, order_id, parts, freight_fen, "不想要了", "test")

        return self.world.does(SELLER, ask)
