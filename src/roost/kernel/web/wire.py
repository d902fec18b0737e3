"""The server's protocols, held to what a head, a frame and a silence may cost."""

import asyncio
from typing import Any

import msgspec
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from . import errors
from .front import HEADERS, URL

HEAD = URL + HEADERS + 2 * 1024  # more than this is not even read to its end
SILENCE = 4  # times the patience: a minute; a client pings every 25 seconds (promise R9)
PINGS = 100  # control frames a minute
UNFINISHED, NOT_TEXT, SILENT = 1008, 1007, 1001
MINUTE = 60.0


class Wire(HttpToolsProtocol):
    """`patience`: how many seconds a head may take, from the first byte or the connection on."""

    patience = 15.0
    _head = 0
    _in_head = True
    _slow: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        super().connection_made(transport)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        self._unwatch()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._in_head:
            self._head += len(data)
            if self._slow is None:
                self._watch()
        super().data_received(data)
        if self._in_head and self._head > HEAD and not self.transport.is_closing():
            self._refuse(431, "headers_too_large")

    def on_headers_complete(self) -> None:
        self._in_head = False
        self._unwatch()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._in_head, self._head = True, 0
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        self._refuse(400, "bad_request")

    def _watch(self) -> None:
        self._slow = self.loop.call_later(self.patience, self._too_slow)

    def _unwatch(self) -> None:
        if self._slow is not None:
            self._slow.cancel()
            self._slow = None

    def _too_slow(self) -> None:
        if self._head and not self.transport.is_closing():
            self._refuse(408, "too_slow")
        self.transport.close()

    def _refuse(self, status: int, code: str) -> None:
        """By hand: there is no request yet that a route could answer."""
        self._unwatch()
        problem = errors.plain(status, code)
        body = msgspec.json.encode(problem)
        head = (
            f"HTTP/1.1 {status} {problem.title}\r\ncontent-type: {errors.MEDIA}\r\n"
            f"content-length: {len(body)}\r\nx-content-type-options: nosniff\r\n"
            "connection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.transport.close()


class Line(WebSocketsSansIOProtocol):
    """A frame that is never finished, a flood of pings or a dead line ends that socket alone."""

    patience = 15.0
    silence = SILENCE * 15.0
    _unfinished: asyncio.TimerHandle | None = None
    _listening: asyncio.TimerHandle | None = None
    _heard = _minute = 0.0
    _pings = 0

    def handle_connect(self, event: Any) -> None:
        super().handle_connect(event)
        self._heard = self.loop.time()
        self._listening = self.loop.call_later(self.silence, self._listen)

    def connection_lost(self, exc: Exception | None) -> None:
        for timer in (self._unfinished, self._listening):
            if timer is not None:
                timer.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._heard = self.loop.time()
        super().data_received(data)
        waiting = bool(self.frames or self.conn.reader.buffer)
        if not waiting and self._unfinished is not None:
            self._unfinished.cancel()
            self._unfinished = None
        elif waiting and self._unfinished is None:
            ending = (UNFINISHED, "unfinished frame")
            self._unfinished = self.loop.call_later(self.patience, self._end, *ending)

    async def send(self, message: Any) -> None:
        await super().send(message)
        if message["type"] == "websocket.http.response.body":
            self.handshake_complete = True  # refused in whole: uvicorn would log it as an error

    def handle_ping(self) -> None:
        super().handle_ping()
        self._control()

    def handle_pong(self, event: Any) -> None:
        super().handle_pong(event)
        self._control()

    def send_receive_event_to_app(self) -> None:
        if self.curr_msg_data_type == "text" and not _is_text(b"".join(self.frames)):
            self.frames = []
            self._end(NOT_TEXT, "not text")
            return
        super().send_receive_event_to_app()

    def _control(self) -> None:
        if self._heard - self._minute > MINUTE:
            self._minute, self._pings = self._heard, 0
        self._pings += 1
        if self._pings > PINGS:
            self._end(UNFINISHED, "too many pings")

    def _listen(self) -> None:
        quiet = self.loop.time() - self._heard
        if quiet >= self.silence:
            self._end(SILENT, "silent")
        else:
            self._listening = self.loop.call_later(self.silence - quiet, self._listen)

    def _end(self, code: int, why: str) -> None:
        if self.close_sent or self.transport.is_closing():
            return
        self.conn.fail(code, why)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self.transport.close()


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def patient(seconds: float) -> tuple[type[Wire], type[Line]]:
    """Both protocols with this much patience, for a server of one's own."""
    return (
        type("Wire", (Wire,), {"patience": seconds}),
        type("Line", (Line,), {"patience": seconds, "silence": SILENCE * seconds}),
    )
