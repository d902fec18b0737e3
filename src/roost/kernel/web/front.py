"""The outermost ring of a face: forms that no route should see, and what every answer wears."""

import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import msgspec
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from roost.kernel.pure.refusal import Refusal, TooMany

from . import errors

BAD = 400
Headers = Sequence[tuple[bytes, bytes]]
URL, HEADERS = 8 * 1024, 16 * 1024
DRESS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
]
POLICY = (
    b"default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    b"img-src 'self' data: blob:; connect-src 'self' ws: wss:; object-src 'none'; "
    b"base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_BREAKS = re.compile(rb"[\x00\r\n]")
HSTS = (b"strict-transport-security", b"max-age=31536000")


class Unfit(Refusal):
    """Refused for its form alone."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(errors.SENTENCES[status], code)
        self._status = status

    @property
    def status(self) -> int:  # type: ignore[override] # one class for all forms
        return self._status


class Front:
    """`private` is the path under which nothing may be kept by a cache unless its route says so."""

    def __init__(self, app: ASGIApp, private: str, secure: bool) -> None:
        self.app, self.private = app, private
        self.dress = [*DRESS, HSTS] if secure else DRESS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        asked: Any = scope
        sending = self._dressed(asked, send)
        if asked["method"] == "HEAD":
            asked, sending = {**asked, "method": "GET"}, _without_body(sending)
        sending = self._said(asked, sending)
        try:
            _fit(asked)
        except Refusal as no:
            await refuse(no, sending)
            return
        await self.app(asked, receive, sending)

    def _said(self, scope: Any, send: Send) -> Send:
        """Whatever else may answer here: a refusal is a problem, in the house's own words."""
        replaced = False

        async def sending(message: Any) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and message["status"] >= BAD:
                kind = dict(message["headers"]).get(b"content-type", b"")
                replaced = scope["path"].startswith(self.private) and kind != errors.MEDIA.encode()
            if not replaced:
                await send(message)
            elif message["type"] == "http.response.start":
                status = message["status"]
                code = HTTPStatus(status).name.lower()
                await tell(errors.plain(status, code), send)

        return sending

    def _dressed(self, scope: Any, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message["headers"]}
                more = [h for h in self.dress if h[0] not in given]
                if b"content-security-policy" not in given:
                    more.append((b"content-security-policy", POLICY))
                if b"cache-control" not in given and scope["path"].startswith(self.private):
                    more.append((b"cache-control", b"no-store"))
                message["headers"] = [*message["headers"], *more]
            await send(message)

        return sending


def _fit(scope: Any) -> None:
    if len(scope["raw_path"]) + len(scope["query_string"]) > URL:
        raise Unfit(414, "url_too_long")
    if sum(len(k) + len(v) for k, v in scope["headers"]) > HEADERS:
        raise Unfit(431, "headers_too_large")
    names = [name for name, _ in scope["headers"]]
    if names.count(b"host") != 1 or any(_BREAKS.search(v) for _, v in scope["headers"]):
        raise Unfit(400, "bad_headers")


def _without_body(send: Send) -> Send:
    """A HEAD is a GET whose body is not sent; its headers are the same."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.body":
            message["body"] = b""
        await send(message)

    return sending


async def refuse(no: Refusal, send: Send) -> None:
    more = errors.waits(no) if isinstance(no, TooMany) else []
    if no.status == HTTPStatus.REQUEST_TIMEOUT:  # the rest of the body is not waited for
        more = [(b"connection", b"close")]
    await tell(errors.of(no), send, more)


async def tell(problem: errors.Problem, send: Send, more: Headers = ()) -> None:
    body = msgspec.json.encode(problem)
    length = str(len(body)).encode()
    headers = [(b"content-type", errors.MEDIA.encode()), (b"content-length", length), *more]
    start = {"type": "http.response.start", "status": problem.status, "headers": headers}
    await send(start)  # type: ignore[arg-type] # built by hand
    await send({"type": "http.response.body", "body": body, "more_body": False})
