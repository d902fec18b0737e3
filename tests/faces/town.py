"""A shop with something on every screen: what this afternoon brought, after three days."""

from datetime import date, timedelta
from functools import cached_property
from typing import Any

from architecture.tree import ROOT

from .house import House
from .matters import Side
from .past import TOLD, Past

FILES = ROOT / "tests/data/imports"
ORDERS, CASES = FILES / "jushuitan_orders.csv", FILES / "doudian_after_sales.csv"
ASKED = ["在吗?冲锋衣 175 的身高,65 公斤穿什么码?", "这个鞋子偏大还是偏小呀", "下单今天能发货吗"]
LIMITS = "service_requests.limits"


class Town(Past):
    def __init__(self, home: House) -> None:
        super().__init__(home)
        self.desk = Side(self.platform.http, "/p/api/home")
        self.sell()
        self.take_back()
        self.ask_for_help()
        self.file, self.cases = self.brought(ORDERS), self.brought(CASES)
        self.announce()

    def sell(self) -> None:
        """To others; parcels are on their way, and something might be sold."""
        others = [self.bought(buyer) for buyer in self.buyers[:6]]
        for n, order in enumerate(others[:4]):
            self.moved(self.sent(order), n)
        hope = {"stage": "talking", "amount_fen": 69900, "next_step": "周五前报帐篷的价"}
        self.shop.post(f"/customers/{self.customer}/opportunities", hope)

    def take_back(self) -> None:
        """A refund that waits for the shop, a return on its way, and one before the platform."""
        self.refund = self.applied(self.buyer, "refund_unshipped", "拍错颜色了")
        self.applied(self.buyers[1], "refund_unshipped", "等不及,不要了")
        self.applied(self.buyers[2], "return_refund", "鞋码偏大", arrived=True)
        self.returned = self.applied(self.buyer, "return_refund", "尺码偏小", arrived=True)
        self.shop.post(f"/after_sales/{self.returned['id']}/agree")
        quarrel = self.applied(self.buyer, "return_refund", "穿一次就开线了", arrived=True)
        no = {"reason": "other", "note": "已影响二次销售", "files": []}
        self.shop.post(f"/after_sales/{quarrel['id']}/refuse", no)
        self.quarrel = self.buyer.post(f"/after_sales/{quarrel['id']}/intervene", {})

    def ask_for_help(self) -> None:
        """Of the platform: urgent, answered without an end, and not yet looked at."""
        grave = {"type": "grave_complaint", "level": "urgent", "demand": "鞋底开胶致崴脚,请速回电"}
        self.asked(3, self.bought(self.buyers[3]), **grave)
        self.answered = self.send(self.complain_again())
        self.replied(self.answered, resolved=False, text="三次未接通,已短信告知用户")
        for n in (4, 5):
            self.told(self.buyers[n], self.bought(self.buyers[n]), *TOLD[n])

    def brought(self, file: Any) -> Any:
        part = {"name": file.name, "mimeType": "text/csv", "buffer": file.read_bytes()}
        reply = self.shop.http.post("/api/orders/imports", multipart={"file": part})
        assert reply.ok, reply.text()
        return reply.json()

    def announce(self) -> None:
        """A rule that is to come."""
        cards = self.platform.get("/rules/?profile=douyin")["items"]
        [limits] = [c for c in cards if c["policy"] == LIMITS]
        since = f"{date.fromisoformat(self.today) + timedelta(days=3)}T00:00:00+08:00"
        told = {"title": "一般问题时效调整", "text": "自生效日起,一般问题须在 20 小时内处理。"}
        new = {"policy": LIMITS, "rule": limits["rule"] | {"general": 20}}
        self.platform.post("/rules/", new | told | {"since": since})

    def talk(self) -> None:
        """While both desks are online: buyers were answered and wait, and the shop asks."""
        self.shop.post("/routing/me/presence", {"to": "online"})
        self.desk.post("/routing/me/presence", {"to": "online"})
        for n, text in enumerate(ASKED):
            said(self.buyers[n + 1], f"b{n}", text)
        said(self.buyer, "m0", "帐篷下大雨会不会漏")
        [mine] = [c for c in self.talks() if c["buyer"]["id"] == self.customer]
        self.conversation = mine["id"]
        thread = f"/conversations/threads/{mine['thread']}/messages"
        answer = {"kind": "text", "text": "三季帐外帐防水 4000 mm,短时大雨没有问题"}
        self.shop.post(thread, {"client_id": "t1", "body": answer})
        said(self.buyer, "m1", "好的,那下单今天能发吗")
        self.shop.post("/conversations/platform_desk/enter")
        asked = {"client_id": "t2", "text": "保证金怎么退"}
        self.shop.post("/conversations/platform_desk/messages", asked)
        self.shop.post("/conversations/platform_desk/to_person")
        [asking] = self.desk.get("/conversations/?tab=mine")["items"]
        self.question = asking["id"]
        answer = {"kind": "text", "text": "您好,关店结清后三个工作日内原路退回"}
        thread = f"/conversations/threads/{asking['thread']}/messages"
        self.desk.post(thread, {"client_id": "t3", "body": answer})

    def url(self, face: str) -> str:
        return {
            "workbench": self.home.desk,
            "platform": self.home.office,
            "buyer": self.home.shelf,
        }[face]

    def side(self, face: str) -> Side:
        return {"workbench": self.shop, "platform": self.platform, "buyer": self.buyer}[face]

    @cached_property
    def customer(self) -> str:
        return str(self.buyer.get("/buyers/me")["id"])

    @cached_property
    def today(self) -> str:
        return str(self.shop.get("/deadlines/close")["day"])

    @cached_property
    def check(self) -> str:
        return str(self.shop.get("/deadlines/checks?status=open")["items"][0]["id"])

    @cached_property
    def staff_post(self) -> str:
        return str(self.shop.get("/staff/posts")["items"][0]["id"])

    @cached_property
    def platform_post(self) -> str:
        return str(self.platform.get("/staff/posts")["items"][0]["id"])

    def talks(self) -> list[Any]:
        return list(self.shop.get("/conversations/?tab=all&limit=20")["items"])

    def applied(self, buyer: Side, kind: str, why: str, arrived: bool = False) -> Any:
        order = self.bought(buyer)
        if arrived:
            self.moved(self.sent(order), 4)
        [line] = buyer.get(f"/after_sales/options/{order['id']}")["lines"]
        asked = {"order_id": order["id"], "kind": kind, "reason_code": "unwanted", "said": why}
        return buyer.post("/after_sales/", asked | {"lines": [{"line_id": line["line_id"]}]})


def said(buyer: Side, key: str, text: str) -> None:
    body = {"client_id": key, "body": {"kind": "text", "text": text}}
    buyer.post("/conversations/messages", body)
