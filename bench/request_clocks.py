"""20,000 service requests that are due at once among 1,000,000 clocks, while buyers write.

Each expiry is a step with its history, its notices, its draft of passive handling and its row of
the figures. The requests of one shop are sent by the command that does it in life and given to
nineteen more shops; then their hour is set to a few seconds after the server is up.
"""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import msgspec
import uvloop

from roost.faces.main import Setting, open_store
from roost.kernel.data import editions
from roost.kernel.data.crypto import Keys
from roost.kernel.data.registry import Registry
from roost.kernel.data.store import Store
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor, Party, system
from roost.kernel.pure.policy import Row
from roost.kernel.pure.time import BusinessTime, micros
from roost.modules.buyers import facade as buyers
from roost.modules.orders.commands import placing
from roost.modules.products import facade as products
from roost.modules.products.facade import ProductBody, SkuBody
from roost.modules.service_requests.commands import creating
from roost.modules.service_requests.commands.creating import Create
from roost.modules.service_requests.rules.kinds import Level

from . import house
from .clocks import ticks
from .import_orders import Timed, talk
from .message_path import Counter, come_in, greeted, percentile, sit_down
from .rows import await_port, bare, clone, timed

SHOPS, EACH, ALL, PORT = 20, 1_000, 1_000_000, 18620
LEAD, MOST_S = 20.0, 300.0  # seconds until they are due, and for which it is watched
GOAL, CHAT = 300.0, 20.0  # a second, ms
KIND = "service_requests.due_passed"
RECEIVER = placing.Receiver("王小明", "13800001234", "浙江省", "杭州市", "西湖区", "文三路1号")
PERSON = Actor(Party.PLATFORM, "referee", "platform", "平台客服", owner=True)
LATE = "SELECT count(*) FROM service_requests WHERE status = 'PLATFORM_REVIEW'"


def build(setting: Setting) -> house.Logins:
    """A shop with people who can talk, and with requests that nobody will answer."""
    store = open_store(setting)
    logins = house.found(store, 40, 4)
    store.close()
    then = datetime.now(UTC) - timedelta(hours=1)
    time = BusinessTime(real=lambda: then)
    past = Store(setting.data / "roost.db", _registry(), time, Keys.at(setting.keys))
    with timed(f"{EACH:,} requests by their commands"):
        past.work(system(logins.shop), partial(_rule, since=then - timedelta(days=1))).result()
        past.work(system(logins.shop), partial(_sent, shop=logins.shop)).result()
    past.close()
    return logins


def _registry() -> Registry:
    from roost.faces.installed import modules  # noqa: PLC0415 # names of all modules at once

    return Registry(modules())


def _rule(work: Work, since: datetime) -> None:
    """Sent at any hour, and counted by the wall: a bench may run at night."""
    day = {"opens": "00:00:00", "closes": "00:00:00"}
    rules = {
        "service_requests.send_window": {"hours": day},
        "service_requests.clock": {"kind": "wall", "window": day},
    }
    for name, rule in rules.items():
        row = Row(name, since, rule, "bench")
        editions.add(work, row, since)


def _sent(work: Work, shop: str) -> None:
    guest = buyers.guest(work)
    body = ProductBody("P1", "陶瓷马克杯", [SkuBody("默认", 1250, 10**6)])
    sku = products.add(work, body).skus[0].id
    buyer = work.acting_as(Actor(Party.BUYER, guest, shop, profile="douyin"))
    person = work.acting_as(PERSON)
    person.narrow(shop)
    for _ in range(EACH):
        wanted = placing.Place([placing.Wanted(sku, 1)], RECEIVER)
        work.become(buyer.actor)
        order = placing.place(work, wanted).order.id
        work.become(PERSON)
        work.narrow(shop)
        creating.create(work, Create(shop, order, "shipping", Level.AGREED, "请核实", 2))


def spread(setting: Setting, logins: house.Logins, due: datetime) -> None:
    """To the other shops, and the hour of all; whatever else would ring then is far away."""
    with timed(f"the same for {SHOPS} shops, and the far clocks"), bare(_path(setting)) as raw:
        clone(raw, logins.shop, [f"{n:032x}" for n in range(1, SHOPS)])
        at, far = micros(due), micros(due + timedelta(days=30))
        raw.execute("UPDATE later SET due = CASE kind WHEN ? THEN ? ELSE ? END", (KIND, at, far))
        raw.execute("UPDATE clocks SET due = ? WHERE step = 'due_passed'", (at,))
        ticks(raw, "after_sales.close_by_silence", far, ALL - SHOPS * EACH)
        raw.execute(
            "INSERT INTO clocks (shop_id, id, module, thing, step, start, due, edition, segments,"
            " state, ended_by, changed, title, owner)"
            " SELECT 'shop', printf('%032x', seq), 'after_sales', thing, 'close_by_silence',"
            " due, due, '', '[]', 'RUNNING', '', 0, '', '' FROM later WHERE due = ?",
            (far,),
        )


def _path(setting: Setting) -> Path:
    return setting.data / "roost.db"


def late(setting: Setting) -> int:
    with closing(sqlite3.connect(f"file:{_path(setting)}?mode=ro", uri=True)) as raw:
        return int(raw.execute(LATE).fetchone()[0])


async def watched(setting: Setting, waits: list[float]) -> tuple[int, float, int]:
    """How many expired, in how many seconds from the first to the last, and words before."""
    before, began, found = 0, 0.0, 0
    ends = perf_counter() + LEAD + MOST_S
    while found < SHOPS * EACH and perf_counter() < ends:
        await asyncio.sleep(0.25)
        found = await asyncio.to_thread(late, setting)
        if found and not began:
            began, before = perf_counter() - 0.25, len(waits)
    return found, perf_counter() - began if began else 0.0, before


async def measure(results: dict[str, Any], folder: Path) -> None:
    data = folder / "house"
    data.mkdir()
    setting = Setting(data=data, keys=data / "key", ports=(PORT, PORT + 1, PORT + 2))
    logins = build(setting)
    (data / "logins.json").write_bytes(msgspec.json.encode(logins))
    spread(setting, logins, datetime.now(UTC) + timedelta(seconds=LEAD + _build_time()))
    with house.serving("roost", str(data), str(PORT), "40", "4"):
        await asyncio.to_thread(await_port, PORT)
        counter = Counter()
        desks = await sit_down(PORT, logins, counter)
        talkers = await come_in(PORT, logins, counter)
        await greeted(talkers, counter)
        waits: list[float] = []
        going = asyncio.Event()
        talking = asyncio.create_task(talk([Timed(t, waits) for t in talkers], going))
        found, seconds, before = await watched(setting, waits)
        going.set()
        await talking
        for wire in [*desks, *(t.wire for t in talkers)]:
            wire.close()
    _tell(results, found, seconds, sorted(waits[before:]))


def _build_time() -> float:
    """The far clocks take their time before the server is up: a fifth of a second a 10,000."""
    return 0.2 * ALL / 10_000


def _tell(results: dict[str, Any], found: int, seconds: float, waits: list[float]) -> None:
    rate = found / seconds if seconds else 0.0
    p50, p99 = percentile(waits, 0.5), percentile(waits, 0.99)
    print(
        f"{found:,} requests expired in {seconds:.1f} s: {rate:.0f}/s (goal {GOAL:.0f});"
        f" {len(waits):,}"
        f" words meanwhile acked p50 {p50:.1f} p99 {p99:.1f} ms (goal {CHAT:.0f})"
    )
    assert found == SHOPS * EACH, found
    results["clocks_requests"] = {
        "value": rate,
        "unit": "/s",
        "baseline": GOAL,
        "ratio": rate / GOAL,
    }
    results["clocks_requests.ack_p99"] = {"value": p99, "unit": "ms", "ratio": p99 / CHAT}


def run(results: dict[str, Any]) -> None:
    with (
        TemporaryDirectory(prefix="roost-bench-") as folder,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        runner.run(measure(results, Path(folder)))
