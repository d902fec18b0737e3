"""What stands before every route: the traps of the framework closed once (promises §8)."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import date
from typing import Any, get_args
from urllib.parse import parse_qsl, urlsplit

import msgspec
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

from roost.kernel.pure.refusal import Invalid, Refusal, TooLarge

from . import strict
from .front import Unfit, refuse
from .limits import Limits

PARAMS, BODY, DIGITS = 100, 256 * 1024, 18
PER_MINUTE = 600
SAFE = ("GET", "HEAD", "OPTIONS")
PACE = 16 * 1024  # bytes a second that a body must bring after the first `patience` seconds
_UNREADABLE = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff\ufffd]")


class Gone(Refusal):
    """The other side left before its request was whole: nobody hears this."""

    code = "gone"


class Guard:
    """`handler.opt["upload"]` is the most bytes an upload route takes; others take JSON alone.

    `patience` is how many seconds a body may take before it must keep the pace.
    """

    def __init__(self, app: ASGIApp, limits: Limits, cookie: str, patience: float = 15.0) -> None:
        self.app, self.limits, self.cookie, self.patience = app, limits, cookie, patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        try:
            self._form(scope)
            receive = await self._body(scope, receive)
        except Gone:
            return
        except Refusal as no:
            await refuse(no, send)
        else:
            await self.app(scope, receive, send)

    def _form(self, scope: Any) -> None:
        given = dict(scope["headers"])
        if scope["method"] not in SAFE:
            _same_site(scope, given)
        _parameters(scope)
        self.limits.take("request", self._principal(scope, given), PER_MINUTE)

    def _principal(self, scope: Any, headers: dict[bytes, bytes]) -> str:
        """Per session once it is known; else per address of the peer, whatever others forward."""
        for part in headers.get(b"cookie", b"").decode("latin-1").split(";"):
            name, _, value = part.strip().partition("=")
            if name == self.cookie and self.limits.knows(value):
                return value
        return str(scope["client"][0]) if scope.get("client") else "local"

    async def _body(self, scope: Any, receive: Receive) -> Receive:
        if scope["method"] in SAFE:
            return receive
        headers = dict(scope["headers"])
        if b"content-encoding" in headers:
            raise Unfit(415, "encoded_body")
        handler = scope["route_handler"]
        if "upload" in handler.opt:
            most = handler.opt["upload"]
            _upload(headers, most)
            return _passed_on(self._parts(receive, most))
        body = await self._json(headers, receive)
        if body and (field := handler.parsed_fn_signature.parameters.get("data")):
            strict.decode(body, field.annotation)
        return _again(body)

    async def _json(self, headers: dict[bytes, bytes], receive: Receive) -> bytes:
        if _length(headers) > BODY:
            raise TooLarge("内容过大", most=BODY)
        body = b"".join([part async for part in self._parts(receive, BODY)])
        if body and _kind(headers) != b"application/json":
            raise Unfit(415, "not_json")
        if body:
            strict.check(body)
        return body

    async def _parts(self, receive: Receive, most: int) -> AsyncIterator[bytes]:
        loop = asyncio.get_running_loop()
        begun, size, more = loop.time(), 0, True
        while more:
            try:
                async with asyncio.timeout_at(begun + self.patience + size / PACE):
                    message: Any = await receive()
            except TimeoutError as late:
                raise Unfit(408, "too_slow") from late
            if message["type"] == "http.disconnect":
                raise Gone("请求已中断")
            part, more = message.get("body", b""), message.get("more_body", False)
            size += len(part)
            if size > most:
                raise TooLarge("内容过大", most=most)
            yield part


def _upload(headers: dict[bytes, bytes], most: int) -> None:
    if _kind(headers) != b"multipart/form-data":
        raise Unfit(415, "not_multipart")
    if _length(headers) > most:
        raise TooLarge("文件过大", most=most)


def _kind(headers: dict[bytes, bytes]) -> bytes:
    return headers.get(b"content-type", b"").split(b";")[0].strip().lower()


def _length(headers: dict[bytes, bytes]) -> int:
    given = headers.get(b"content-length", b"0")
    if not given.isdigit():
        raise Unfit(400, "bad_headers")
    return int(given[:DIGITS])


def _passed_on(parts: AsyncIterator[bytes]) -> Receive:
    """A file goes through as it comes, counted: it is never held in memory as a whole."""
    ended = False

    async def receive() -> Any:
        nonlocal ended
        if ended:
            return {"type": "http.disconnect"}
        part = await anext(parts, None)
        ended = part is None
        return {"type": "http.request", "body": part or b"", "more_body": not ended}

    return receive


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
    raw = scope["query_string"]
    if raw.count(b"&") >= PARAMS:
        raise Unfit(400, "bad_parameters")
    try:
        pairs = parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict")
    except ValueError as error:
        raise Unfit(400, "bad_parameters") from error
    if len(dict(pairs)) != len(pairs) or _UNREADABLE.search(scope["path"]):
        raise Unfit(400, "bad_parameters")
    handler = scope["route_handler"]
    if handler.opt.get("any_query"):
        return
    known = _asked(handler)
    for name, value in pairs:
        if name not in known:
            raise Invalid("不支持的查询参数", "unknown_parameter", f"/{name}"[:99], name=name[:99])
        if _UNREADABLE.search(value):
            raise Unfit(400, "bad_parameters")
        _instant(name, value, known[name])


def _asked(handler: Any) -> dict[str, Any]:
    """What a handler asks for in the query, by the name on the wire, with its type."""
    fields = handler.parsed_fn_signature.parameters.items()
    return {getattr(f.kwarg_definition, "name", None) or n: f.annotation for n, f in fields}


def _instant(name: str, value: str, annotation: Any) -> None:
    """A date in the query is held to the same bounds as one in a body."""
    kinds = [k for k in (annotation, *get_args(annotation)) if isinstance(k, type)]
    if any(issubclass(k, date) for k in kinds):
        try:
            strict.bounded(msgspec.convert(value, annotation, strict=False), f"/{name}")
        except msgspec.ValidationError as error:
            raise Invalid("填写的内容不正确", "invalid", f"/{name}") from error
