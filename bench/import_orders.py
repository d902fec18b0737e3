"""100,000 rows of orders through the door, while buyers write: how long, and who waits for it."""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import httpx
import msgspec
import uvloop

from . import house
from .message_path import Counter, Talker, come_in, greeted, percentile, sit_down, synced

sys.path.append(str(Path(__file__).parents[1] / "tests"))
from data.order_sheets import write_doudian  # test data stands with the tests

ROWS, GOAL, EVERY = 100_000, 60.0, 0.5
WORDS_A_SECOND = 100


class Timed(Talker):
    """A buyer who counts the milliseconds from a word to its ack."""

    def __init__(self, talker: Talker, waits: list[float]) -> None:
        super().__init__(talker.wire, talker.name, talker.counter)
        self.n, self.waits, self.said = talker.n, waits, 0.0

    def say(self) -> None:
        self.said = perf_counter()
        super().say()

    def heard(self, frame: bytes) -> None:
        if frame.startswith(b'{"t":"ack"'):
            self.waits.append((perf_counter() - self.said) * 1000)


async def talk(talkers: list[Timed], going: asyncio.Event) -> None:
    """Steadily, each buyer again only when all the others have spoken."""
    turn, at = 0, perf_counter()
    while not going.is_set():
        talkers[turn % len(talkers)].say()
        turn, at = turn + 1, at + 1 / WORDS_A_SECOND
        await asyncio.sleep(max(at - perf_counter(), 0))


async def imported(port: int, token: str, file: Path) -> tuple[float, float, dict[str, Any]]:
    """Seconds to the preview, seconds to the end, and what the house says of it."""
    cookies, headers = {"roost_workbench": token}, {"X-CSRF": "1"}
    base = f"http://127.0.0.1:{port}"
    async with httpx.AsyncClient(
        base_url=base, cookies=cookies, headers=headers, timeout=300
    ) as http:
        begun = perf_counter()
        with file.open("rb") as opened:
            made = await http.post("/api/orders/imports", files={"file": (file.name, opened)})
        path = f"/api/orders/imports/{made.raise_for_status().json()['id']}"
        await _until(http, path, "checked")
        read = perf_counter() - begun
        (await http.post(f"{path}/take", json={})).raise_for_status()
        found = await _until(http, path, "done")
        return read, perf_counter() - begun, found


async def _until(http: httpx.AsyncClient, path: str, status: str) -> dict[str, Any]:
    while True:
        found: dict[str, Any] = (await http.get(path)).raise_for_status().json()
        if found["status"] == status:
            return found
        assert found["status"] not in ("refused", "cancelled"), found
        await asyncio.sleep(EVERY)


async def _up(port: int) -> None:
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http:
        while True:
            try:
                await http.get("/api/shop/first_run")
                return
            except httpx.TransportError:
                await asyncio.sleep(EVERY)


async def measure(results: dict[str, Any], folder: Path, port: int) -> None:
    write_doudian(folder / "orders.csv", ROWS)
    where = (str(folder / "house"), str(port), "40", "4")
    (folder / "house").mkdir()
    with house.serving("roost", *where) as (_, line):
        logins = msgspec.json.decode(line, type=house.Logins)
        await _up(port)
        counter = Counter()
        desks = await sit_down(port, logins, counter)
        talkers = await come_in(port, logins, counter)
        await greeted(talkers, counter)
        waits: list[float] = []
        going = asyncio.Event()
        talking = asyncio.create_task(talk([Timed(t, waits) for t in talkers], going))
        token = logins.agents[0][1]
        read, whole, found = await imported(port, token, folder / "orders.csv")
        going.set()
        await talking
        for wire in [*desks, *(t.wire for t in talkers)]:
            wire.close()
    assert found["rows"] == ROWS and found["done"] == found["records"], found
    waits.sort()
    print(
        f"{ROWS:,} rows: checked after {read:.1f} s, taken after {whole:.1f} s (goal {GOAL:.0f});"
        f" {len(waits):,} words meanwhile acked p50 {percentile(waits, 0.5):.1f}"
        f" p99 {percentile(waits, 0.99):.1f} ms (goal 20);"
        f" fdatasync p50 {percentile(synced(folder), 0.5):.2f} ms"
    )
    results["import.100k"] = {"value": whole, "unit": "s", "goal": GOAL, "ratio": whole / GOAL}
    p99 = percentile(waits, 0.99)
    results["import.ack_p99"] = {"value": p99, "unit": "ms", "goal": 20, "ratio": p99 / 20}


def run(results: dict[str, Any]) -> None:
    with (
        TemporaryDirectory(prefix="roost-bench-") as folder,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        runner.run(measure(results, Path(folder), 18600))
