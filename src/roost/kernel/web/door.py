"""The socket's own door: checked before it opens, and again while it is open (promises §4.2)."""

import asyncio
from typing import Any, Union

import msgspec
from litestar import WebSocket, websocket
from msgspec import Struct
from structlog import get_logger

from roost.kernel.data import sessions
from roost.kernel.data.look import Look
from roost.kernel.data.store import NOBODY
from roost.kernel.pure.actor import Actor
from roost.kernel.pure.refusal import Refusal

from . import errors
from .desk import Door
from .guard import same_origin
from .limits import Limits
from .live import ENDED, POLICY, UNREADABLE, Frames, Live, Socket

log = get_logger("door")
PER_MINUTE = {"buyer": 100, "workbench": 1200, "platform": 1200}


class Ping(Struct, frozen=True, tag_field="t", tag="ping"):
    at: float = 0


class Pong(Struct, frozen=True, tag_field="t", tag="pong"):
    at: float
    now: Any


class Ready(Struct, frozen=True, tag_field="t", tag="ready"):
    now: Any
    me: str


class Nack(Struct, frozen=True, tag_field="t", tag="nack"):
    problem: errors.Problem
    client_id: str = ""


class LiveDoor:
    """One face's sockets: `frames` come from the modules, ping is the house's own."""

    def __init__(self, live: Live, door: Door, limits: Limits, frames: Frames) -> None:
        self.live, self.door, self.limits = live, door, limits
        self.frames: Frames = {Ping: self._ping, **frames}
        kinds: Any = Union[tuple(self.frames)]  # noqa: UP007 # built at run time
        self._read = msgspec.json.Decoder(kinds)

    async def serve(self, connection: WebSocket[Any, Any, Any]) -> None:
        headers = dict(connection.scope["headers"])
        if not same_origin(headers.get(b"origin", b""), headers):
            await _deny(connection, 403)
            return
        if connection.scope["query_string"]:  # what stands in an address is kept by logs
            await _deny(connection, 400)
            return
        token = connection.cookies.get(self.door.cookie, "")
        try:
            actor = await self._who(token)
        except Refusal as no:  # a disk that cannot be read
            await _deny(connection, no.status)
            return
        if actor is None:
            await _deny(connection, 401)
            return
        await connection.accept()
        send: Any = connection.send
        socket = Socket(self.door.face, actor, sessions.hashed(token), send)
        self.live.hub.join(socket)
        socket.tell(Ready(self.live.store.time.now(), actor.id))
        try:
            await self._receive(connection, socket)
        finally:
            socket.closed = True
            self.live.hub.leave(socket)

    async def _receive(self, connection: WebSocket[Any, Any, Any], socket: Socket) -> None:
        receive: Any = connection.receive
        while True:
            message = await receive()
            if message["type"] == "websocket.disconnect":
                return
            if socket.closed:
                continue
            if (text := message.get("text")) is None:
                socket.close(UNREADABLE, "text frames only")
                continue
            self._frame(socket, text)

    def _frame(self, socket: Socket, text: str) -> None:
        try:
            self.limits.take("frame", socket.session, PER_MINUTE[self.door.face])
            frame = self._read.decode(text)
        except msgspec.MsgspecError:
            socket.tell(Nack(errors.plain(422, "bad_frame")))
            return
        except (UnicodeError, RecursionError):
            socket.close(UNREADABLE, "unreadable")
            return
        except Refusal as no:
            socket.close(POLICY, no.code)
            return
        try:
            self.frames[type(frame)](socket, frame)
        except Refusal as no:
            socket.tell(Nack(errors.of(no), getattr(frame, "client_id", "")))
        except Exception as bug:  # it must not end the socket, nor show itself on it
            problem = errors.plain(500, "internal")
            log.error("frame failed", instance=problem.instance, exc_info=bug)
            socket.tell(Nack(problem, getattr(frame, "client_id", "")))

    def _ping(self, socket: Socket, ping: Ping) -> None:
        """Answered when the session has been found alive, so that a dead one ends here."""
        self._keep(socket, ping)

    def _keep(self, socket: Socket, ping: Ping) -> None:
        def alive(look: Look) -> bool:
            row = look.session.get(sessions.LoggedIn, socket.session)
            if row is None or not sessions.alive(look, row):
                return False
            sessions.used(self.live.store, look, row)
            return True

        def told(done: asyncio.Future[bool]) -> None:
            if done.exception():
                return  # a disk that cannot be read ends nobody's session
            if done.result():
                socket.tell(Pong(ping.at, self.live.store.time.now()))
            else:
                socket.close(ENDED, "session ended")

        asked = asyncio.wrap_future(self.live.store.look(NOBODY, alive))
        asked.add_done_callback(told)

    async def _who(self, token: str) -> Actor | None:
        def ask(look: Look) -> Actor | None:
            row = sessions.find(look, self.door.face, token) if token else None
            return self.door.identify(look, row) if row else None

        return await asyncio.wrap_future(self.live.store.look(NOBODY, ask))


async def _deny(connection: WebSocket[Any, Any, Any], status: int) -> None:
    """Before the handshake: an HTTP answer, as the extension of the protocol allows."""
    send: Any = connection.send
    body = msgspec.json.encode(errors.plain(status, "no_socket"))
    headers = [(b"content-type", errors.MEDIA.encode())]
    start = {"type": "websocket.http.response.start", "status": status, "headers": headers}
    await send(start)
    await send({"type": "websocket.http.response.body", "body": body})


def route(path: str, door: LiveDoor) -> Any:
    @websocket(path)
    async def live(socket: WebSocket[Any, Any, Any]) -> None:
        await door.serve(socket)

    return live
