"""300 deaths of a server that is written to: what was acked is there, once and in order."""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.append(str(Path(__file__).parents[2] / "tests"))
from trust.reception import kill_loop  # the trial stands with the tests

KILLS = 300


def run(results: dict[str, Any]) -> None:
    with TemporaryDirectory(prefix="roost-soak-") as folder:
        found = asyncio.run(kill_loop(Path(folder), KILLS))
    print(f"{KILLS} kills, {found.acked:,} acked, database {found.intact}")
    faults = len(found.disordered) + len(found.gaps) + len(found.unheard)
    faults += found.lost + found.twice + (found.intact != "ok")
    results["soak_kills"] = {"value": KILLS, "unit": "deaths", "baseline": None, "ratio": None}
    results["soak_kill_faults"] = {"value": faults, "unit": "of 0", "baseline": 0, "ratio": None}
