"""The contracts of imports (pyproject, `lint-imports`) are shown to break when they should."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from architecture.tree import ROOT, folders, parsed, plant

PURE = ("states", "policies", "rules", "events", "permissions")
BESIDE_STDLIB = ("msgspec", "roost.kernel.pure")

PARTS = ("__init__", "manifest", "api", "facade", "commands", "events", "states")
HEALTHY = {
    "faces/doors.py": "import roost.modules.shop.manifest",
    "modules/metrics/commands.py": "import roost.modules.orders.facade",
    "modules/shop/api.py": "import roost.kernel.web\nfrom . import commands",
    "modules/shop/commands.py": "import roost.kernel.data, sqlalchemy",
}
SICK = {
    "kernel/web/__init__.py": "import roost.modules.shop.facade",
    "kernel/pure/__init__.py": "import roost.kernel.data",
    "modules/shop/states.py": "import sqlalchemy\nfrom . import commands",
    "modules/shop/commands.py": "import roost.modules.orders.facade",
    "modules/orders/commands.py": "import roost.modules.shop.facade",
    "modules/metrics/commands.py": "import roost.modules.orders.commands",
    "modules/shop/api.py": "import roost.kernel.data",
}


def house(root: Path, texts: dict[str, str]) -> Path:
    empty = ["__init__.py", "modules/__init__.py", "faces/__init__.py", "kernel/__init__.py"]
    empty += [f"kernel/{floor}/__init__.py" for floor in ("web", "data", "pure")]
    empty += [f"modules/{m}/{part}.py" for m in ("metrics", "orders", "shop") for part in PARTS]
    plant(root / "src/roost", dict.fromkeys(empty, "") | texts)
    shutil.copy(ROOT / "pyproject.toml", root)
    return root


def verdicts(root: Path) -> dict[str, str]:
    checked = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    return dict(re.findall(r"^(\S.+) (KEPT|BROKEN)", checked.stdout, re.MULTILINE))


def impure(root: Path) -> Iterable[str]:
    """The law book may import the standard library, msgspec, the pure kernel and its own pages."""
    for folder in folders(root):
        own = tuple(f"roost.modules.{folder.name}.{part}" for part in (*PURE, "content"))
        for file in sorted(folder.rglob("*.py")):
            where = file.relative_to(folder)
            if where.with_suffix("").parts[0] in PURE:
                for name in imported(file, root):
                    if not allowed(name, (*BESIDE_STDLIB, *own)):
                        yield f"{folder.name}/{where} imports {name}"


def allowed(name: str, prefixes: tuple[str, ...]) -> bool:
    known = any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)
    return known or name.partition(".")[0] in sys.stdlib_module_names


def imported(file: Path, root: Path) -> Iterable[str]:
    package = list(file.parent.relative_to(root / "src").parts)
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        if isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            whole = base in ("roost.kernel", f"roost.modules.{package[2]}")
            yield from (f"{base}.{name.name}" if whole else base for name in node.names)


def test_a_healthy_house_keeps_every_contract(tmp_path: Path):
    assert set(verdicts(house(tmp_path, HEALTHY)).values()) == {"KEPT"}


def test_every_contract_breaks_when_it_should(tmp_path: Path):
    found = verdicts(house(tmp_path, SICK))
    assert {name: said for name, said in found.items() if said != "BROKEN"} == {}
    assert len(found) == 8


def test_a_module_that_the_map_does_not_know_breaks_it(tmp_path: Path):
    found = verdicts(house(tmp_path, {"modules/attic/__init__.py": ""}))
    assert found["The map: who stands on whom"] == "BROKEN"


def test_the_law_book_is_pure():
    assert list(impure(ROOT)) == []


def test_an_impure_law_book_is_seen(tmp_path: Path):
    plant(
        tmp_path / "src/roost/modules/shop",
        {
            "states.py": "import enum, httpx\nfrom roost.kernel.pure.flow import Flow",
            "rules/prices.py": "from ..models import Shop\nfrom .rounding import half_up",
            "policies.py": "from . import rules, queries\nfrom roost.kernel import pure, data",
            "events.py": "from roost.modules.orders.facade import order\nfrom .rules import x",
            "commands.py": "import sqlalchemy",
        },
    )
    assert list(impure(tmp_path)) == [
        "shop/events.py imports roost.modules.orders.facade",
        "shop/policies.py imports roost.modules.shop.queries",
        "shop/policies.py imports roost.kernel.data",
        "shop/rules/prices.py imports roost.modules.shop.models",
        "shop/states.py imports httpx",
    ]
