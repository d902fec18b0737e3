"""The first hour of the demo: a shop, its people, its goods and the orders of some days."""

import asyncio
import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from roost.kernel.data import bell, outbox
from roost.kernel.data.store import NOBODY, Store

from . import content, face
from .carrier import Carrier
from .face import Face
from .office import Office, complain

DAYS = 5  # of history before the demo's now
CODE = 6
STEP = timedelta(hours=2)
TODAY = 6  # orders of the last hours, each with a complaint
TELLS = 0.6  # of the buyers who paid, so many tell the platform something


class Founder:
    def __init__(self, store: Store, ports: tuple[int, int, int], dice: random.Random) -> None:
        self.store, self.ports, self.dice = store, ports, dice
        self.owner = face.workbench(ports[0], content.OWNER)
        self.office = Office(ports[2], dice)
        self.code = ""
        self.skus: list[dict[str, Any]] = []

    async def found(self, say: Callable[[str], object]) -> None:
        """Only where nobody has founded a shop yet; a demo's data may be opened again."""
        first = await self.owner.get("/shop/first_run")
        if first and first["needed"]:
            say("开店 · founding the shop")
            await self._shop()
            await self.log_in()
            await self._people()
            await self._goods()
            say("几天的订单 · some days of orders")
            await self._days()
        else:
            await self.log_in()
        await self._learn()

    async def log_in(self) -> None:
        login = {"phone": content.OWNER_PHONE, "password": content.PASSWORD}
        me = await self.owner.post("/staff/login", login)
        if me is None:
            raise RuntimeError("the demo's owner cannot log in: is --data another shop's?")
        await self.office.log_in()

    async def _shop(self) -> None:
        await self.owner.post(
            "/shop/first_run",
            {
                "shop_name": content.SHOP,
                "profile": content.PROFILE,
                "owner_name": content.OWNER,
                "phone": content.OWNER_PHONE,
                "password": content.PASSWORD,
            },
        )

    async def _people(self) -> None:
        posts = await self.owner.get("/staff/posts")
        ids = {p["name"]: p["id"] for p in posts["items"]}
        for name, phone, post in content.CLERKS:
            await self.owner.post("/staff/people/codes", {"phone": phone})
            hired = {
                "phone": phone,
                "code": self._code(phone),
                "name": name,
                "post_id": ids[post],
                "im_access": True,
            }
            if await self.owner.post("/staff/people", hired):
                await self._password(phone)

    async def _password(self, phone: str) -> None:
        """The clerk's own first login is by code; the password they set is the demo's."""
        clerk = face.workbench(self.ports[0], phone)
        await clerk.post("/staff/codes", {"phone": phone})
        await clerk.post("/staff/login_by_code", {"phone": phone, "code": self._code(phone)})
        await clerk.post("/staff/password", {"password": content.PASSWORD})
        await clerk.close()

    def _code(self, phone: str) -> str:
        """The last code that was sent to the phone, read where an engineer reads it."""
        sent = self.store.look(NOBODY, outbox.recent).result()
        text = next(text for _, _, address, text in sent if address == phone)
        return next(word for word in _digits(text) if len(word) == CODE)

    async def _goods(self) -> None:
        address = {
            "contact": "仓库",
            "phone": "13900000008",
            "district": content.DISTRICT,
            "detail": "五常街道联胜路 10 号 2 号仓",
            "is_default": True,
        }
        await self.owner.post("/shop/addresses", address)
        for goods in content.CATALOGUE:
            skus = [{"spec": s, "price_fen": fen, "stock": 500} for s, fen in goods.skus]
            body = {
                "product_no": goods.number,
                "title": goods.title,
                "category": goods.category,
                "skus": skus,
                "attributes": goods.attributes,
            }
            await self.owner.post("/products/", body)

    async def _learn(self) -> None:
        me = await self.owner.get("/staff/me")
        shop = await self.owner.get("/shop/")
        self.code = shop["code"] if shop else me["shop"]["code"]
        found = await self.owner.get("/products/", limit=50, on_shelf=True)
        for product in found["items"]:
            whole = await self.owner.get(f"/products/{product['id']}")
            self.skus += whole["skus"]

    async def _days(self) -> None:
        """Orders placed, paid and shipped on the way to now; the house's own clocks run along."""
        await self._learn()
        carrier = Carrier(self.store)
        for day in range(DAYS):
            for _ in range(3):
                await self._order(self.dice.choice(content.NAMES), day)
                await self._pass(timedelta(hours=self.dice.randint(2, 5)))
                await self.office.round(self.owner)
            carrier.go_round()
            await self._pass(timedelta(hours=9))
        await self._pass(self.store.time.real() - self.store.time.now() - STEP)
        await self._today()
        await self._pass(self.store.time.real() - self.store.time.now())
        carrier.go_round()

    async def _today(self) -> None:
        """What one finds waiting: fresh requests of the platform, one of them answered."""
        for _ in range(TODAY):
            await self._order(self.dice.choice(content.NAMES), DAYS, tells=1)
        await self.office.hear_out()
        await self.office.answer_one(self.owner)

    async def _order(self, name: str, day: int, tells: float = TELLS) -> None:
        visitor = face.buyer(self.ports[1], name)
        await visitor.post("/buyers/enter", {"shop_code": self.code})
        order = await place(visitor, self.skus, self.dice)
        if order and self.dice.random() < 0.9:  # noqa: PLR2004 # one in ten forgets to pay
            await visitor.post(f"/orders/{order['id']}/pay", money=True)
            if day < DAYS - 1:
                await ship(self.owner, order["id"], self.dice)
            if self.dice.random() < tells:
                await complain(visitor, order["id"], self.dice)
        await visitor.close()

    async def _pass(self, span: timedelta) -> None:
        """In steps short enough for somebody to sign the parcel checks off as they open."""
        until = self.store.time.now() + span
        while (now := self.store.time.now()) < until:
            step = min(until, now + STEP)
            await asyncio.to_thread(bell.wait_until, self.store, step)
            await sign_off(self.owner)


async def place(visitor: Face, skus: list[dict[str, Any]], dice: random.Random) -> Any:
    name, province, city, district, detail = dice.choice(content.RECEIVERS)
    body = {
        "lines": [
            {"sku_id": s["id"], "pieces": 1} for s in dice.sample(skus, dice.choice((1, 1, 2)))
        ],
        "receiver": {
            "name": name,
            "phone": f"1380000{dice.randint(1000, 9999)}",
            "province": province,
            "city": city,
            "district": district,
            "detail": detail,
        },
    }
    return await visitor.post("/orders/", body, money=True)


async def sign_off(owner: Face) -> None:
    """The parcel checks that wait: whatever is in trouble is known."""
    for check in (await owner.get("/deadlines/checks", status="open"))["items"]:
        page = await owner.get(f"/deadlines/checks/{check['id']}")
        if ids := [p["id"] for p in page["parcels"]]:
            said = {"parcels": ids, "mark": "known", "note": "已联系快递催件"}
            await owner.post(f"/deadlines/checks/{check['id']}/mark", said)
        await owner.post(f"/deadlines/checks/{check['id']}/check", {})


async def ship(owner: Face, order_id: str, dice: random.Random) -> None:
    waybill = f"SF{dice.randint(10**12, 10**13 - 1)}"
    await owner.post(f"/orders/{order_id}/ship", {"carrier": "shunfeng", "waybill": waybill})


def _digits(text: str) -> list[str]:
    return "".join(c if c.isdigit() else " " for c in text).split()
