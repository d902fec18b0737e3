"""The screen of imports without its browser: files in, figures out, through the real door."""

from datetime import datetime
from pathlib import Path

from doors import found_a_shop, open_face
from msgspec.structs import replace
from sqlalchemy import func, select

from roost.kernel.data import bell
from roost.kernel.data.clocks import Clock, Hand
from roost.kernel.data.later import Later
from roost.kernel.data.outbox import Outgoing
from roost.kernel.pure.actor import Actor, Party
from roost.modules.buyers import facade as buyers
from roost.modules.notices.models import Notice
from roost.modules.orders.commands import placing
from roost.modules.orders.commands.placing import Place, Wanted
from roost.modules.orders.models import Order
from roost.modules.products import facade as products
from roost.modules.products.facade import ProductBody, SkuBody

FILES = Path(__file__).parents[2] / "data" / "imports"


class ImportDesk:
    def __init__(self, world, client) -> None:
        self.world, self.client = world, client

    def upload(self, content: bytes, name: str = "orders.csv"):
        files = {"data": (name, content, "text/csv")}
        headers = {"X-CSRF": "1"}
        return self.client.http.post("/api/orders/imports", files=files, headers=headers)

    def bring(self, content: bytes | str, name: str = "orders.csv") -> dict:
        """Uploaded and read; `content` may be the name of an example."""
        if isinstance(content, str):
            name, content = f"{content}.csv", (FILES / f"{content}.csv").read_bytes()
        reply = self.upload(content, name)
        assert reply.status_code == 201, reply.text
        self.read()
        return self.get(reply.json()["id"])

    def read(self) -> None:
        """Files are read aside, one after the other: behind them all."""
        self.world.store.aside(lambda: None).result()

    def get(self, id: str, what: str = "") -> dict:
        reply = self.client.get(f"/api/orders/imports/{id}{what}")
        assert reply.status_code == 200, reply.text
        return reply.json()

    def ask(self, id: str, step: str):
        return self.client.post(f"/api/orders/imports/{id}/{step}", {})

    def take(self, id: str) -> dict:
        reply = self.ask(id, "take")
        assert reply.status_code == 200, reply.text
        self.world.wait()
        return self.get(id)

    def chunk(self) -> None:
        bell.ring(self.world.store)

    def whole(self, content: bytes | str) -> dict:
        return self.take(self.bring(content)["id"])

    def orders(self, **asked) -> list[dict]:
        found, cursor = [], None
        while True:
            more = {"cursor": cursor} if cursor else {}
            page = self.client.get("/api/orders/", limit=100, **asked, **more).json()
            found += page["items"]
            cursor = page["next"]
            if not cursor:
                return found

    def counts(self) -> dict[str, int]:
        return self.client.get("/api/orders/", limit=1).json()["counts"]

    def order(self, number: str) -> dict:
        (found,) = self.orders(number=number)
        return found


def actor(client) -> Actor:
    """Who is logged in at this client: the owner."""
    me = client.get("/api/staff/me").json()
    return Actor(Party.MERCHANT, me["id"], me["shop"]["id"], me["name"], owner=True)


def instant(said: str) -> datetime:
    return datetime.fromisoformat(said)


def born_here(world, owner: Actor, number: str) -> None:
    """An order of the house's own shop page that has this number."""
    from modules.orders.scene import RECEIVER  # noqa: PLC0415 # the scene opens a shop of its own

    sku = world.does(owner, products.add, ProductBody("P1", "杯子", [SkuBody("默认", 1000, 9)]))
    guest = replace(owner, party=Party.BUYER, id=world.does(owner, buyers.guest), profile="douyin")
    body = Place([Wanted(sku.skus[0].id, 1)], RECEIVER)
    placed = world.does(guest, placing.place, body)

    def rename(work):
        work.get(Order, placed.order.id).order_no = number

    world.does(owner, rename)


def everything_left(look) -> dict:
    """What an import has set going: clocks, and what waits to be told or sent."""
    running = select(Clock.due).where(Clock.state == Hand.RUNNING)
    waits = look.session.scalars(select(Later.kind).where(Later.shop_id == look.shop_id)).all()
    rings = {"orders.overdue", "orders.auto_confirm"}
    return {
        "clocks": look.session.scalars(running.where(Clock.module == "orders")).all(),
        "told": {kind for kind in waits if kind not in rings and kind.startswith("orders.")},
        "outbox": look.session.scalar(select(func.count()).select_from(Outgoing)),
        "notices": look.session.scalar(select(func.count()).select_from(Notice)),
    }


__all__ = ["ImportDesk", "actor", "found_a_shop", "open_face"]
