"""A whole house in a process of its own, with the toy in it, for whom plain bytes must reach."""

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from kernel.toy_doors import manifest
from msgspec import Struct
from world import KEYS

from roost.faces import main
from roost.kernel.data import logs, sessions
from roost.kernel.data.registry import Registry
from roost.kernel.data.store import NOBODY, Store
from roost.kernel.pure.time import BusinessTime

PATIENCE = 1.0
NOT_HUNG = 60
FACES = ("workbench", "buyer", "platform")


class Word(Struct, tag_field="t", tag="word"):
    text: str
    client_id: str = ""


def live(_):
    def hear(socket, word):
        if word.text == "bug":
            raise ZeroDivisionError
        socket.push(f'{{"t":"heard","text":"{word.text}"}}'.encode())

    return {Word: hear}


def serve(data: Path, limits: str, *ports: str) -> None:
    """Leaves one session a face, then serves until it is told to stop."""
    logs.set_up()
    toys = manifest(live=dict.fromkeys(("workbench", "buyer"), live))
    store = Store(data / "roost.db", Registry([toys]), BusinessTime(), KEYS)
    store.create()
    opened = [f"{f} {store.work(NOBODY, sessions_of(f)).result()}" for f in FACES]
    (data / "sessions").write_text("\n".join(opened))
    workbench, buyer, platform = map(int, ports)
    three = (workbench, buyer, platform)
    setting = main.Setting(data, data / "key", ports=three, limits=float(limits), patience=PATIENCE)
    asyncio.run(main.serve(setting, store))
    store.close()


def sessions_of(face):
    return lambda work: sessions.open_one(work, face, "shop-1", "somebody")


def free_ports(n: int) -> list[int]:
    """In a row, and below those that the system gives to whoever calls somebody.

    A caller who tries again and again would else meet himself there one day.
    """
    while True:
        first = Random().randrange(20_000, 32_000)
        ports = [*range(first, first + n)]
        with contextlib.suppress(OSError), contextlib.ExitStack() as held:
            for port in ports:
                held.enter_context(socket.socket()).bind(("127.0.0.1", port))
            return ports


class House(Struct):
    data: Path
    ports: dict[str, int]
    tokens: dict[str, str]

    def log(self) -> str:
        return (self.data / "log").read_text()

    def connect(self, face: str = "workbench") -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.ports[face]), NOT_HUNG)


@contextlib.contextmanager
def running(data: Path, limits: float = 100) -> Iterator[House]:
    ports = free_ports(3)
    env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", "trust.house", str(data), str(limits), *map(str, ports)]
    log = (data / "log").open("w")
    process = subprocess.Popen(command, env=env, stdout=log, stderr=log)
    try:
        for port in ports:
            wait_for(port)
        lines = (data / "sessions").read_text().splitlines()
        yield House(data, dict(zip(FACES, ports, strict=True)), dict(n.split() for n in lines))
    finally:
        process.terminate()
        process.wait(NOT_HUNG)
        log.close()


def wait_for(port: int) -> None:
    """Until somebody listens there."""
    for _ in range(2_000):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        with socket.socket() as pause:  # a bounded wait without a sleep of our own
            pause.settimeout(0.02)
            with contextlib.suppress(OSError):
                pause.bind(("127.0.0.1", 0))
                pause.listen()
                pause.accept()
    raise TimeoutError(f"nobody listens at {port}")


if __name__ == "__main__":
    serve(Path(sys.argv[1]), *sys.argv[2:])
