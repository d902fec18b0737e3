"""`python -m bench [name …]`: every bench beside its baseline, into bench/results/latest.json."""

import sys
from importlib import import_module
from os import getloadavg
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from msgspec import json

HERE = Path(__file__).parent
RESULTS = HERE / "results/latest.json"
HELPERS = {"house", "wire", "rows", "stock", "__main__"}
LONG = {"soak"}  # only when it is named


def main(names: list[str]) -> None:
    known = sorted(m.name for m in iter_modules([str(HERE)]) if m.name not in HELPERS | LONG)
    results: dict[str, Any] = json.decode(RESULTS.read_bytes()) if RESULTS.exists() else {}
    for name in names or known:
        print(f"— {name}  (load average {', '.join(f'{load:.1f}' for load in getloadavg())})")
        import_module(f"bench.{name}").run(results)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_bytes(json.format(json.encode(results), indent=2) + b"\n")
    for name, line in sorted(results.items()):
        ratio = "" if line.get("ratio") is None else f"  ratio {line['ratio']:.3f}"
        print(f"{name:28} {line['value']:>12,.2f} {line['unit']}{ratio}")


if __name__ == "__main__":
    main(sys.argv[1:])
