"""What an idle house holds in memory: the three faces are open, and nobody is there."""

from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from typing import Any

import msgspec

from roost.faces.main import Setting, open_store

from . import house
from .rows import await_port

PORT, GOAL, REST = 18600, 200.0, 3.0  # MiB, seconds


def resident(pid: int) -> float:
    """MiB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(s for s in status.splitlines() if s.startswith("VmRSS")).split()[1]) / 1024


def run(results: dict[str, Any]) -> None:
    with TemporaryDirectory(prefix="roost-bench-") as folder:
        data = Path(folder)
        store = open_store(Setting(data=data, keys=data / "key"))
        logins = house.found(store, 0, 1)
        store.close()
        (data / "logins.json").write_bytes(msgspec.json.encode(logins))
        with house.serving("roost", folder, str(PORT)) as (process, _):
            for port in range(PORT, PORT + 3):
                await_port(port)
            sleep(REST)
            value = resident(process.pid)
    results["idle_house"] = {"value": value, "unit": "MiB", "baseline": GOAL, "ratio": value / GOAL}
