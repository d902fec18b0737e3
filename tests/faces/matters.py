"""A matter that the platform has brought to the shop, made over http by its three sides."""

from typing import Any
from uuid import uuid4

from playwright.sync_api import APIRequestContext

from . import house
from .house import House

GOODS = {
    "product_no": "SY1",
    "title": "三合一冲锋衣",
    "category": "户外服装",
    "skus": [{"spec": "松石绿 / M", "price_fen": 45900, "stock": 50}],
}
RECEIVER = {
    "name": "林溪",
    "phone": "13800001234",
    "province": "浙江省",
    "city": "杭州市",
    "district": "西湖区",
    "detail": "文三路 1 号",
}
SAID = "付款三天了还没有发货,客服让我等"
AGAIN = 3  # tries, when a connection that was kept for later is closed just then
DEMAND = "请核实发货时间并给出处理方案"


class Side:
    """One of the three, logged in at their own door."""

    def __init__(self, http: APIRequestContext, path: str) -> None:
        self.http, self.path = http, path

    def get(self, path: str) -> Any:
        reply = self.http.get(f"{self.path}{path}", max_retries=AGAIN)
        assert reply.ok, reply.text()
        return reply.json()

    def post(self, path: str, body: Any = None) -> Any:
        headers = {"Idempotency-Key": uuid4().hex}
        url = f"{self.path}{path}"
        reply = self.http.post(url, data=body or {}, headers=headers, max_retries=AGAIN)
        assert reply.ok, reply.text()
        return reply.json() if reply.status != 204 and reply.body() else None


class Matter:
    """`order` is paid; `request` waits for the shop. The buyer's cookies are `buyer_state`."""

    def __init__(self, home: House) -> None:
        login = {"phone": house.PHONE, "password": house.PASSWORD}
        self.shop = Side(home.knock(home.desk), "/api")
        self.platform = Side(home.knock(home.office), "/p/api")
        self.buyer = Side(home.knock(home.shelf), "/b/api")
        self.shop.post("/staff/login", login)
        self.platform.post("/staff/login", login)
        self.come_in(home)
        self.order = self._order()
        self.complaint = self.complain(self.order)
        self.request = self.send(self.complaint)

    def come_in(self, home: House) -> None:
        self.buyer.post("/buyers/enter", {"shop_code": home.code})

    def complain(self, order: Any) -> Any:
        return self.told(self.buyer, order)

    def told(self, buyer: Side, order: Any, type: str = "shipping", said: str = SAID) -> Any:
        body = {"order_id": order["id"], "type": type, "said": said, "files": []}
        return buyer.post("/service_requests/complaints", body)

    def complain_again(self) -> Any:
        """About another order of theirs."""
        return self.complain(self._order())

    def send(self, complaint: Any, **more: Any) -> Any:
        [found] = self.platform.get(f"/service_requests/orders?order_no={complaint['order_no']}")[
            "items"
        ]
        asked = {
            "shop_id": found["shop_id"],
            "order_id": found["order_id"],
            "type": "shipping",
            "level": "general",
            "demand": DEMAND,
            "files": [],
            "complaint_id": complaint["id"],
            "at_nine": False,
        }
        return self.platform.post("/service_requests/", asked | more)["request"]

    def state(self) -> Any:
        return self.buyer.http.storage_state()

    def _order(self) -> Any:
        listed = self.shop.get("/products/?limit=1")["items"]
        product = listed[0] if listed else self.shop.post("/products/", GOODS)
        sku = self.shop.get(f"/products/{product['id']}")["skus"][0]
        lines = [{"sku_id": sku["id"], "pieces": 1}]
        order = self.buyer.post("/orders/", {"lines": lines, "receiver": RECEIVER})
        self.buyer.post(f"/orders/{order['id']}/pay")
        return order
