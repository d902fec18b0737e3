"""What a shop has behind it: its goods, its people, three days of orders and how they went."""

import re
from base64 import urlsafe_b64encode
from functools import cached_property
from time import time
from typing import Any

from msgspec import json

from roost.demo import content
from roost.kernel.data import appkeys

from .house import House
from .matters import Matter, Side

HOUR = 60  # minutes
WAREHOUSE = {"contact": "王仓", "phone": "13900000003", "district": "330106", "is_default": True}
SERVICE = {"contact": "售后组", "phone": "13900000005", "district": "330110", "is_default": False}
RULES = {
    "returns": "签收七日内,商品完好可退换;贴身衣物拆封后不退。",
    "policy": "9:00–22:00 在线,夜间留言次日 9:00 起按先后回复。",
    "warranty": "帐篷杆件、拉链与背包扣具两年保修,往返运费由本店承担。",
}
POINTS = [
    ("北坡", "杭州", "文三路 200 号 3 楼", "0571-88001234", "北坡杭州维修站"),
    ("北坡", "上海", "四川北路 818 号 2 层", "021-63001234", "北坡上海维修站"),
    ("远足者", "成都", "科华北路 65 号", "028-85001234", "远足者成都鉴定点"),
]
CLERKS = [("青禾", "13900000021", "售前客服"), ("沐川", "13900000022", "售后客服")]
TOLD = [
    ("shipping", "付款好几天了还没有物流,客服只让我等"),
    ("goods", "收到的鞋底开胶了,商家说不在保修范围"),
    ("price", "直播间说的券没有用上,希望退差价"),
    ("after_sales", "退货已经签收两天了,还没有退款"),
    ("exchange", "换的尺码又发错了"),
    ("courier", "快递放在驿站没有通知我,希望送货上门"),
]
SOLVED = ["已电话说明情况,用户认可处理方案", "已加急处理并补偿运费,用户表示可以接受"]
SCANS = [
    ("picked_up", "【杭州余杭站】快件已揽收"),
    ("in_transit", "【杭州转运中心】快件已发往下一站"),
    ("out_for_delivery", "【目的地站点】快递员正在派送"),
    ("delivered", "快件已签收,签收人:本人"),
]


class Past(Matter):
    """Made over http, as people would; the hours between are jumped over."""

    def come_in(self, home: House) -> None:
        self.home = home
        self.n = 0
        self.settle()
        self.hire()
        self.three_days()
        self.enter(self.buyer, "林间有风", "13800001234")

    def settle(self) -> None:
        """What the shop sets once."""
        self.shop.post("/shop/addresses", WAREHOUSE | {"detail": "文三路 1 号仓库"})
        self.shop.post("/shop/addresses", SERVICE | {"detail": "五常街道联胜路 10 号 2 号仓"})
        for kind, text in RULES.items():
            self.shop.post("/shop/service_rules", {"kind": kind, "text": text})
        for brand, city, address, phone, name in POINTS:
            point = {"brand": brand, "city": city, "address": address, "phone": phone}
            self.shop.post("/after_sales/points", point | {"name": name})
        self.key = self.shop.post("/shop/app_keys", {"name": "自有小程序"})
        self.goods = [self.listed(goods) for goods in content.CATALOGUE]
        self.product = self.goods[0]
        self.sku = self.product["skus"][0]["id"]

    def listed(self, goods: content.Goods) -> Any:
        skus = [{"spec": spec, "price_fen": fen, "stock": 80} for spec, fen in goods.skus]
        body = {"product_no": goods.number, "title": goods.title, "category": goods.category}
        return self.shop.post("/products/", body | {"skus": skus, "attributes": goods.attributes})

    def hire(self) -> None:
        """By the code that has come to their phones."""
        posts = {p["name"]: p["id"] for p in self.shop.get("/staff/posts")["items"]}
        for name, phone, post in CLERKS:
            self.shop.post("/staff/people/codes", {"phone": phone})
            sent = self.shop.http.get("/dev/inbox").text()
            found = re.search(rf"{phone}<td>.*?(\d{{6}})", sent)
            assert found
            hired = {"phone": phone, "code": found[1], "name": name, "post_id": posts[post]}
            self.shop.post("/staff/people", hired | {"im_access": True})

    def enter(self, buyer: Side, name: str, phone: str) -> None:
        """The shop's own app hands its user over."""
        known = {"id": name, "name": name, "phone": phone, "at": int(time())}
        payload = urlsafe_b64encode(json.encode(known))
        token = f"{self.key['id']}.{payload.decode()}"
        token += f".{appkeys.signature(self.key['secret'], payload)}"
        buyer.post("/buyers/hand_over", {"shop_code": self.home.code, "token": token})

    @cached_property
    def buyers(self) -> list[Side]:
        made = []
        for n, name in enumerate(content.NAMES[:8]):
            side = Side(self.home.knock(self.home.shelf), "/b/api")
            self.enter(side, name, f"138000020{n:02}")
            made.append(side)
        return made

    def three_days(self) -> None:
        """One parcel lies where it is, one order leaves in its last hour, one too late."""
        first = [self.bought(buyer) for buyer in self.buyers[:5]]
        for order in first[:3]:
            self.sent(order)
        self.moved(first[0], 2)
        self.moved(first[1], 1)
        asked = [self.asked(n, first[n]) for n in (0, 1)]
        self.passes(40)
        self.replied(asked[0], resolved=True, text=SOLVED[0])
        happy = {"satisfied": True, "said": "当天就解决了"}
        self.buyers[0].post(f"/service_requests/{asked[0]['id']}/answer", happy)
        self.passes(22 * HOUR + 40)
        self.signed_off()
        self.shop.post("/deadlines/notes", {"text": "第一单揽收异常,明早先联系中通"})
        self.shop.post("/deadlines/close", {"note": "待发货两单已排期,其余已处理"})
        self.moved(first[0], 4)
        self.moved(self.sent(self.bought(self.buyers[5])), 1)
        self.passes(24 * HOUR)
        self.sent(first[3])
        self.signed_off()
        self.shop.post("/deadlines/close", {"note": "已交接"})
        self.replied(self.asked(2, first[2]), resolved=True, text=SOLVED[1])
        self.passes(30 * HOUR + 50)

    def bought(self, buyer: Side) -> Any:
        """The next goods of the shelf; paid."""
        self.n += 1
        sku = self.goods[self.n % len(self.goods)]["skus"][0]["id"]
        name, *rest = content.RECEIVERS[self.n % len(content.RECEIVERS)]
        keys = ("province", "city", "district", "detail")
        to = {"name": name, "phone": f"138000010{self.n:02}", **dict(zip(keys, rest, strict=True))}
        body = {"lines": [{"sku_id": sku, "pieces": 1}], "receiver": to}
        order = buyer.post("/orders/", body)
        buyer.post(f"/orders/{order['id']}/pay")
        return order

    def sent(self, order: Any) -> Any:
        waybill = {"carrier": "zhongtong", "waybill": waybill_of(order)}
        self.shop.post(f"/orders/{order['id']}/ship", waybill)
        return order

    def moved(self, order: Any, stages: int) -> None:
        """So far along its way as the carrier has said."""
        for kind, text in SCANS[:stages]:
            said = {"waybill": waybill_of(order), "kind": kind, "text": text}
            self.shop.post("/demo/scan", said)

    def asked(self, n: int, order: Any, **more: Any) -> Any:
        """The platform brings what the nth buyer has told it."""
        kind, words = TOLD[n]
        told = self.told(self.buyers[n], order, kind, words)
        return self.send(told, **{"type": kind, "demand": words} | more)

    def replied(self, request: Any, *, resolved: bool, text: str) -> None:
        reason = None if resolved else "unreachable"
        said = {"resolved": resolved, "reason": reason, "text": text, "files": []}
        self.shop.post(f"/service_requests/{request['id']}/reply", said | {"agreed": False})

    def signed_off(self) -> None:
        """The parcel check that is open: whatever is in trouble is known."""
        for check in self.shop.get("/deadlines/checks?status=open")["items"]:
            path = f"/deadlines/checks/{check['id']}"
            if parcels := [p["id"] for p in self.shop.get(path)["parcels"]]:
                said = {"parcels": parcels, "mark": "known", "note": "已联系快递催揽"}
                self.shop.post(f"{path}/mark", said)
            self.shop.post(f"{path}/check", {})

    def passes(self, minutes: int) -> None:
        self.shop.post("/demo/jump", {"minutes": minutes})

    def _order(self) -> Any:
        return self.bought(self.buyer)


def waybill_of(order: Any) -> str:
    return f"781234{order['order_no'][-8:]}"
