"""The two longest lists over 1,000,000 rows of 20 shops: their statements, and whole HTTP pages."""

import http.client
import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import msgspec
from sqlalchemy import Connection, event

from roost.faces.main import Setting, open_store
from roost.kernel.data.look import Look
from roost.kernel.data.store import Store
from roost.kernel.pure.actor import Actor, Party
from roost.modules.after_sales import queries as after_sales
from roost.modules.after_sales.queries.lists import Filter
from roost.modules.after_sales.rules.kinds import Kind
from roost.modules.orders import queries as orders
from roost.modules.orders.queries import Asked

from . import house
from .rows import await_port, percentile
from .stock import build

PORT, WARM, TIMES, STATEMENTS = 18500, 20, 200, 200
GOAL = 10.0  # ms, p95
PAGES = {
    "orders": (
        "tab=all",
        "tab=awaiting_shipment",
        "tab=overdue",
        "tab=due_24h",
        "tab=cancelled&limit=50",
        "flag=red",
        "number=NO00000777",
    ),
    "after_sales": (
        "tab=open",
        "tab=all&newest=true",
        "tab=urgent",
        "tab=intervention",
        "tab=succeeded",
        "tab=all&kind=repair",
        "tab=open&reason=rough_work",
        "tab=all&number=AS00000777",
    ),
}
# What somebody would write who has only this page to write.
BY_HAND = {
    "orders": "SELECT * FROM orders WHERE shop_id = ? ORDER BY placed_at DESC, id DESC LIMIT 31",
    "after_sales": "SELECT * FROM after_sales WHERE shop_id = ? ORDER BY due_at, id LIMIT 31",
}


class Heard:
    """The statements of one question, with their values."""

    def __init__(self, store: Store) -> None:
        self.said: list[tuple[str, Any]] = []
        event.listen(store._reading, "before_cursor_execute", self.hear)

    def hear(self, _: Connection, __: Any, statement: str, values: Any, *___: Any) -> None:
        self.said.append((statement, values))


def asked(module: str, query: str, look: Look) -> object:
    pairs: dict[str, Any] = dict(pair.split("=") for pair in query.split("&"))
    limit = int(pairs.pop("limit", 30))
    if module == "orders":
        return orders.orders_page(look, Asked(**pairs, limit=limit))
    pairs |= {"newest": True} if "newest" in pairs else {}
    pairs |= {"kind": Kind(pairs["kind"])} if "kind" in pairs else {}
    return after_sales.cases_page(look, Filter(**pairs), limit)


def statements(setting: Setting, shop: str) -> Iterator[tuple[str, str, list[tuple[str, Any]]]]:
    """By module and page: what it asks."""
    store = open_store(setting)
    heard = Heard(store)
    actor = Actor(Party.MERCHANT, "owner", shop, owner=True, profile="douyin")
    for module, pages in PAGES.items():
        for page in pages:
            heard.said = []
            store.look(actor, partial(asked, module, page)).result()
            yield module, page, [s for s in heard.said if not s[0].startswith("BEGIN")]
    store.close()


def spent(raw: sqlite3.Connection, statement: str, values: Any) -> float:
    """Milliseconds to have all rows, the median."""
    took = []
    for _ in range(STATEMENTS):
        began = perf_counter()
        raw.execute(statement, values).fetchall()
        took.append((perf_counter() - began) * 1000)
    return median(took)


def plan(raw: sqlite3.Connection, statement: str, values: Any) -> str:
    return "; ".join(row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", values))


def ask_statements(setting: Setting, shop: str, results: dict[str, Any]) -> None:
    raw = sqlite3.connect(setting.data / "roost.db")
    raw.execute("PRAGMA cache_size=-64000")
    most = 0
    for module, page, said in list(statements(setting, shop)):
        most = max(most, len(said))
        took = [spent(raw, *one) for one in said]
        print(f"{module} {page}: {' + '.join(f'{ms:.3f}' for ms in took)} ms")
        if max(took) > GOAL / 5:
            print("   ", plan(raw, *said[took.index(max(took))]))
        if page in ("tab=all", "tab=open"):
            by_hand = spent(raw, BY_HAND[module], (shop,))
            results[f"list_statement_{module}"] = _line(took[0], "ms", by_hand, took[0] / by_hand)
    results["list_statements"] = _line(most, "a page", None, None)


def ask_pages(setting: Setting, logins: house.Logins, results: dict[str, Any]) -> None:
    """One keep-alive client; milliseconds of the whole answer, read to its end."""
    (setting.data / "logins.json").write_bytes(msgspec.json.encode(logins))
    with house.serving("roost", str(setting.data), str(PORT)):
        client = http.client.HTTPConnection("127.0.0.1", PORT)
        cookie = {"Cookie": f"roost_workbench={logins.agents[0][1]}"}
        await_port(PORT)
        for module, pages in PAGES.items():
            worst = 0.0
            for page in pages:
                took = [
                    _fetch(client, f"/api/{module}?{page}", cookie) for _ in range(WARM + TIMES)
                ]
                p50, p95 = percentile(took[WARM:], 0.5), percentile(took[WARM:], 0.95)
                print(f"GET /api/{module}?{page}: p50 {p50:.1f} p95 {p95:.1f} ms")
                worst = max(worst, p95)
            results[f"list_page_p95_{module}"] = _line(worst, "ms", GOAL, worst / GOAL)


def _fetch(client: http.client.HTTPConnection, path: str, headers: dict[str, str]) -> float:
    began = perf_counter()
    client.request("GET", path, headers=headers)
    answer = client.getresponse()
    body = answer.read()
    assert answer.status == 200, body[:500]
    return (perf_counter() - began) * 1000


def _line(value: float, unit: str, baseline: float | None, ratio: float | None) -> dict[str, Any]:
    return {"value": value, "unit": unit, "baseline": baseline, "ratio": ratio}


def run(results: dict[str, Any]) -> None:
    with TemporaryDirectory(prefix="roost-bench-") as folder:
        data = Path(folder)
        setting = Setting(data=data, keys=data / "key", limits=house.LIMITS)
        logins = build(setting)
        ask_statements(setting, logins.shop, results)
        ask_pages(setting, logins, results)
