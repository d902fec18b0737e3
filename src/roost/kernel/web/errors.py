"""How a refusal looks on the wire: problem+json, with a sentence ready for the screen."""

from datetime import datetime
from http import HTTPStatus
from secrets import token_hex
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from msgspec import Struct
from structlog import get_logger

from roost.kernel.data import disk
from roost.kernel.pure.refusal import Invalid, NotFound, Refusal, TooMany

MEDIA = "application/problem+json"
log = get_logger("web")


class Fault(Struct, frozen=True):
    pointer: str
    code: str


class Problem(Struct, frozen=True, omit_defaults=True):
    """RFC 9457. `detail` is the exact Chinese sentence; the web says it in English by `code`."""

    title: str
    status: int
    detail: str
    code: str
    type: str = "about:blank"
    instance: str = ""
    params: dict[str, Any] = {}
    opens_at: datetime | None = None
    errors: list[Fault] = []


SENTENCES = {
    400: "请求格式不正确",
    401: "请先登录",
    403: "没有权限",
    404: "页面或记录不存在",
    405: "不支持的操作方式",
    408: "请求发送过慢",
    413: "内容过大",
    414: "地址过长",
    415: "请使用 application/json",
    422: "填写的内容不正确",
    429: "操作过于频繁,请稍后再试",
    431: "请求头过大",
    503: "系统繁忙,请稍后再试",
}


def of(no: Refusal) -> Problem:
    faults = [Fault(no.pointer, no.code)] if isinstance(no, Invalid) and no.pointer else []
    return Problem(
        title=HTTPStatus(no.status).phrase,
        status=no.status,
        detail=str(no),
        code=no.code,
        instance=f"urn:roost:{token_hex(8)}",
        params=no.params,
        opens_at=no.opens_at,
        errors=faults,
    )


def plain(status: int, code: str, pointer: str = "") -> Problem:
    """A problem of the transport itself, said in the house's own words."""
    return Problem(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=SENTENCES.get(status, "系统出错了,请稍后再试"),
        code=code,
        instance=f"urn:roost:{token_hex(8)}",
        errors=[Fault(pointer, code)] if pointer else [],
    )


def answer(problem: Problem, retry_after: int = 0) -> Response[bytes]:
    headers = {"Retry-After": str(retry_after)} if retry_after else {}
    body = msgspec.json.encode(problem)
    return Response(body, status_code=problem.status, media_type=MEDIA, headers=headers)


Caller = Request[Any, Any, Any]


def refused(_: Caller, no: Refusal) -> Response[bytes]:
    reply = answer(of(no), 5 if no.status == 503 else 0)  # noqa: PLR2004
    for name, value in waits(no) if isinstance(no, TooMany) else ():
        reply.set_header(name.decode(), value.decode())
    return reply


def waits(no: TooMany) -> list[tuple[bytes, bytes]]:
    seconds = str(no.retry_after).encode()
    return [(b"retry-after", seconds), (b"ratelimit", b'"default";r=0;t=' + seconds)]


def invalid(_: Caller, error: ValidationException) -> Response[bytes]:
    faults = [
        Fault("/" + str(e.get("key", "")).replace(".", "/"), "invalid")
        for e in (error.extra or [])
        if isinstance(e, dict)
    ]
    return answer(msgspec.structs.replace(plain(422, "invalid"), errors=faults))


def http(_: Caller, error: HTTPException) -> Response[bytes]:
    status = error.status_code
    reply = answer(plain(status, HTTPStatus(status).name.lower()))
    for name, value in (error.headers or {}).items():
        reply.set_header(name, value)
    return reply


def out_of_range(_: Caller, error: OverflowError) -> Response[bytes]:
    """A number or an instant that neither the calendar nor the database can hold."""
    log.info("out of range", why=str(error))
    return answer(plain(422, "out_of_range"))


def of_the_disk(asked: Caller, error: OSError) -> Response[bytes]:
    """A file that found no room, or a line that broke: the second is a bug."""
    no = disk.fault(error)
    if no is None:
        return broken(asked, error)
    log.error("a file could not be written or read", code=no.code, why=repr(error))
    return refused(asked, no)


def broken(_: Caller, error: Exception) -> Response[bytes]:
    """A bug. The number in the answer is the one in the log."""
    problem = plain(500, "internal")
    log.error("request failed", instance=problem.instance, exc_info=error)
    return answer(problem)


HANDLERS: dict[Any, Any] = {
    Refusal: refused,
    ValidationException: invalid,
    HTTPException: http,
    OverflowError: out_of_range,
    OSError: of_the_disk,
    Exception: broken,
}

__all__ = ["HANDLERS", "NotFound", "Problem", "answer", "of", "plain"]
