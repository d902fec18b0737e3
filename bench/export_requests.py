"""50,000 service requests as XLSX and as CSV through the door, against the same rows written bare.

Bare: in this process, from a list, without the guard, the database and the wire.
"""

import csv
import http.client
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import msgspec
from sqlalchemy import insert

from roost.faces.main import Setting, open_store
from roost.kernel.data import editions
from roost.kernel.data.sheets.write import Cell
from roost.kernel.data.sheets.write_xlsx import xlsx_bytes
from roost.kernel.data.store import Store
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import system
from roost.kernel.pure.policy import Row
from roost.kernel.pure.time import local
from roost.modules.orders.models import Order
from roost.modules.orders.states import Status as OrderStatus
from roost.modules.service_requests.models import Request
from roost.modules.service_requests.queries import exports
from roost.modules.service_requests.queries.exports import HEAD
from roost.modules.service_requests.rules.kinds import Answer, Closing, Level, Pace, Source
from roost.modules.service_requests.states import Status

from . import house
from .rows import await_port, timed

ROWS, PIECE, PORT = 50_000, 5_000, 18610
GOALS = {"ratio": 3.0, "first_byte": 0.5, "memory": 64.0}  # times, seconds, MiB
PATH = "/api/service_requests/exports"
Cells = Sequence[Sequence[Cell]]


def of_request(n: int, order: str, now: Any) -> dict[str, Any]:
    created, status = now - timedelta(seconds=53 * n), list(Status)[n % 4]
    over = status is Status.CLOSED
    return {
        "id": f"{n:032x}",
        "version": 1,
        "number": f"SR{n:08}",
        "order_id": order,
        "order_no": "NO00000001",
        "profile": "douyin",
        "source": Source.PLATFORM,
        "type": ("shipping", "price", "goods")[n % 3],
        "level": Level.GENERAL,
        "limit_s": 86_400,
        "demand": "请核实物流",
        "status": status,
        "created_at": created,
        "cycle_at": created,
        "entered_at": created,
        "closed_at": created + timedelta(hours=20) if over else None,
        "last_due_at": created + timedelta(hours=24),
        "first_reply_at": created + timedelta(hours=3),
        "pace": Pace.NONE,
        "answer": Answer.SATISFIED if over else None,
        "close_reason": Closing.SATISFIED if over else None,
    }


def fill(work: Work) -> None:
    order = Order(
        shop_id=work.shop_id,
        id=work.new_id(),
        status=OrderStatus.SHIPPED,
        order_no="NO00000001",
        source="import",
        profile="douyin",
        buyer_id=None,
        placed_at=work.now,
        placed_goods_fen=1,
        goods_fen=1,
        lines_left=0,
    )
    work.session.add(order)
    work.session.flush()
    for start in range(0, ROWS, PIECE):
        some = range(start, min(start + PIECE, ROWS))
        rows = [of_request(n, order.id, work.now) | {"shop_id": work.shop_id} for n in some]
        work.session.execute(insert(Request), rows)
    rule = {"most": 50_000, "gap": "PT0S"}  # both formats in one run
    editions.add(work, Row("service_requests.export", work.now, rule, "bench"), work.now)


def build(setting: Setting) -> tuple[house.Logins, Cells]:
    store = open_store(setting)
    logins = house.found(store, 0, 1)
    with timed(f"{ROWS:,} requests"):
        store.work(system(logins.shop), fill).result()
    table = _table(store, logins.shop)
    store.close()
    return logins, table


def _table(store: Store, shop: str) -> Cells:
    asked = exports.Asked(tab="all")
    return store.look(system(shop), lambda look: list(exports.rows(look, asked))).result()


def bare_csv(table: Cells) -> int:
    """As the door's, but every text as it is."""
    size, held = 0, io.StringIO(newline="")
    write = csv.writer(held, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow
    write(HEAD)
    for row in table:
        write([f"{local(c):%Y-%m-%d %H:%M:%S}" if hasattr(c, "hour") else c for c in row])
        if held.tell() > 100_000:
            size += len(held.getvalue().encode())
            held.seek(0)
            held.truncate()
    return size + len(held.getvalue().encode())


def bare_xlsx(table: Cells) -> int:
    return sum(len(piece) for piece in xlsx_bytes(HEAD, iter(table)))


def best(write: Callable[[Cells], int], table: Cells) -> float:
    def once() -> float:
        began = perf_counter()
        write(table)
        return perf_counter() - began

    return min(once() for _ in range(3))


def fetched(token: str, format: str) -> tuple[float, float, int]:
    """Seconds to the first byte and to the last, both from the click on; bytes."""
    wire = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
    headers = {"Cookie": f"roost_workbench={token}", "X-CSRF": "1"}
    began = perf_counter()
    body = msgspec.json.encode({"tab": "all", "format": format})
    wire.request("POST", PATH, body, headers | {"Content-Type": "application/json"})
    made = msgspec.json.decode(_good(wire.getresponse()).read())
    assert made["rows"] == ROWS, made
    wire.request("GET", f"{PATH}/{made['id']}/file", headers=headers)
    answer = _good(wire.getresponse())
    size = len(answer.read(1))
    first = perf_counter() - began
    for piece in _rest(answer):
        size += len(piece)
    return first, perf_counter() - began, size


def _good(answer: http.client.HTTPResponse) -> http.client.HTTPResponse:
    assert answer.status in (200, 201), answer.read()[:500]
    return answer


def _rest(answer: http.client.HTTPResponse) -> Iterator[bytes]:
    while piece := answer.read(65_536):
        yield piece


class Memory:
    """The most that the server held since it was last set to nothing, beyond what it held then."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        Path(f"/proc/{pid}/clear_refs").write_text("5")
        self.before = self._said("VmRSS")

    def grown(self) -> float:
        return (self._said("VmHWM") - self.before) / 1024

    def _said(self, name: str) -> int:
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith(name)).split()[1])


def measure(results: dict[str, Any], folder: Path) -> None:
    data = folder / "house"
    data.mkdir()
    setting = Setting(data=data, keys=data / "key", ports=(PORT, PORT + 1, PORT + 2))
    logins, table = build(setting)
    (data / "logins.json").write_bytes(msgspec.json.encode(logins))
    token = logins.agents[0][1]
    with house.serving("roost", str(data), str(PORT), "0", "1") as (process, _):
        await_port(PORT)
        for format, write in (("xlsx", bare_xlsx), ("csv", bare_csv)):
            base = best(partial(write), table)
            memory = Memory(process.pid)
            runs = [fetched(token, format) for _ in range(3)]
            first, whole = min(r[0] for r in runs), min(r[1] for r in runs)
            grown, size = memory.grown(), runs[0][2]
            print(
                f"{format}: {ROWS:,} rows, {size / 1e6:.1f} MB in {whole:.2f} s, bare"
                f" {base:.2f} s ({whole / base:.2f} times, goal {GOALS['ratio']:.0f}); first byte"
                f" {first:.3f} s (goal {GOALS['first_byte']}); memory +{grown:.0f} MiB (goal 64)"
            )
            _keep(results, f"export.{format}", whole, "s", whole / base / GOALS["ratio"])
            _keep(results, f"export.{format}_first", first, "s", first / GOALS["first_byte"])
            _keep(results, f"export.{format}_memory", grown, "MiB", grown / GOALS["memory"])


def _keep(results: dict[str, Any], name: str, value: float, unit: str, ratio: float) -> None:
    results[name] = {"value": value, "unit": unit, "ratio": ratio}


def run(results: dict[str, Any]) -> None:
    with TemporaryDirectory(prefix="roost-bench-") as folder:
        measure(results, Path(folder))
