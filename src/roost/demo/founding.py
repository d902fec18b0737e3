"""The first hour of the demo: a shop, its people, its goods and those who buy there."""

import random
from collections.abc import Callable
from typing import Any

from roost.kernel.data import outbox
from roost.kernel.data.store import NOBODY, Store

from . import content, face
from .days import Days
from .office import Office
from .people import App, Customer

CODE = 6
APP = "山野商城小程序"


class Founder:
    def __init__(self, store: Store, ports: tuple[int, int, int], dice: random.Random) -> None:
        self.store, self.ports, self.dice = store, ports, dice
        self.owner = face.workbench(ports[0], content.OWNER)
        self.office = Office(ports[2], dice)
        self.app = App("", "", "")
        self.skus: list[dict[str, Any]] = []
        self.crowd = [Customer(ports[1], n, dice) for n in range(len(content.NAMES))]

    async def found(self, say: Callable[[str], object]) -> None:
        """Only where nobody has founded a shop yet; a demo's data may be opened again."""
        first = await self.owner.get("/shop/first_run")
        if first and first["needed"]:
            say("开店 · founding the shop")
            await self._shop()
            await self.log_in()
            await self._people()
            await self._goods()
            await self._learn()
            say("几天的订单、会话与售后 · some days of orders, chats and after-sales")
            await Days(self.store, self, self.ports[0]).live()
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
        """What is sold, and a key of its own for the shop's app: a secret is shown only once."""
        for key in (await self.owner.get("/shop/app_keys"))["items"]:
            if key["name"] == APP and not key["revoked"]:
                await self.owner.post(f"/shop/app_keys/{key['id']}/revoke")
        key = await self.owner.post("/shop/app_keys", {"name": APP})
        shop = await self.owner.get("/shop/")
        self.app = App(shop["code"], key["id"], key["secret"])
        found = await self.owner.get("/products/", limit=50, on_shelf=True)
        for product in found["items"]:
            whole = await self.owner.get(f"/products/{product['id']}")
            self.skus += whole["skus"]


def _digits(text: str) -> list[str]:
    return "".join(c if c.isdigit() else " " for c in text).split()
