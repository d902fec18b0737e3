"""20,000 service requests that run out at once among 1,000,000 clocks, while people chat.

Each ring writes its history, stops its clocks, keeps the figures and the lists, and rings bells.
"""

import sqlite3
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import perf_counter
from typing import Any

from roost.faces.installed import modules
from roost.kernel.data import bell
from roost.kernel.data.crypto import Keys
from roost.kernel.data.registry import Registry
from roost.kernel.data.store import NOBODY, Store
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.profile import Profile
from roost.kernel.pure.time import BusinessTime
from roost.modules.buyers import facade as buyers
from roost.modules.conversations.commands import talk
from roost.modules.conversations.commands.talk import SendBody, Text
from roost.modules.orders.commands import placing
from roost.modules.products import facade as products
from roost.modules.products.facade import ProductBody, SkuBody
from roost.modules.service_requests.commands import creating
from roost.modules.service_requests.commands.creating import Create
from roost.modules.service_requests.rules.kinds import Level
from roost.modules.shop import facade as shop

from .clocks import RECEIVER, SECONDS, wait_far
from .rows import bare, clone, percentile, timed

SHOPS, EACH, ORDERS = 20, 1_000, 100
START = datetime(2024, 1, 1, 2, tzinfo=UTC)  # Monday, 10:00 in Shanghai
OUT = START + timedelta(hours=2, seconds=1)
A_WORD, RATE, CHAT = 0.02, 300, 20.0  # s between two words; requests a second; ms, p99


def opened(folder: Path) -> Store:
    time = BusinessTime(real=lambda: START)
    store = Store(folder / "roost.db", Registry(modules()), time, Keys(b"k" * 32))
    store.create()
    return store


def founded(store: Store) -> tuple[str, Actor]:
    """A shop with requests that it will not answer, each sent by a person of the platform."""
    owner = ("店主", "13800000001", "-")
    first = store.work(
        NOBODY, lambda w: shop.add(w, "归巢小店", Profile.DOUYIN, *owner).id
    ).result()
    seller = Actor(Party.MERCHANT, "owner", first, "店主", owner=True, profile="douyin")
    sku = store.work(seller, _stocked).result()
    guest = Actor(Party.BUYER, store.work(seller, buyers.guest).result(), first, profile="douyin")
    orders = [_order(store, guest, sku) for _ in range(ORDERS)]
    referee = Actor(Party.PLATFORM, "referee", "platform", "小平", owner=True)
    for n in range(EACH):
        body = Create(first, orders[n % ORDERS], "risky_goods", Level.URGENT, "请尽快核实")
        store.work(referee, partial(_sent, body)).result()
    return first, guest


def _sent(body: Create, work: Work) -> None:
    creating.create(work, body)


def _stocked(work: Work) -> str:
    body = ProductBody("P1", "陶瓷马克杯", [SkuBody("默认", 1250, 10**6)], promise_hours=240)
    return products.add(work, body).skus[0].id


def _order(store: Store, guest: Actor, sku: str) -> str:
    body = placing.Place([placing.Wanted(sku, 1)], RECEIVER)
    id: str = store.work(guest, lambda work: placing.place(work, body).order.id).result()
    store.work(guest, lambda work: placing.pay(work, id).order.id).result()
    return id


class Chat:
    """A buyer who writes all the time; `waits`: ms from the word to its ack."""

    def __init__(self, store: Store, guest: Actor) -> None:
        self.store, self.guest, self.over = store, guest, Event()
        self.waits: list[float] = []
        self.thread = Thread(target=self.run)

    def run(self) -> None:
        for n in count():
            if self.over.wait(A_WORD):
                return
            began = perf_counter()
            self.store.work(self.guest, partial(self.say, f"word-{n}")).result()
            self.waits.append((perf_counter() - began) * 1_000)

    def say(self, key: str, work: Work) -> None:
        talk.send_own(work, SendBody(key, Text("还没有收到货")))


def ring_all(store: Store, guest: Actor) -> tuple[float, list[float]]:
    """Seconds, and how long the chat waited meanwhile."""
    store.time.move_to(OUT)
    chat, began = Chat(store, guest), perf_counter()
    chat.thread.start()
    while bell.ring(store) and perf_counter() - began < SECONDS:
        pass
    seconds = perf_counter() - began
    chat.over.set()
    chat.thread.join()
    return seconds, chat.waits


def passed(folder: Path) -> int:
    with sqlite3.connect(folder / "roost.db") as raw:
        asked = "SELECT count(*) FROM history WHERE module = 'service_requests' AND step = ?"
        return int(raw.execute(asked, ("due_passed",)).fetchone()[0])


def trial(folder: Path) -> tuple[float, list[float]]:
    store = opened(folder)
    with timed(f"{EACH:,} requests by their command"):
        first, guest = founded(store)
    store.close()
    others = [f"{n:032x}" for n in range(1, SHOPS)]
    with timed(f"the same for {SHOPS} shops, and the far clocks"), bare(folder / "roost.db") as raw:
        clone(raw, first, others)
        wait_far(raw)
    store = opened(folder)
    seconds, waits = ring_all(store, guest)
    store.close()
    done = passed(folder)
    print(f"{done:,} requests ran out in {seconds:.1f} s, {len(waits):,} words meanwhile")
    return done / seconds, waits


def run(results: dict[str, Any]) -> None:
    with TemporaryDirectory(prefix="roost-bench-") as folder:
        rate, waits = trial(Path(folder))
    p99 = percentile(waits, 0.99)
    results["service_requests_expiry"] = {
        "value": rate,
        "unit": "/s",
        "baseline": RATE,
        "ratio": rate / RATE,
    }
    results["service_requests_chat_p99"] = {
        "value": p99,
        "unit": "ms",
        "baseline": CHAT,
        "ratio": p99 / CHAT,
    }
