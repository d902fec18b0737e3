"""Walking the project as text: what the checks of this folder look at."""

import ast
import os
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
MADE = {"node_modules", "generated", "_web", "__pycache__", "results", "build", "dist"}
HANDMADE = ("src", "tests", "bench", "docs", "deploy", "web")


def files(root: Path, *suffixes: str, under: Iterable[str] = HANDMADE) -> list[Path]:
    """Written by hand, with one of the suffixes, in `under` or in the root itself."""
    found = {file for file in root.iterdir() if file.is_file()}
    for top in under:
        for folder, inner, names in os.walk(root / top):
            inner[:] = [name for name in inner if name not in MADE and not name.startswith(".")]
            found |= {Path(folder, name) for name in names}
    return sorted(file for file in found if file.suffix in suffixes)


def folders(root: Path) -> list[Path]:
    """The module folders; one that holds only content yet is not a module."""
    modules = root / "src/roost/modules"
    found = (path for path in modules.glob("[!_.]*") if path.is_dir())
    return sorted(path for path in found if any(path.glob("*.py")))


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def plant(root: Path, texts: dict[str, str]) -> Path:
    """A small tree with planted faults, for the twin of a check."""
    for name, text in texts.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root
