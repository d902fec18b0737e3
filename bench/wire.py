"""A WebSocket client with as little of its own as possible: the server is what is measured."""

import asyncio
from base64 import b64encode
from collections.abc import Callable
from secrets import token_bytes

HEAD = "GET {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nUpgrade: websocket\r\n" + (
    "Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
    "Cookie: {cookie}\r\n\r\n"
)
SHORT, LONG = 126, 65536


class Wire(asyncio.Protocol):
    """`heard` gets the payload of every frame. Frames are masked with zeros, which is allowed."""

    def __init__(self, path: str, host: str, cookie: str) -> None:
        self.path, self.host, self.cookie = path, host, cookie
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.heard: Callable[[bytes], object] = lambda _: None
        self.closed: int | None = None
        self._buffer = b""
        self._open = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # TCP
        self.transport = transport
        key = b64encode(token_bytes(16)).decode()
        head = HEAD.format(path=self.path, host=self.host, key=key, cookie=self.cookie)
        transport.write(head.encode())

    def connection_lost(self, exc: Exception | None) -> None:
        self.closed = self.closed or 1006
        if not self.opened.done():
            self.opened.set_exception(exc or ConnectionError("closed"))

    def data_received(self, data: bytes) -> None:
        self._buffer = self._buffer + data if self._buffer else data
        if not self._open and not self._handshake():
            return
        self._frames()

    def send(self, payload: bytes) -> None:
        size = len(payload)
        if size < SHORT:
            head = bytes((0x81, 0x80 | size))
        else:
            head = bytes((0x81, 0x80 | SHORT)) + size.to_bytes(2)
        self.transport.write(head + b"\0\0\0\0" + payload)

    def keep_alive(self, seconds: float = 15) -> None:
        """As the web app does: who is silent for long is taken for gone."""
        if self.closed is None:
            self.send(b'{"t":"ping"}')
            asyncio.get_running_loop().call_later(seconds, self.keep_alive)

    def close(self) -> None:
        self.closed = self.closed or 1000
        self.transport.abort()

    def _handshake(self) -> bool:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return False
        status = self._buffer[:12]
        if not status.endswith(b"101"):
            self.opened.set_exception(ConnectionError(self._buffer.decode(errors="replace")))
            return False
        self._buffer, self._open = self._buffer[end + 4 :], True
        self.opened.set_result(None)
        return True

    def _frames(self) -> None:
        buffer, at = self._buffer, 0
        while at + 2 <= len(buffer):
            size, body = buffer[at + 1], at + 2
            if size == SHORT:
                size, body = int.from_bytes(buffer[at + 2 : at + 4]), at + 4
            elif size > SHORT:
                size, body = int.from_bytes(buffer[at + 2 : at + 10]), at + 10
            if body + size > len(buffer):
                break
            if buffer[at] & 0x0F == 8:
                self.closed = int.from_bytes(buffer[body : body + 2])
            else:
                self.heard(buffer[body : body + size])
            at = body + size
        self._buffer = buffer[at:]


async def open_wire(port: int, path: str, cookie: str = "") -> Wire:
    host = f"127.0.0.1:{port}"
    loop = asyncio.get_running_loop()
    _, wire = await loop.create_connection(lambda: Wire(path, host, cookie), "127.0.0.1", port)
    await wire.opened
    if cookie:
        wire.keep_alive()
    return wire
