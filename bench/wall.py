"""The wall of 10,000 open deadlines over HTTP: opening it, reading on in it, and its deltas.

The clocks stand among 190,000 of other shops. A delta follows each of ten deeds: so many clocks
were wound, stopped and given since the mark.
"""

import http.client
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

import msgspec

from roost.faces.main import Setting, open_store
from roost.kernel.data import clocks
from roost.kernel.data.clocks import Plate
from roost.kernel.data.store import Store
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor, Party, system
from roost.kernel.pure.flow import Deadline
from roost.modules.deadlines.commands import taking
from roost.modules.deadlines.queries import wall
from roost.modules.deadlines.queries.wall import Asked

from . import house
from .rows import await_port, bare, clone, percentile, timed

PORT, OPEN, SHOPS, PIECE, TIMES, DEEDS = 18600, 10_000, 20, 500, 50, 10
GOAL = 300.0  # ms to open it
MODULES = ("orders", "after_sales", "service_requests")
EDITION = "orders.ship_promise@2020-01-01"


def hang(work: Work, start: int) -> None:
    """Every third without a tariff, due within the next week."""
    for n in range(start, start + PIECE):
        module = MODULES[n % len(MODULES)]
        due = Deadline(work.now + timedelta(seconds=3600 + 61 * n % 604_800), EDITION)
        stake = None if n % 3 == 0 else 300 + n % 2700
        clocks.wind(work, module, f"{n:032x}", "overdue", due, Plate(f"订单 NO{n:08}", stake, ""))


def build(setting: Setting) -> house.Logins:
    store = open_store(setting)
    logins = house.found(store, 0, 1)
    shop = system(logins.shop)
    with timed(f"{OPEN:,} open clocks"):
        for start in range(0, OPEN, PIECE):
            store.work(shop, partial(hang, start=start)).result()
    store.close()
    with timed("the other shops'"), bare(setting.data / "roost.db") as raw:
        clone(raw, logins.shop, [f"{n:032x}" for n in range(1, SHOPS)])
    return logins


def stir(store: Store, logins: house.Logins, deed: int) -> None:
    """One more is wound, one is stopped, one is taken."""
    actor = Actor(Party.MERCHANT, logins.agents[0][0], logins.shop, owner=True)
    store.work(actor, partial(_stir, deed=deed)).result()


def _stir(work: Work, deed: int) -> None:
    hang_one = Deadline(work.now + timedelta(minutes=30 + deed), EDITION)
    clocks.wind(work, "orders", f"new{deed}", "overdue", hang_one, Plate("订单 新", 300, ""))
    clocks.stop_many(work, MODULES[deed % 3], "overdue", [f"{deed:032x}"])
    first = wall.wall(work, Asked(), 1).items[0]
    taking.take(work, first.id)


class Client:
    def __init__(self, token: str) -> None:
        self.http = http.client.HTTPConnection("127.0.0.1", PORT)
        self.headers = {"Cookie": f"roost_workbench={token}"}

    def get(self, path: str, **query: Any) -> tuple[float, Any, int]:
        """Milliseconds to the end of the answer, the answer, its bytes."""
        began = perf_counter()
        self.http.request("GET", f"{path}?{urlencode(query)}", headers=self.headers)
        answer = self.http.getresponse()
        body = answer.read()
        assert answer.status == 200, body[:500]
        return (perf_counter() - began) * 1000, msgspec.json.decode(body), len(body)


def opens(client: Client) -> tuple[list[float], str]:
    """All that the page asks for: its blocks and the first hundred rows."""
    took = []
    for _ in range(TIMES):
        blocks, page = client.get("/api/deadlines/home"), client.get("/api/deadlines/", limit=100)
        took.append(blocks[0] + page[0])
    assert sum(page[1]["counts"].values()) >= OPEN
    print(f"first page: {page[2]:,} bytes, {blocks[2]:,} of blocks")
    return took, page[1]["mark"]


def reads_on(client: Client, **asked: Any) -> list[float]:
    took, cursor = [], {}
    while len(took) < OPEN // 100:
        spent, page, _ = client.get("/api/deadlines/", limit=100, **asked, **cursor)
        took.append(spent)
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    return took


def deltas(client: Client, mark: str) -> list[float]:
    """The first tells of all the deeds, the others of what lies in the overlap."""
    took = []
    for _ in range(DEEDS):
        spent, told, size = client.get("/api/deadlines/changes", since=mark)
        took.append(spent)
        mark = told["mark"]
    print(f"delta: {len(told['items'])} rows, {size:,} bytes")
    return took


def run(results: dict[str, Any]) -> None:
    with TemporaryDirectory(prefix="roost-bench-") as folder:
        data = Path(folder)
        setting = Setting(data=data, keys=data / "key", limits=house.LIMITS)
        logins = build(setting)
        (data / "logins.json").write_bytes(msgspec.json.encode(logins))
        store = open_store(setting)
        began = store.time.now()
        for deed in range(DEEDS):
            stir(store, logins, deed)
        store.close()
        with house.serving("roost", str(data), str(PORT)):
            client = Client(logins.agents[0][1])
            await_port(PORT)
            took, _ = opens(client)
            since = (began + wall.OVERLAP).isoformat()
            news = deltas(client, since)
            by_money = reads_on(client, order="money")
            on = reads_on(client)
    lines = {
        "wall_open_p95": (percentile(took, 0.95), GOAL),
        "wall_next_page_p95": (percentile(on, 0.95), None),
        "wall_by_money_p95": (percentile(by_money, 0.95), None),
        "wall_delta_p95": (percentile(news, 0.95), None),
    }
    for name, (value, goal) in lines.items():
        ratio = value / goal if goal else None
        results[name] = {"value": value, "unit": "ms", "baseline": goal, "ratio": ratio}
