"""The live socket: frames in, pushes out. It stores nothing; who was away asks the database."""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Generator
from typing import Any

import msgspec
from msgspec import Struct

from roost.kernel.data.store import Store
from roost.kernel.data.work import Collected, Wake
from roost.kernel.pure.actor import Actor, Party

MOST_EVENTS, MOST_BYTES = 512, 1024 * 1024
MOST_SOCKETS = 100  # of one person; one more closes the oldest
RESUME, ENDED, POLICY, UNREADABLE = 4008, 4401, 1008, 1003
Asgi = Callable[[Any], Coroutine[Any, Any, None]]


class Woken(Struct, frozen=True, tag_field="t", tag="wake"):
    module: str
    id: str
    version: str


def principal(actor: Actor) -> str:
    return f"{actor.party}:{actor.shop_id}:{actor.id}"


class Rest:
    """A send that could not be done at once, continued as a task from where it stood."""

    def __init__(self, waits: Any, coroutine: Coroutine[Any, Any, None]) -> None:
        self.waits, self.coroutine = waits, coroutine

    def __await__(self) -> Generator[Any, None, None]:
        waits = self.waits
        while True:
            yield waits
            try:
                waits = self.coroutine.send(None)
            except StopIteration:
                return


class Socket:
    """One open screen. Pushes go out at once; only when a send suspends do they queue."""

    def __init__(self, face: str, actor: Actor, session: str, send: Asgi) -> None:
        self.face, self.actor, self.session, self._send = face, actor, session, send
        self.key = principal(actor)
        self.closed = False
        self.followed: str | None = None
        self._queue: deque[bytes] = deque()
        self._bytes = 0
        self._busy: asyncio.Future[None] | None = None
        self._leaving: asyncio.Future[None] | None = None

    def push(self, data: bytes) -> None:
        if self.closed:
            return
        if self._busy is not None:
            self._hold(data)
        elif (waits := self._start(data)) is not None:
            self._busy = asyncio.ensure_future(self._flush(waits))

    async def drained(self) -> None:
        """When all that was pushed is on its way; for long answers, page by page."""
        while self._busy is not None and not self.closed:
            await asyncio.wait([self._busy])

    def tell(self, frame: Struct) -> None:
        self.push(msgspec.json.encode(frame))

    def close(self, code: int, why: str) -> None:
        """Ends it at once, whatever is still queued: the other side resumes from the database."""
        if not self.closed:
            self.closed = True
            self._queue.clear()
            message = {"type": "websocket.close", "code": code, "reason": why}
            self._leaving = asyncio.ensure_future(self._last(message))

    async def _last(self, message: dict[str, Any]) -> None:
        try:
            await self._send(message)
        except (RuntimeError, OSError):
            return  # the other side was gone already, which is what was wanted

    def _start(self, data: bytes) -> Rest | None:
        sending = self._send({"type": "websocket.send", "text": data.decode()})
        try:
            waits = sending.send(None)
        except StopIteration:
            return None
        except (RuntimeError, OSError):
            self.closed = True  # gone between two frames; the receive loop takes its leave
            return None
        return Rest(waits, sending)

    def _hold(self, data: bytes) -> None:
        self._queue.append(data)
        self._bytes += len(data)
        if len(self._queue) > MOST_EVENTS or self._bytes > MOST_BYTES:
            self.close(RESUME, "resume")

    async def _flush(self, waits: Rest) -> None:
        try:
            await waits
            while self._queue and not self.closed:
                data = self._queue.popleft()
                self._bytes -= len(data)
                await self._send({"type": "websocket.send", "text": data.decode()})
        except (RuntimeError, OSError):
            self.closed = True
        finally:
            self._busy = None


class Hub:
    """All open sockets of this process, by principal, by session and by shop."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.sockets: dict[str, list[Socket]] = {}
        self._shops: dict[str, set[Socket]] = {}
        self.joined: list[Callable[[Socket], object]] = []
        self.left: list[Callable[[Socket], object]] = []

    def join(self, socket: Socket) -> None:
        open_here = self.sockets.get(socket.key, [])
        if len(open_here) >= MOST_SOCKETS:
            open_here[0].close(POLICY, "too many sockets")
            self.leave(open_here[0])
        for key in (socket.key, f"session:{socket.session}"):
            self.sockets.setdefault(key, []).append(socket)
        self._shops.setdefault(socket.actor.shop_id, set()).add(socket)
        for hook in self.joined:
            hook(socket)

    def leave(self, socket: Socket) -> None:
        """Once: a second leave of the same socket changes nothing."""
        if socket not in self.sockets.get(socket.key, ()):
            return
        for key in (socket.key, f"session:{socket.session}"):
            self._forget(key, socket)
        self.follow(socket, None)
        self._shops.get(socket.actor.shop_id, set()).discard(socket)
        for hook in self.left:
            hook(socket)

    def follow(self, socket: Socket, key: str | None) -> None:
        """Hear also what is delivered to this key: one at a time, and nothing twice."""
        if socket.followed:
            self._forget(socket.followed, socket)
        socket.followed = key
        if key:
            self.sockets.setdefault(key, []).append(socket)

    def told(self, collected: Collected) -> None:
        """From the writer's thread, after a commit."""
        self.soon(self._tell, collected)

    def soon(self, deed: Callable[..., object], *args: object) -> None:
        """In the loop, from any thread. When the house stops the last socket goes before the
        last commit: then nobody is there to be told, and who asks again finds it done."""
        if not self.loop.is_closed():
            self.loop.call_soon_threadsafe(deed, *args)

    def deliver(self, to: tuple[str, ...], data: bytes, but: Socket | None = None) -> None:
        """Once to each socket of these keys, even where it listens under two of them."""
        told: list[Socket] = [but] if but else []
        for key in to:
            for socket in self.sockets.get(key, ()):
                if socket not in told:
                    socket.push(data)
                    told.append(socket)

    def online(self, key: str) -> bool:
        return bool(self.sockets.get(key))

    def _forget(self, key: str, socket: Socket) -> None:
        here = self.sockets.get(key, [])
        if socket in here:
            here.remove(socket)
        if not here:
            self.sockets.pop(key, None)

    def _tell(self, collected: Collected) -> None:
        for push in collected.pushes:
            for key in push.to:
                if key.startswith("session:"):
                    self._end(key)
            self.deliver(push.to, push.data)
        for wake in collected.wakes.values():
            self._wake(wake)

    def _end(self, key: str) -> None:
        for socket in list(self.sockets.get(key, ())):
            socket.close(ENDED, "session ended")

    def _wake(self, wake: Wake) -> None:
        data = msgspec.json.encode(Woken(wake.module, wake.id, wake.version))
        for socket in self._shops.get(wake.shop_id, ()):
            if _may_see(socket.actor, wake):
                socket.push(data)
        if wake.platform:
            for socket in self._others(wake):
                socket.push(data)

    def _others(self, wake: Wake) -> list[Socket]:
        """The platform's people, who sit in a shop of their own."""
        return [
            socket
            for shop_id, sockets in self._shops.items()
            if shop_id != wake.shop_id
            for socket in sockets
            if socket.actor.party is Party.PLATFORM and _may_see(socket.actor, wake)
        ]


def _may_see(actor: Actor, wake: Wake) -> bool:
    match actor.party:
        case Party.MERCHANT:
            return wake.merchant is not None and (actor.owner or wake.merchant in actor.grants)
        case Party.BUYER:
            return wake.buyer == actor.id
        case Party.PLATFORM:
            return wake.platform is not None and (actor.owner or wake.platform in actor.grants)
        case _:
            return False


class Live(Struct, frozen=True):
    """What a module's live door is made of at start: it returns frame type → handler."""

    store: Store
    hub: Hub


Handler = Callable[[Socket, Any], object]
Frames = dict[type[Struct], Handler]
