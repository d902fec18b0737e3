"""The buyers of the demo: people with a name and a phone, whom the shop's own app hands over."""

import hmac
import random
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from time import time
from typing import Any, TypeVar
from uuid import uuid4

import msgspec
from msgspec import Struct

from . import content, face, words
from .words import Fit, Stage, Told, Trouble

T = TypeVar("T", bound=Fit)
ANSWERS, SATISFIED = 0.5, 0.75  # of those who are asked
ON_THE_WAY = {
    "awaiting_shipment": Stage.PAID,
    "partially_shipped": Stage.PAID,
    "shipped": Stage.SENT,
    "completed": Stage.RECEIVED,
}


class App(Struct):
    """The shop's own app: it knows its users, and says so under its key."""

    shop_code: str
    key: str
    secret: str

    def vouches(self, id: str, name: str) -> dict[str, str]:
        known = msgspec.json.encode({"id": id, "name": name, "at": int(time())})
        payload = urlsafe_b64encode(known)
        signed = hmac.digest(self.secret.encode(), payload, "sha256").hex()
        token = f"{self.key}.{payload.decode()}.{signed}"
        return {"shop_code": self.shop_code, "token": token}


class Order(Struct):
    """As its buyer sees it; `numbers` are those of the goods, `open` while it is not completed."""

    id: str
    stage: Stage | None
    numbers: list[str]
    open: bool = True

    def fitting(self, sayings: Sequence[T]) -> list[T]:
        return [one for one in sayings if one.fits(self.stage, self.numbers)]


class Customer:
    def __init__(self, port: int, place: int, dice: random.Random) -> None:
        self.name, self.id, self.dice = content.NAMES[place], f"user-{1000 + place}", dice
        self.face = face.buyer(port, self.name)
        self.inside = False
        self.told: set[str] = set()  # orders the platform has heard of

    async def come_in(self, app: App) -> bool:
        """Handed over when they are not here any more."""
        if self.inside and await self.face.get("/buyers/me"):
            return True
        known = app.vouches(self.id, self.name)
        self.inside = await self.face.post("/buyers/hand_over", known) is not None
        return self.inside

    async def orders(self) -> list[Order]:
        """The newest first."""
        found = await self.face.get("/orders/", limit=20)
        return [_order(row) for row in (found or {"items": []})["items"]]

    async def place(self, skus: list[dict[str, Any]]) -> Any:
        name, province, city, district, detail = self.dice.choice(content.RECEIVERS)
        chosen = self.dice.sample(skus, self.dice.choice((1, 1, 2)))
        body = {
            "lines": [{"sku_id": sku["id"], "pieces": 1} for sku in chosen],
            "receiver": {
                "name": name,
                "phone": f"1380000{self.dice.randint(1000, 9999)}",
                "province": province,
                "city": city,
                "district": district,
                "detail": detail,
            },
        }
        return await self.face.post("/orders/", body)

    async def pay(self, order_id: str) -> None:
        await self.face.post(f"/orders/{order_id}/pay")

    async def say(self, text: str) -> None:
        await self._send({"kind": "text", "text": text})

    async def show(self, order_id: str) -> None:
        await self._send({"kind": "card", "module": "orders", "card": "order", "id": order_id})

    async def tell_the_platform(self) -> bool:
        """Of an order it has not heard of, from the order's page."""
        for order in await self.orders():
            fitting: list[Told] = order.fitting(words.TOLD)
            if fitting and order.id not in self.told:
                self.told.add(order.id)
                told = self.dice.choice(fitting)
                body = {"order_id": order.id, "type": told.type, "said": told.said, "files": []}
                return await self.face.post("/service_requests/complaints", body) is not None
        return False

    async def answer_surveys(self) -> None:
        """Whether what they told the platform is solved; not everybody says."""
        mine = await self.face.get("/service_requests/")
        for request in (mine or {"items": []})["items"]:
            open = request["status"] == "awaiting_buyer" and request["survey"]
            if open and request["survey"]["answer"] is None and self.dice.random() < ANSWERS:
                said = {"satisfied": self.dice.random() < SATISFIED}
                await self.face.post(f"/service_requests/{request['id']}/answer", said)

    async def ask_for(self, troubles: Sequence[Trouble]) -> tuple[Any, Trouble] | None:
        """The first of their orders that has one of these troubles; its case, as it stands."""
        for order in await self.orders():
            fitting: list[Trouble] = order.fitting(troubles)
            if fitting:
                trouble = self.dice.choice(fitting)
                if case := await self._apply(order.id, trouble):
                    return case, trouble
        return None

    async def _apply(self, order_id: str, trouble: Trouble) -> Any:
        options = await self.face.get(f"/after_sales/options/{order_id}")
        for line in options["lines"] if options else ():
            if any(kind["open"] for kind in line["kinds"] if kind["kind"] == trouble.kind):
                body = {
                    "order_id": order_id,
                    "kind": trouble.kind,
                    "reason_code": trouble.reason,
                    "lines": [{"line_id": line["line_id"]}],
                    "said": trouble.said,
                    "received": trouble.stage is Stage.RECEIVED,
                }
                return await self.face.post("/after_sales/", body)
        return None

    async def _send(self, body: dict[str, str]) -> None:
        said = {"client_id": uuid4().hex, "body": body}
        await self.face.post("/conversations/messages", said)


def _order(row: Any) -> Order:
    stage = Stage.RECEIVED if row["delivered_at"] else ON_THE_WAY.get(row["status"])
    numbers = [line["product_no"] for line in row["lines"]]
    return Order(row["id"], stage, numbers, row["status"] != "completed")
