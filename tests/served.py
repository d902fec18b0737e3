"""The house behind real ports, for a real browser: in a thread beside the test, on its world."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from litestar import Litestar
from playwright.sync_api import Page
from world import World

from roost.faces import main, web
from roost.faces.doors import House
from roost.kernel.web.limits import Limits
from roost.kernel.web.live import Hub

AXE = Path(__file__).parent.parent / "web/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


class Served:
    """`at("workbench")` is the address of a face."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.sockets = {face: socket.create_server(("127.0.0.1", 0)) for face in main.FACES}
        self._servers: list[main.Quiet] = []
        self._thread = Thread(target=lambda: asyncio.run(self._run()), name="served")
        self._thread.start()

    def at(self, face: str = "workbench") -> str:
        return f"http://127.0.0.1:{self.port(face)}"

    def apps(self) -> list[Litestar]:
        """Of each face, once they are up."""
        while len(self._servers) < len(self.sockets):
            assert self._thread.is_alive()
            self._thread.join(0.01)
        return [server.config.app for server in self._servers]  # type: ignore[misc] # as given

    def port(self, face: str) -> int:
        return int(self.sockets[face].getsockname()[1])

    async def _run(self) -> None:
        hub = Hub(asyncio.get_running_loop())
        limits, buyers = Limits(1000), self.port("buyer")
        house = House(self.world.store, hub, limits, buyer_port=buyers)
        self.world.store.bus = hub.told
        setting = main.Setting(Path(), Path())
        self._servers = [main._server(f, 0, house, setting, ()) for f in self.sockets]
        served = zip(self._servers, self.sockets.values(), strict=True)
        await asyncio.gather(*(s.serve(sockets=[at]) for s, at in served))

    def close(self) -> None:
        for server in self._servers:
            server.should_exit = True
        self._thread.join()
        self.world.store.bus = lambda _: None
        for at in self.sockets.values():
            at.close()


@contextmanager
def serving(world: World) -> Iterator[Served]:
    if not (web.BUILT / "index.html").is_file():
        pytest.skip("the web app is not built: run make web")
    served = Served(world)
    try:
        yield served
    finally:
        served.close()


def faults(page: Page) -> list[str]:
    """What axe finds on the page as it stands."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run({ runOnly: rules })", RULES)
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def chinese_left(page: Page) -> list[str]:
    """Chinese that stands outside what people typed, on a page that is shown in English."""
    found: list[str] = page.evaluate(
        """() => {
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const left = [];
          const OURS = "[data-user], textarea, noscript";
          while (walk.nextNode()) {
            const { data, parentElement } = walk.currentNode;
            if (/\\p{Script=Han}/u.test(data) && !parentElement.closest(OURS)) left.push(data);
          }
          return left;
        }"""
    )
    return found
