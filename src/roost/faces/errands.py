"""What a shell asks of the house: done by the running one, or by one that is opened for it."""

import os
from asyncio import to_thread
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from shutil import copyfile
from socket import AF_UNIX, socket
from time import monotonic
from typing import Any, Protocol, TypeVar

import httpx
import msgspec
from msgspec import Struct
from structlog import get_logger

from roost.kernel.data import bell
from roost.kernel.data.owner import Taken
from roost.kernel.data.store import NOBODY, Store
from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.profile import Profile
from roost.kernel.pure.refusal import NotFound, Refusal
from roost.kernel.web import errors
from roost.kernel.web.front import tell
from roost.modules.orders import facade as orders
from roost.modules.orders.facade import ImportCard
from roost.modules.shop import facade as shops
from roost.modules.shop.facade import ShopCard

T = TypeVar("T")
log = get_logger("errands")
SOCKET = "roost.sock"
PATIENCE = 60.0  # seconds for one answer
A_WHILE = 0.2  # seconds of moving the house on before it is looked at again


class Bring(Struct, frozen=True):
    """`file` lies in the folder of imports already: both processes are on one machine."""

    shop_code: str
    file: str
    name: str
    size: int


class Which(Struct, frozen=True):
    shop_code: str
    id: str


class NewShop(Struct, frozen=True):
    """`secret` is the hash of the password."""

    name: str
    profile: Profile
    owner_name: str
    phone: str
    secret: str


class Faults(Struct, frozen=True):
    rows: list[tuple[int, str, str]]


ERRANDS: dict[str, type[Struct]] = {
    "/bring": Bring,
    "/look_at": Which,
    "/faults": Which,
    "/take": Which,
    "/add_shop": NewShop,
}


class House(Protocol):
    def bring(self, asked: Bring) -> ImportCard: ...
    def look_at(self, asked: Which) -> ImportCard: ...
    def faults(self, asked: Which) -> Faults: ...
    def take(self, asked: Which) -> ImportCard: ...
    def add_shop(self, asked: NewShop) -> ShopCard: ...


class Inside:
    """The errands themselves. `rings`: nobody else moves this house on."""

    def __init__(self, store: Store, rings: bool = False) -> None:
        self.store, self.rings = store, rings

    def bring(self, asked: Bring) -> ImportCard:
        who = self._shell(asked.shop_code)
        id = orders.bring_file(self.store, who, asked.file, asked.name, asked.size)
        return self.look_at(Which(asked.shop_code, id))

    def look_at(self, asked: Which) -> ImportCard:
        end = monotonic() + A_WHILE
        while self.rings and monotonic() < end and bell.ring(self.store):
            pass
        who = self._shell(asked.shop_code)
        return self.store.look(who, lambda look: orders.import_card(look, asked.id)).result()

    def faults(self, asked: Which) -> Faults:
        who = self._shell(asked.shop_code)
        rows = self.store.look(who, lambda look: orders.import_faults(look, asked.id, 20))
        return Faults(rows.result())

    def take(self, asked: Which) -> ImportCard:
        who = self._shell(asked.shop_code)
        self.store.work(who, lambda work: orders.take_file(work, asked.id)).result()
        return self.look_at(asked)

    def add_shop(self, asked: NewShop) -> ShopCard:
        told = (asked.name, asked.profile, asked.owner_name, asked.phone, asked.secret)
        return self.store.work(NOBODY, lambda work: shops.add(work, *told)).result()

    def _shell(self, shop_code: str) -> Actor:
        """Whoever may open the data folder may do what the shop's owner may."""
        shop_id = self.store.look(NOBODY, lambda look: shops.by_code(look, shop_code)).result()
        if shop_id is None:
            raise NotFound("没有这个店铺码 (no shop has this code)")
        return Actor(Party.MERCHANT, "shell", shop_id, "命令行", owner=True)


class Running:
    """The same, done by the process that has the house open."""

    def __init__(self, socket: Path) -> None:
        transport = httpx.HTTPTransport(uds=str(socket))
        self._http = httpx.Client(transport=transport, base_url="http://roost", timeout=PATIENCE)

    def bring(self, asked: Bring) -> ImportCard:
        return self._ask("bring", asked, ImportCard)

    def look_at(self, asked: Which) -> ImportCard:
        return self._ask("look_at", asked, ImportCard)

    def faults(self, asked: Which) -> Faults:
        return self._ask("faults", asked, Faults)

    def take(self, asked: Which) -> ImportCard:
        return self._ask("take", asked, ImportCard)

    def add_shop(self, asked: NewShop) -> ShopCard:
        return self._ask("add_shop", asked, ShopCard)

    def close(self) -> None:
        self._http.close()

    def _ask(self, errand: str, asked: Struct, kind: type[T]) -> T:
        reply = self._http.post(f"/{errand}", content=msgspec.json.encode(asked))
        if reply.is_error:
            problem = msgspec.json.decode(reply.content, type=errors.Problem)
            raise Refusal(problem.detail, problem.code)
        return msgspec.json.decode(reply.content, type=kind)


@contextmanager
def house(data: Path, open_one: Callable[[], Store]) -> Iterator[House]:
    """The running house where there is one; else it is opened for as long as the errand takes."""
    try:
        store = open_one()
    except Taken:
        if not (data / SOCKET).exists():
            raise
        running = Running(data / SOCKET)
        try:
            yield running
        finally:
            running.close()
    else:
        try:
            yield Inside(store, rings=True)
        finally:
            store.close()


def laid_down(data: Path, file: Path) -> str:
    """A copy of the file where the house looks for it; its name there."""
    folder = orders.import_folder(data / "roost.db")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = token_hex(16)
    try:
        copyfile(file, folder / name)
    except OSError:  # the disk is full: half a file is of no use
        (folder / name).unlink(missing_ok=True)
        raise
    return name


def door(store: Store) -> Any:
    """The running house's side of the socket: an errand a path, its answer or a problem."""
    inside = Inside(store)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        kind = ERRANDS.get(scope["path"])
        if kind is None:
            await tell(errors.plain(404, "not_found"), send)
            return
        body, more = b"", True
        while more:
            message = await receive()
            body, more = body + message.get("body", b""), message.get("more_body", False)
        try:
            asked = msgspec.json.decode(body, type=kind)
            answer = await to_thread(getattr(inside, scope["path"][1:]), asked)
        except msgspec.ValidationError:
            await tell(errors.plain(422, "invalid"), send)
        except Refusal as no:
            await tell(errors.of(no), send)
        else:
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": msgspec.json.encode(answer)})

    return app


def listening(data: Path) -> socket | None:
    """Only who owns the data folder may knock. None where the path is too long for a socket."""
    path = data / SOCKET
    path.unlink(missing_ok=True)  # whoever left it is gone: the folder is ours
    here = socket(AF_UNIX)
    before = os.umask(0o177)
    try:
        here.bind(str(path))
    except OSError as error:
        log.warning("no door for the shell", why=str(error))
        here.close()
        return None
    finally:
        os.umask(before)
    return here
