"""A house in a process of its own, for a real browser: a founded shop at ten in the morning."""

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import APIRequestContext, Playwright

from roost.demo import carrier, clockwork
from roost.faces import main, web
from roost.kernel.data import logs
from roost.kernel.pure.time import BusinessTime, local

PHONE, PASSWORD = "13900000001", "roost-faces-2026"
FOUNDING = {
    "shop_name": "山野户外",
    "profile": "douyin",
    "owner_name": "周岚",
    "phone": PHONE,
    "password": PASSWORD,
}
NOT_HUNG = 60
TEN = 10  # o'clock: the reply clock counts


def time_of_day() -> BusinessTime:
    here = local(BusinessTime().now())
    tomorrow = (here + timedelta(days=1)).replace(hour=TEN, minute=0, second=0, microsecond=0)
    return BusinessTime(ahead=tomorrow - here)


def serve(data: Path, *ports: str) -> None:
    logs.set_up()
    workbench, buyer, platform = map(int, ports)
    three = (workbench, buyer, platform)
    setting = main.Setting(data, data / "key", ports=three, limits=1_000.0)
    store = main.open_store(setting, time_of_day())
    extra = {"workbench": [*clockwork.doors(store, "/api"), *carrier.doors("/api")]}
    asyncio.run(main.serve(setting, store, extra))
    store.close()


class House:
    """Its addresses, and what a test does there without a page."""

    def __init__(self, playwright: Playwright, ports: list[int]) -> None:
        self.playwright = playwright
        self.desk, self.shelf, self.office = (f"http://127.0.0.1:{p}" for p in ports)
        self.code = self.knock(self.desk).post("/api/shop/first_run", data=FOUNDING).json()["code"]

    def knock(self, origin: str) -> APIRequestContext:
        headers = {"X-CSRF": "1", "Origin": origin}
        return self.playwright.request.new_context(base_url=origin, extra_http_headers=headers)

    def buyer(self) -> "Buyer":
        return Buyer(self)


class Buyer:
    """A guest at the shop's page; he talks over http."""

    def __init__(self, house: House) -> None:
        self.http = house.knock(house.shelf)
        entered = self.post("/b/api/buyers/enter", {"shop_code": house.code})
        self.id, self.name, self.n = entered["id"], entered["name"], 0

    def post(self, path: str, body: Any) -> Any:
        reply = self.http.post(path, data=body)
        assert reply.ok, reply.text()
        return reply.json() if reply.status != 204 else None

    def says(self, *words: str) -> None:
        for text in words:
            self.n += 1
            body = {"kind": "text", "text": text}
            self.post("/b/api/conversations/messages", {"client_id": f"c{self.n}", "body": body})

    def reads(self) -> None:
        seq = self.hears()[-1]["seq"]
        self.post("/b/api/conversations/read", {"seq": seq})

    def hears(self) -> list[Any]:
        return list(self.http.get("/b/api/conversations/messages").json()["items"])

    def words(self) -> list[str]:
        return [m["body"].get("text", "") for m in self.hears()]


@contextlib.contextmanager
def running(playwright: Playwright, data: Path) -> Iterator[House]:
    if not (web.BUILT / "index.html").is_file():
        raise RuntimeError("the web app is not built: run `make web`")
    ports = _free_ports(3)
    env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", "faces.house", str(data), *map(str, ports)]
    with (data / "log").open("w") as log:
        process = subprocess.Popen(command, env=env, stdout=log, stderr=log)
        try:
            for port in ports:
                _wait_for(process, port)
            yield House(playwright, ports)
        finally:
            process.terminate()
            process.wait(NOT_HUNG)


def _free_ports(n: int) -> list[int]:
    with contextlib.ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(n)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [s.getsockname()[1] for s in sockets]


def _wait_for(process: "subprocess.Popen[bytes]", port: int) -> None:
    """Until somebody listens there, or the process has ended instead."""
    while True:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
            raise RuntimeError(f"the house ended with {process.returncode}")


if __name__ == "__main__":
    serve(Path(sys.argv[1]), *sys.argv[2:])


def packed(file: Path) -> int:
    """Bytes of an asset as it is sent."""
    small = file.with_name(file.name + ".gz")
    return small.stat().st_size if small.is_file() else file.stat().st_size
