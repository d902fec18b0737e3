"""50,000 timers over two minutes, in a house whose bell rings as it does in life: how late."""

import asyncio
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from roost.faces.main import _ring
from roost.kernel.data.crypto import Keys
from roost.kernel.data.later import ADD, row
from roost.kernel.data.registry import Registry
from roost.kernel.data.store import Store
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import system
from roost.kernel.pure.manifest import Manifest
from roost.kernel.pure.time import BusinessTime

from ..rows import percentile

TIMERS, SPAN, AHEAD = 50_000, 120.0, 15.0  # seconds
GOAL = 2_000.0  # ms, p99
PIECE = 5_000


class Late:
    """Milliseconds from the due instant to the ring, on the machine's clock."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def tick(self, work: Work, _: str, __: object) -> None:
        assert work.due is not None
        self.waits.append((work.now - work.due) / timedelta(milliseconds=1))


def leave(start: datetime, ns: range, work: Work) -> None:
    step = timedelta(seconds=SPAN / TIMERS)
    rows = [row("bench.tick", "shop", str(n), start + step * n, {}) for n in ns]
    work.write(ADD, rows)


async def rung(store: Store, late: Late) -> None:
    bell = asyncio.create_task(_ring(store))
    try:
        async with asyncio.timeout(AHEAD + SPAN * 3):
            while len(late.waits) < TIMERS:
                await asyncio.sleep(1)
    finally:
        bell.cancel()


def run(results: dict[str, Any]) -> None:
    late = Late()
    known = Registry([Manifest(name="bench", kinds={"tick": late.tick})])
    with TemporaryDirectory(prefix="roost-soak-") as folder:
        store = Store(Path(folder) / "roost.db", known, BusinessTime(), Keys(b"k" * 32))
        store.create()
        start = store.time.now() + timedelta(seconds=AHEAD)
        for n in range(0, TIMERS, PIECE):
            store.work(system("shop"), partial(leave, start, range(n, n + PIECE))).result()
        asyncio.run(rung(store, late))
        store.close()
    p50, p99 = percentile(late.waits, 0.5), percentile(late.waits, 0.99)
    print(f"{len(late.waits):,} timers: p50 {p50:.0f} p99 {p99:.0f} max {max(late.waits):.0f} ms")
    early, twice = sum(ms < 0 for ms in late.waits), len(late.waits) - TIMERS
    ratio = p99 / GOAL
    results["soak_lateness_p99"] = {"value": p99, "unit": "ms", "baseline": GOAL, "ratio": ratio}
    results["soak_timer_faults"] = {
        "value": early + abs(twice),
        "unit": "early, doubled or missing",
        "baseline": 0,
        "ratio": None,
    }
