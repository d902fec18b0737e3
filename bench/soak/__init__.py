"""`python -m bench soak`: the long trials, each bounded; they are left out unless named."""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any


def run(results: dict[str, Any]) -> None:
    for module in sorted(m.name for m in iter_modules([str(Path(__file__).parent)])):
        print(f"—— {module}")
        import_module(f"bench.soak.{module}").run(results)
