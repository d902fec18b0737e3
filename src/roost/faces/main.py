"""One process: the store, the bell, and a server a face."""

import asyncio
import contextlib
import gc
import signal
import socket
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import uvicorn
import uvloop
from msgspec import Struct
from structlog import get_logger

from roost.kernel.data import bell, editions, exported, logs
from roost.kernel.data.crypto import Keys
from roost.kernel.data.owner import Owner, Taken
from roost.kernel.data.registry import Registry
from roost.kernel.data.store import NOBODY, Store
from roost.kernel.pure.refusal import Unwritable
from roost.kernel.pure.time import BusinessTime
from roost.kernel.web import wire
from roost.kernel.web.limits import Limits
from roost.kernel.web.live import Hub

from . import errands, health, inbox, web
from .doors import House, build
from .installed import modules

FACES = ("workbench", "buyer", "platform")
FRAME = 64 * 1024
TICK = 0.1  # seconds between two looks at what is due
SWEEP = 2.0  # between two rounds of putting the log into the file
STOPPING = 10  # seconds for requests in flight
Extra = Mapping[str, Sequence[Any]]  # face: further route handlers
NOTHING: Extra = {}
log = get_logger("main")


class Setting(Struct, frozen=True):
    """`limits` scales the rate limits: 1 is real life, the bench raises it and says so."""

    data: Path
    keys: Path
    host: str = "127.0.0.1"
    ports: tuple[int, int, int] = (8400, 8401, 8402)
    secure: bool = False
    limits: float = 1.0
    patience: float = 15.0  # seconds for a slow head, body or frame
    buyer_url: str = ""  # where buyers reach the house from outside


def open_store(setting: Setting, time: BusinessTime | None = None) -> Store:
    """Ready before any port opens: tables are there, editions are read.

    Refused with `owner.Taken` while another process has the folder or a port, and with
    `schema.NotOurs` when a newer version made it.
    """
    _refuse_taken_ports(setting)
    owner = Owner(setting.data)
    registry = Registry(modules())
    store = Store(
        setting.data / "roost.db", registry, time or BusinessTime(), Keys.at(setting.keys)
    )
    store.closing.append(owner.close)
    try:
        store.create()
    except BaseException:
        store.close()
        raise
    store.look(NOBODY, lambda look: editions.load(store, look)).result()
    return store


def _refuse_taken_ports(setting: Setting) -> None:
    for port in setting.ports:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((setting.host, port))
            except OSError as error:
                raise Taken(f"port {port} is taken: give three others with --ports") from error


async def serve(setting: Setting, store: Store, extra: Extra = NOTHING) -> None:
    """Until a signal comes: in-flight requests are finished, sockets are told to resume."""
    house = House(
        store,
        Hub(asyncio.get_running_loop()),
        Limits(setting.limits),
        setting.secure,
        setting.patience,
        setting.buyer_url.rstrip("/"),
        setting.ports[1],
    )
    store.bus = house.hub.told
    exported.fail_what_a_stop_broke(store)
    for begin in (b for m in store.registry.manifests for b in m.starts):
        begin(store)
    servers = [
        _server(face, port, house, setting, extra.get(face, ())) for face, port in _ports(setting)
    ]
    chores = [asyncio.create_task(_ring(store)), asyncio.create_task(_tidy(store))]
    serving = [s.serve() for s in servers]
    if here := errands.listening(setting.data):
        servers.append(_for_shells(store))
        serving.append(servers[-1].serve(sockets=[here]))
    _stop_on_signal(servers)
    _settle()
    try:
        await asyncio.gather(*serving)
    finally:
        for chore in chores:
            chore.cancel()
        await asyncio.gather(*chores, return_exceptions=True)


class Quiet(uvicorn.Server):
    """Signals are the house's to hear, once for all faces."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _ports(setting: Setting) -> list[tuple[str, int]]:
    return list(zip(FACES, setting.ports, strict=True))


def _server(face: str, port: int, house: House, setting: Setting, extra: Sequence[Any]) -> Quiet:
    own = health.routes(house.store) if face == "workbench" else []
    if face == "workbench" and not setting.secure:
        own += inbox.routes(house.store)
    app = build(face, house, [*extra, *own, *web.routes(face, demo=bool(extra))])
    http, ws = wire.patient(setting.patience)
    config = uvicorn.Config(
        app,
        host=setting.host,
        port=port,
        ws=ws,
        ws_max_size=FRAME,
        ws_per_message_deflate=False,
        ws_ping_interval=None,  # the client's ping also keeps its session alive; see wire.Line
        http=http,
        loop="none",
        log_level="warning",
        timeout_graceful_shutdown=STOPPING,
        proxy_headers=False,
        server_header=False,
        date_header=True,
    )
    return Quiet(config)


def _for_shells(store: Store) -> Quiet:
    """Not a face: a socket in the data folder, for commands on the same machine."""
    config = uvicorn.Config(
        errands.door(store), http="httptools", ws="none", lifespan="off", log_level="warning"
    )
    return Quiet(config)


def _settle() -> None:
    """What stands now stays: looking through all of it for rubbish would hold up everybody."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(2_000, 20, 100)


def _stop_on_signal(servers: Sequence[Quiet]) -> None:
    def stop() -> None:
        for server in servers:
            server.should_exit = True

    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stop)


async def _ring(store: Store) -> None:
    """What is due is rung as long as there is something; then the bell waits a tick."""
    while True:
        try:
            rung = 0
            if store.disk.trouble is None:
                rung = await asyncio.wrap_future(store.work(bell.BELL, bell.batch))
        except Unwritable:  # nothing is lost nor counted: all of it waits until there is room
            pass
        except Exception as error:  # one that fails at the commit: nothing is lost
            log.error("the bell could not ring", exc_info=error)
            rung = await asyncio.to_thread(_ring_singly, store)
        if rung == 0:
            await asyncio.sleep(TICK)


async def _tidy(store: Store) -> None:
    well = True
    while True:
        await asyncio.sleep(SWEEP)
        try:
            await asyncio.to_thread(store.tidy)
            well = True
        except Exception as error:  # a full disk: the log keeps everything until there is room
            if well:  # said once: what is written here may lie on that disk too
                log.error("the log could not be put into the file", why=repr(error))
            well = False


def _ring_singly(store: Store) -> int:
    try:
        return bell.ring_singly(store)
    except Exception as error:  # the next tick tries again
        log.error("the bell could not ring", exc_info=error)
        return 0


def run(setting: Setting, extra: Extra = NOTHING) -> None:
    logs.set_up()
    store = open_store(setting)
    try:
        with asyncio.Runner(loop_factory=_uvloop) as runner:
            runner.run(serve(setting, store, extra))
    finally:
        store.close()


def _uvloop() -> asyncio.AbstractEventLoop:
    return uvloop.new_event_loop()


__all__ = ["FACES", "Setting", "open_store", "run", "serve"]
