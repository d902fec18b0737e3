"""No screen without its pictures: every route of every face is walked, and shown in the docs."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from architecture.tree import ROOT, plant
from faces.pages import BYTES, PICTURES
from faces.screens import FACES, STYLES, picture_of

ROUTE = re.compile(r'(?:^|\{)\s*path: "(/[^"]*)"', re.MULTILINE)
SHARED = "import { routes } from"
HOMES = {"workbench": set(), "platform": {"/"}, "buyer": set()}  # a first page made of slots


def routes(web: Path, face: str) -> set[str]:
    """As the manifests of a face name them; two modules share theirs among two faces."""
    found: set[str] = set()
    for file in web.glob(f"modules/*/{face}/manifest.tsx"):
        text = file.read_text(encoding="utf-8")
        if SHARED in text:
            text += next(file.parents[1].glob("routes.ts*")).read_text(encoding="utf-8")
        found |= set(ROUTE.findall(text))
    return found


def unshown(web: Path, known: dict[str, Iterable[str]]) -> list[str]:
    """Screens that nobody walks, and walks that lead nowhere."""
    return sorted(
        f"{face} {route}"
        for face, walked in known.items()
        for route in (routes(web, face) | HOMES[face]) ^ set(walked)
    )


@pytest.mark.whole
def test_every_screen_is_walked():
    known = {face: [screen.route for screen in screens] for face, screens in FACES.items()}
    assert unshown(ROOT / "web/src", known) == [], "see tests/faces/screens.py"


@pytest.mark.whole
def test_every_screen_is_pictured_twice_and_shown():
    shown = (ROOT / "docs/screens.md").read_text(encoding="utf-8")
    names = [
        picture_of(screen, theme)
        for screens in FACES.values()
        for screen in screens
        for _, theme in STYLES
    ]
    assert len(set(names)) == len(names)
    missing = [n for n in names if f"pictures/{n}.png" not in shown]
    missing += [n for n in names if not (PICTURES / f"{n}.png").is_file()]
    assert missing == [], "ROOST_PICTURES=1 pytest tests/faces/test_screens.py"


@pytest.mark.whole
def test_every_picture_is_small_and_stands_in_a_page():
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    told = "".join(page.read_text(encoding="utf-8") for page in pages)
    files = list(PICTURES.glob("*.png"))
    assert [f.name for f in files if f.stat().st_size > BYTES] == []
    assert [f.name for f in files if f"pictures/{f.name}" not in told] == []


def test_a_screen_that_nobody_walks_is_seen(tmp_path: Path):
    plant(
        tmp_path,
        {
            "modules/a/workbench/manifest.tsx": 'routes: [\n  {\n    path: "/a",\n  },\n]',
            "modules/b/workbench/manifest.tsx": 'import { routes } from "../routes";',
            "modules/b/routes.ts": '  { path: "/b/$id", page: 1 },\n',
        },
    )
    known = {"workbench": ["/a", "/gone"], "platform": [], "buyer": []}
    assert unshown(tmp_path, known) == ["platform /", "workbench /b/$id", "workbench /gone"]
