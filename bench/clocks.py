"""20,000 clocks that are due at once among 1,000,000: bare ones, and shops that did not answer."""

import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from msgspec.structs import replace

from roost.faces.installed import modules
from roost.kernel.data import bell
from roost.kernel.data.crypto import Keys
from roost.kernel.data.later import lane
from roost.kernel.data.registry import Registry
from roost.kernel.data.store import NOBODY, Store
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor, Party, system
from roost.kernel.pure.manifest import Manifest
from roost.kernel.pure.profile import Profile
from roost.kernel.pure.time import BusinessTime, micros
from roost.modules.after_sales.commands import opening
from roost.modules.after_sales.rules.kinds import Kind
from roost.modules.buyers import facade as buyers
from roost.modules.orders.commands import placing, shipping
from roost.modules.products import facade as products
from roost.modules.products.facade import ProductBody, SkuBody
from roost.modules.shop import facade as shop
from roost.modules.shop.commands import addresses

from .rows import bare, clone, timed

SHOPS, EACH, ALL = 20, 1_000, 1_000_000
DUE = SHOPS * EACH
START = datetime(2024, 1, 1, 12, tzinfo=UTC)
SILENCE = timedelta(hours=48, seconds=1)
FAR = micros(START + timedelta(days=30))
SECONDS = 60.0  # after which it is enough to know the rate
RECEIVER = placing.Receiver("王小明", "13800001234", "浙江省", "杭州市", "西湖区", "文三路1号")
LATER = "INSERT INTO later (lane, kind, shop_id, thing, due, payload, attempts, error)"
TICK = Manifest(name="bench", kinds={"tick": lambda work, thing, payload: None})


def opened(folder: Path, manifests: Iterable[Manifest]) -> Store:
    time = BusinessTime(real=lambda: START)
    store = Store(folder / "roost.db", Registry(manifests), time, Keys(b"k" * 32))
    store.create()
    return store


def ticks(connection: sqlite3.Connection, kind: str, due: int, count: int) -> None:
    rows = ((lane(kind, "shop", str(n)), kind, "shop", str(n), due) for n in range(count))
    connection.executemany(f"{LATER} VALUES (?, ?, ?, ?, ?, '{{}}', 0, '')", rows)


def silent(store: Store) -> str:
    """A shop with cases that it will not answer; half of them are paid out, half may be returned.

    Each was placed, paid and asked for by the commands that do it in life.
    """
    owner = ("店主", "13800000001", "-")
    made = store.work(NOBODY, lambda w: shop.add(w, "归巢小店", Profile.PINDUODUO, *owner).id)
    seller = Actor(Party.MERCHANT, "owner", made.result(), "店主", owner=True, profile="pinduoduo")
    done = partial(_done, store, seller)
    sku = done(_stocked)
    guests = [done(buyers.guest) for _ in range(EACH // 10)]
    for n in range(EACH):
        guest = Actor(Party.BUYER, guests[n % len(guests)], seller.shop_id, profile="pinduoduo")
        _case(store, seller, guest, sku, n % 2 == 0)
    return seller.shop_id


def _done(store: Store, actor: Actor, deed: Callable[..., Any], *args: Any) -> Any:
    return store.work(actor, lambda work: deed(work, *args)).result()


def _stocked(work: Work) -> str:
    addresses.create(work, addresses.AddressForm("王仓", "13900000000", "330106", "文三路1号仓"))
    body = ProductBody("P1", "陶瓷马克杯", [SkuBody("默认", 1250, 10**6)], promise_hours=240)
    return products.add(work, body).skus[0].id


def _case(store: Store, seller: Actor, guest: Actor, sku: str, stays: bool) -> None:
    body = placing.Place([placing.Wanted(sku, 1)], RECEIVER)
    placed = _done(store, guest, placing.place, body)
    order, kind = placed.order.id, Kind.REFUND_UNSHIPPED if stays else Kind.RETURN_REFUND
    _done(store, guest, placing.pay, order)
    if not stays:
        _done(store, seller, shipping.ship, order, shipping.Ship("zhongtong", "781234567890"))
    wanted = [opening.Wanted(line.id) for line in placed.lines]
    asked = opening.Apply(order, kind, "unwanted", wanted)
    _done(store, replace(guest), opening.apply, asked)


def wait_far(connection: sqlite3.Connection) -> None:
    """The other clocks of the house, each with its row on the wall, due in a month."""
    kind = "after_sales.close_by_silence"
    ticks(connection, kind, FAR, ALL - DUE)
    connection.execute(
        "INSERT INTO clocks (shop_id, id, module, thing, step, start, due, edition, segments,"
        " state, ended_by, changed, title, owner)"
        " SELECT 'shop', printf('%032x', seq), 'after_sales', thing, 'close_by_silence',"
        " due, due, '', '[]', 'RUNNING', '', 0, '', '' FROM later WHERE due = ?",
        (FAR,),
    )


def ring_all(store: Store, at: datetime) -> tuple[int, float]:
    """Rows rung, and seconds."""
    store.time.move_to(at)
    began, rung = perf_counter(), 0
    while (some := bell.ring(store)) and perf_counter() - began < SECONDS:
        rung += some
    return rung, perf_counter() - began


def ring_bare(folder: Path) -> float:
    opened(folder, [TICK]).close()
    with timed("1,000,000 bare timers"), bare(folder / "roost.db") as connection:
        ticks(connection, "bench.tick", micros(START), DUE)
        ticks(connection, "bench.tick", FAR, ALL - DUE)
    store = opened(folder, [TICK])
    rung, seconds = ring_all(store, START)
    store.close()
    print(f"bare: {rung:,} rung in {seconds:.1f} s")
    return rung / seconds


def ring_cases(folder: Path) -> float:
    store = opened(folder, modules())
    with timed(f"{EACH:,} cases by their commands"):
        first = silent(store)
    store.close()
    others = [f"{n:032x}" for n in range(1, SHOPS)]
    with timed("the same for 20 shops, and the far clocks"), bare(folder / "roost.db") as raw:
        clone(raw, first, others)
        wait_far(raw)
    store = opened(folder, modules())
    rung, seconds = ring_all(store, START + SILENCE)
    settled = store.work(system(first), lambda _: None).result() or _settled(folder)
    store.close()
    print(f"cases: {settled:,} settled by {rung:,} rings in {seconds:.1f} s")
    return settled / seconds


def _settled(folder: Path) -> int:
    with sqlite3.connect(folder / "roost.db") as raw:
        asked = "SELECT count(*) FROM history WHERE step = 'agree_by_silence'"
        return int(raw.execute(asked).fetchone()[0])


def run(results: dict[str, Any]) -> None:
    for name, ring, goal in (
        ("clocks_bare", ring_bare, 1500),
        ("clocks_after_sales", ring_cases, 300),
    ):
        with TemporaryDirectory(prefix="roost-bench-") as folder:
            rate = ring(Path(folder))
        results[name] = {"value": rate, "unit": "/s", "baseline": goal, "ratio": rate / goal}
