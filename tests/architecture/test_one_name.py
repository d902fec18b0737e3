"""One name a module: its folder, law book, events, tables, doors, screens, page and tests."""

import ast
import tomllib
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from architecture.tree import ROOT, folders, parsed, plant
from requirements import register

from roost.faces.installed import modules

LAW_BOOK = {"manifest", "permissions", "policies", "rules", "states", "events"}
HANDS = {"models", "queries", "commands", "facade", "reactions", "views", "content"}
DOORS = {"api", "buyer", "platform", "open", "live"}
PARTS = LAW_BOOK | HANDS | DOORS
DEMO = "demo"  # stands above the faces and shows its time machine in one of them
WITHOUT_ENTRY = {"buyers", "evidence", "notices"}


def the_map(root: Path = ROOT) -> set[str]:
    """Every name that import-linter's contract of the map knows, there or still to come."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(c["layers"] for c in contracts if c["name"].startswith("The map"))
    return {name.strip(" ()") for layer in layers for name in layer.split("|")}


def strange_parts(root: Path) -> Iterable[str]:
    for folder in folders(root):
        if not (folder / "manifest.py").is_file():
            yield f"{folder.name} has no manifest.py"
        for path in sorted(folder.iterdir()):
            part = path.stem if path.suffix == ".py" else path.name
            if part not in {*PARTS, "__init__", "__pycache__"}:
                yield f"{folder.name}/{path.name} is no part of a module"


def tables(file: Path) -> Iterable[str]:
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(t, ast.Name) and t.id == "__tablename__" for t in targets):
                yield str(node.value.value)


def foreign_tables(root: Path) -> Iterable[str]:
    for folder in folders(root):
        for file in sorted(folder.rglob("*.py")):
            for table in tables(file):
                if table != folder.name and not table.startswith(f"{folder.name}_"):
                    yield f"{folder.name} keeps a table {table}"


def misnamed(folder: str, manifest: Any) -> Iterable[str]:
    if manifest.name != folder:
        yield f"{folder}: its manifest says {manifest.name}"
    yield from (f"{folder}: {name}" for name in manifest.misnamed())
    for face, door in manifest.doors.items():
        paths = [door.path] if hasattr(door, "path") else list(door.paths)
        for path in paths:
            if path.strip("/").split("/")[0] != folder:
                yield f"{folder}: its {face} door opens at {path}"
    if not manifest.nav and folder not in WITHOUT_ENTRY:
        yield f"{folder}: no entry in the navigation"


def strangers_beside(root: Path, known: set[str]) -> Iterable[str]:
    """Folders and pages that carry a module's name must carry a name of the map."""
    beside = [
        *(path for path in (root / "web/src/modules").glob("[!_.]*") if path.is_dir()),
        *(path for path in (root / "tests/modules").glob("[!_.]*") if path.is_dir()),
        *(root / "docs/modules").glob("*.md"),
    ]
    for path in sorted(beside):
        if path.stem not in known:
            yield f"{path.relative_to(root)} belongs to no module"


def left_alone(root: Path, manifests: Iterable[Any]) -> Iterable[str]:
    """What every module has outside its folder."""
    for manifest in manifests:
        wanted = [f"docs/modules/{manifest.name}.md", f"tests/modules/{manifest.name}"]
        if manifest.nav:
            wanted.append(f"web/src/modules/{manifest.name}")
        yield from (f"{path} is missing" for path in wanted if not (root / path).exists())


def test_a_module_has_only_parts_that_everybody_knows():
    assert list(strange_parts(ROOT)) == []


def test_tables_carry_their_modules_name():
    assert list(foreign_tables(ROOT)) == []


def test_everything_a_manifest_declares_carries_its_name():
    there = {folder.name for folder in folders(ROOT)}
    assert {manifest.name for manifest in modules()} == there
    assert [fault for m in modules() for fault in misnamed(m.name, m)] == []


def test_web_docs_and_tests_are_filed_under_modules():
    assert list(strangers_beside(ROOT, the_map() | {DEMO})) == []


@pytest.mark.whole
def test_every_module_has_a_page_tests_and_screens():
    assert list(left_alone(ROOT, modules())) == []


def test_the_register_speaks_of_modules_on_the_map():
    assert {row.module for row in register()} - {"kernel"} <= the_map()
    assert {folder.name for folder in folders(ROOT)} <= the_map()


def test_a_part_that_nobody_knows_is_seen(tmp_path: Path):
    plant(
        tmp_path,
        {
            "src/roost/modules/shop/manifest.py": "",
            "src/roost/modules/shop/utils.py": "",
            "src/roost/modules/shop/rules/prices.py": "",
            "src/roost/modules/shop/content.json": "",
            "src/roost/modules/staff/api.py": "",
            "src/roost/modules/parcels/content/carriers.csv": "",
        },
    )
    assert list(strange_parts(tmp_path)) == [
        "shop/content.json is no part of a module",
        "shop/utils.py is no part of a module",
        "staff has no manifest.py",
    ]


def test_a_table_under_another_name_is_seen(tmp_path: Path):
    texts = {"models.py": 'class A:\n    __tablename__ = "shops"\n    x = 1\n'}
    texts["models/kept.py"] = 'class B:\n    __tablename__: str = "shop_words"\n'
    plant(tmp_path, {f"src/roost/modules/shop/{name}": text for name, text in texts.items()})
    assert list(foreign_tables(tmp_path)) == ["shop keeps a table shops"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"name": "shops"}, "shop: its manifest says shops"),
        ({"misnamed": lambda: ["orders.view"]}, "shop: orders.view"),
        ({"doors": {"buyer": SimpleNamespace(path="/b/shop")}}, "shop: its buyer door opens at"),
        ({"doors": {"buyer": SimpleNamespace(path="/shops")}}, "shop: its buyer door opens at"),
        ({"nav": None}, "shop: no entry in the navigation"),
    ],
)
def test_another_name_in_a_manifest_is_seen(change: dict[str, Any], fault: str):
    door = SimpleNamespace(path="/shop")
    good = {"name": "shop", "nav": "shop", "doors": {"workbench": door}, "misnamed": list}
    assert list(misnamed("shop", SimpleNamespace(**good))) == []
    assert [f[: len(fault)] for f in misnamed("shop", SimpleNamespace(**good | change))] == [fault]


def test_a_stranger_beside_the_modules_is_seen(tmp_path: Path):
    names = ["web/src/modules/shops/a.ts", "tests/modules/shop/a.py", "docs/modules/store.md"]
    plant(tmp_path, dict.fromkeys(names, ""))
    assert list(strangers_beside(tmp_path, {"shop"})) == [
        "docs/modules/store.md belongs to no module",
        "web/src/modules/shops belongs to no module",
    ]


def test_a_module_without_page_tests_or_screens_is_seen(tmp_path: Path):
    plant(tmp_path, {"docs/modules/shop.md": "", "tests/modules/notices/a.py": ""})
    manifests = [SimpleNamespace(name="shop", nav="x"), SimpleNamespace(name="notices", nav=None)]
    assert list(left_alone(tmp_path, manifests)) == [
        "tests/modules/shop is missing",
        "web/src/modules/shop is missing",
        "docs/modules/notices.md is missing",
    ]
