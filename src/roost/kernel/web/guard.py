"""What stands before every route: the traps of the framework closed once (promises §8)."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from roost.kernel.pure.refusal import Invalid, Refusal, TooLarge, TooMany

from . import errors, strict
from .limits import Limits

URL, HEADERS, PARAMS, BODY = 8 * 1024, 16 * 1024, 100, 256 * 1024
PER_MINUTE = 600
SAFE = ("GET", "HEAD", "OPTIONS")
HEADS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (
        b"content-security-policy",
        b"default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        b"img-src 'self' data: blob:; connect-src 'self' ws: wss:; object-src 'none'; "
        b"base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
]


class Unfit(Refusal):
    """Refused for its form alone."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(errors.SENTENCES[status], code)
        self._status = status

    @property
    def status(self) -> int:  # type: ignore[override] # one class for all forms
        return self._status


class Guard:
    """`handler.opt["upload"]` is the most bytes an upload route takes; others take JSON alone."""

    def __init__(self, app: ASGIApp, limits: Limits, cookie: str) -> None:
        self.app, self.limits, self.cookie = app, limits, cookie

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        dressed = _dressed(send)
        try:
            self._form(scope)
            receive = await self._body(scope, receive)
        except Refusal as no:
            await _refuse(no, scope, dressed)
            return
        await self.app(scope, receive, dressed)

    def _form(self, scope: Any) -> None:
        headers = scope["headers"]
        if len(scope["raw_path"]) + len(scope["query_string"]) > URL:
            raise Unfit(414, "url_too_long")
        if sum(len(k) + len(v) for k, v in headers) > HEADERS:
            raise Unfit(431, "headers_too_large")
        given = dict(headers)
        if scope["method"] not in SAFE:
            _same_site(scope, given)
        _parameters(scope)
        self.limits.take("request", _principal(scope, given, self.cookie), PER_MINUTE)

    async def _body(self, scope: Any, receive: Receive) -> Receive:
        if scope["method"] in SAFE:
            return receive
        headers = dict(scope["headers"])
        if b"content-encoding" in headers:
            raise Unfit(415, "encoded_body")
        handler = scope["route_handler"]
        if "upload" in handler.opt:
            _upload(headers, handler.opt["upload"])
            return receive
        body = await _json(headers, receive)
        if body and (field := handler.parsed_fn_signature.parameters.get("data")):
            strict.decode(body, field.annotation)
        return _again(body)


async def _json(headers: dict[bytes, bytes], receive: Receive) -> bytes:
    body = await _whole(receive)
    if body and _kind(headers) != b"application/json":
        raise Unfit(415, "not_json")
    if body:
        strict.check(body)
    return body


def _upload(headers: dict[bytes, bytes], most: int) -> None:
    if _kind(headers) != b"multipart/form-data":
        raise Unfit(415, "not_multipart")
    if int(headers.get(b"content-length", b"0") or 0) > most:
        raise TooLarge("文件过大", most=most)


def _kind(headers: dict[bytes, bytes]) -> bytes:
    return headers.get(b"content-type", b"").split(b";")[0].strip().lower()


async def _whole(receive: Receive) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        message: Any = await receive()
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > BODY:
            raise TooLarge("内容过大", most=BODY)
        if not message.get("more_body"):
            return b"".join(parts)


def _again(body: bytes) -> Receive:
    sent = False

    async def receive() -> Any:
        nonlocal sent
        if sent:
            return {"type": "http.disconnect"}
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _same_site(scope: Any, headers: dict[bytes, bytes]) -> None:
    """A page of another origin can send neither our header nor our Origin."""
    if headers.get(b"authorization", b"").startswith(b"ROOST-HMAC"):
        return
    if b"x-csrf" not in headers:
        raise Unfit(403, "csrf")
    if (origin := headers.get(b"origin")) and not same_origin(origin, headers):
        raise Unfit(403, "other_origin")
    if headers.get(b"sec-fetch-site", b"same-origin") not in (b"same-origin", b"none"):
        raise Unfit(403, "other_origin")


def same_origin(origin: bytes, headers: dict[bytes, bytes]) -> bool:
    return urlsplit(origin).netloc == headers.get(b"host", b"") != b""


def _parameters(scope: Any) -> None:
    pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    if len(pairs) > PARAMS or len(dict(pairs)) != len(pairs):
        raise Unfit(400, "bad_parameters")
    handler = scope["route_handler"]
    if handler.opt.get("any_query"):
        return
    known = handler.parsed_fn_signature.parameters
    for name, _ in pairs:
        if name not in known:
            raise Invalid("不支持的查询参数", "unknown_parameter", f"/{name}", name=name)


def _principal(scope: Any, headers: dict[bytes, bytes], cookie: str) -> str:
    """Per session; before one is open, per address of the peer. Forwarded headers say nothing."""
    for part in headers.get(b"cookie", b"").decode("latin-1").split(";"):
        name, _, value = part.strip().partition("=")
        if name == cookie and value:
            return value
    return str(scope["client"][0]) if scope.get("client") else "local"


def _dressed(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *HEADS]
        await send(message)

    return sending


async def _refuse(no: Refusal, scope: Any, send: Send) -> None:
    problem = errors.of(no)
    headers = [(b"content-type", errors.MEDIA.encode())]
    if isinstance(no, TooMany):
        headers.append((b"retry-after", str(no.retry_after).encode()))
    body = b"" if scope["method"] == "HEAD" else msgspec.json.encode(problem)
    start = {"type": "http.response.start", "status": problem.status, "headers": headers}
    await send(start)  # type: ignore[arg-type] # built by hand
    await send({"type": "http.response.body", "body": body, "more_body": False})
