"""A server in a process of its own: the house with a shop in it, or a bare echo beside it.

`python -m bench.house roost <folder> <port> [<buyers> <agents>]` serves on port, port+1, port+2
and prints the logins as one line of JSON; `python -m bench.house echo <port>` is Litestar and
nothing else.
"""

import asyncio
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import msgspec
import uvicorn
import uvloop
from litestar import Litestar, WebSocket, websocket

from roost.faces.main import FRAME, Setting, open_store, run
from roost.kernel.data import sessions
from roost.kernel.data.store import NOBODY, Store
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import system
from roost.kernel.pure.profile import Profile
from roost.modules.buyers import facade as buyers
from roost.modules.routing.commands import presence
from roost.modules.shop import facade as shop
from roost.modules.staff.models import Person, Post
from roost.modules.staff.states import Status

BUYERS, AGENTS, LIMITS = 1000, 40, 10_000.0


class Logins(msgspec.Struct):
    """(id, token) of each; the shop all of them are in."""

    shop: str
    buyers: list[tuple[str, str]]
    agents: list[tuple[str, str]]


def found(store: Store, buyer_count: int = BUYERS, agent_count: int = AGENTS) -> Logins:
    """One shop, and people with open sessions; the agents are online with room for fifty each."""
    owner = ("店主", "13800000001", "-")
    made = store.work(NOBODY, lambda w: shop.add(w, "归巢小店", Profile.DOUYIN, *owner).id).result()
    return store.work(system(made), lambda w: _people(w, buyer_count, agent_count)).result()


def _people(work: Work, buyer_count: int, agent_count: int) -> Logins:
    work.narrow(work.actor.shop_id)
    everything = Post(
        shop_id=work.shop_id, id=work.new_id(), name="全部", description="", grants=["*"]
    )
    work.session.add(everything)
    guests = [buyers.guest(work) for _ in range(buyer_count)]
    agents = [_agent(work, everything.id, n) for n in range(agent_count)]
    return Logins(
        work.shop_id,
        [_login(work, "buyer", g) for g in guests],
        [_login(work, "workbench", a) for a in agents],
    )


def _agent(work: Work, post: str, n: int) -> str:
    person = Person(
        shop_id=work.shop_id,
        id=work.new_id(),
        status=Status.AUTHORIZED,
        name=f"客服{n}",
        owner=False,
        im_access=True,
        post_id=post,
        joined=work.now,
    )
    work.session.add(person)
    work.session.flush()
    desk = presence.agent_of(work, person.id)
    desk.capacity = 50
    return person.id


def _login(work: Work, face: str, who: str) -> tuple[str, str]:
    return who, sessions.open_one(work, face, work.shop_id, who)


@websocket("/echo")
async def echo(socket: WebSocket[Any, Any, Any]) -> None:
    await socket.accept()
    while True:
        message: Any = await socket.receive()
        if message["type"] == "websocket.disconnect":
            return
        await socket.send({"type": "websocket.send", "text": message["text"]})


def serve_echo(port: int) -> None:
    config = uvicorn.Config(
        Litestar([echo], openapi_config=None),
        port=port,
        ws="websockets-sansio",
        ws_max_size=FRAME,
        ws_per_message_deflate=False,
        ws_ping_interval=None,
        loop="none",
        log_level="warning",
    )
    print("{}", flush=True)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(uvicorn.Server(config).serve())


def serve_roost(folder: Path, port: int, buyer_count: int, agent_count: int) -> None:
    """On a folder that has a shop already only the server is started."""
    ports = (port, port + 1, port + 2)
    setting = Setting(data=folder, keys=folder / "key", ports=ports, limits=LIMITS)
    store = open_store(setting)
    known = folder / "logins.json"
    if not known.exists():
        known.write_bytes(msgspec.json.encode(found(store, buyer_count, agent_count)))
    store.close()
    print(known.read_text(), flush=True)
    run(setting)


@contextmanager
def serving(*arguments: str, cpu: int | None = None) -> Iterator[tuple[Popen[bytes], bytes]]:
    """The process and its first line; ended in the end, whatever it did."""
    command = [sys.executable, "-m", "bench.house", *arguments]
    if cpu is not None:
        command = ["taskset", "-c", str(cpu), *command]
    with Popen(command, stdout=PIPE, env=os.environ | {"PYTHONPATH": "src"}) as process:
        try:
            assert process.stdout is not None
            yield process, process.stdout.readline()
        finally:
            process.terminate()
            process.wait(15)


def main(arguments: list[str]) -> None:
    match arguments:
        case ["echo", port]:
            serve_echo(int(port))
        case ["roost", folder, port]:
            serve_roost(Path(folder), int(port), BUYERS, AGENTS)
        case ["roost", folder, port, buyer_count, agent_count]:
            serve_roost(Path(folder), int(port), int(buyer_count), int(agent_count))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
