"""The QR's link, cold, on a slow phone: how long until a buyer can write (S3-35)."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from . import house

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
import browser

LOADS, SLOWER, GOAL = 20, 4, 1.0  # seconds
PORT = 19_700
PHONE = {"width": 390, "height": 844}
READY = """() => {
    const field = document.querySelector('#composer');
    return field && !field.disabled ? performance.now() : 0;
}"""


def run(results: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder, house.serving("roost", folder, str(PORT), "1", "1"):
        code = shop_code(Path(folder))
        with sync_playwright() as playwright:
            chromium = playwright.chromium
            path = browser.installed()
            with chromium.launch(executable_path=path, args=browser.QUIET) as started:
                waits = sorted(load(started, code) for _ in range(LOADS))
    p95 = waits[int(0.95 * (LOADS - 1))]
    print(f"  p50 {median(waits):.3f} s  p95 {p95:.3f} s  goal {GOAL} s  CPU ÷{SLOWER}")
    results["buyer_entry_p95"] = {"value": p95, "unit": "s", "goal": GOAL, "ratio": None}
    results["buyer_entry_p50"] = {"value": median(waits), "unit": "s", "ratio": None}


def load(started: Browser, code: str) -> float:
    """Seconds from the navigation to a field that takes words, in a profile of its own."""
    context = started.new_context(viewport=PHONE, has_touch=True)
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(f"http://127.0.0.1:{PORT + 1}/s/{code}", wait_until="commit")
    ready = page.wait_for_function(READY, polling="raf").json_value()
    context.close()
    return float(ready) / 1000


def shop_code(folder: Path) -> str:
    """Read beside the running server."""
    with closing(sqlite3.connect(f"file:{folder / 'roost.db'}?mode=ro", uri=True)) as rows:
        found = rows.execute("SELECT code FROM shop WHERE kind != 'PLATFORM'").fetchone()
    return str(found[0])
