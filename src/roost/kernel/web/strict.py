"""Reading a JSON body as nobody else does: no doubles, no depths, no tricks (promises §4.1)."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import msgspec
from msgspec import Struct

from roost.kernel.pure.refusal import Invalid, Refusal

DEPTH, DIGITS = 32, 19
YEARS = (2000, 2099)
# To the end where a string is not closed: tried once, so that no body costs more than its length.
_STRINGS = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)', re.DOTALL)
_SUSPECT = re.compile(rb"\\u(?:0000|fff[ef])|\xef\xbf[\xbe\xbf]", re.IGNORECASE)
_HOLE = re.compile("[\x00\ufffe\uffff]")
_BRACKETS = re.compile(rb"[\[\]{}]")
_PATH = re.compile(r"`\$([^`]*)`")


class Malformed(Refusal):
    status, code = 400, "malformed"


def check(body: bytes) -> None:
    """Refuse with 400 what is not clean JSON, before anything of it is decoded into types."""
    if body.startswith(b"\xef\xbb\xbf"):
        raise Malformed("请求内容不能带有 BOM", "bom")
    if _depth(body) > DEPTH:
        raise Malformed(f"请求内容嵌套超过{DEPTH}层", "too_deep")
    try:
        read = json.loads(
            body.decode(),
            object_pairs_hook=_once,
            parse_constant=_refuse_constant,
            parse_int=_bounded,
            parse_float=_finite,
        )
        msgspec.json.encode(read)  # a lone surrogate has no bytes
    except (ValueError, RecursionError) as error:
        raise Malformed("请求内容不是合法的 JSON") from error
    if _SUSPECT.search(body) and any(_HOLE.search(text) for text in _texts(read)):
        raise Malformed("请求内容含有不可用的字符", "bad_character")


def decode(body: bytes, kind: Any) -> Any:
    """Into the type, strictly: "5" is no 5. A fault is refused with its pointer."""
    try:
        read = msgspec.json.decode(body, type=kind, strict=True)
    except msgspec.ValidationError as error:
        found = _PATH.search(str(error))
        where = found.group(1) if found else ""
        field = re.search(r"(?:unknown|required) field `([^`]+)`", str(error))
        pointer = where.replace("[", "/").replace("]", "").replace(".", "/")
        if field:
            pointer = f"{pointer}/{field.group(1)}"
        code = "unknown_field" if "unknown field" in str(error) else "invalid"
        raise Invalid("填写的内容不正确", code, pointer or "/") from error
    bounded(read)
    return read


def _depth(body: bytes) -> int:
    deepest = depth = 0
    for bracket in _BRACKETS.finditer(_STRINGS.sub(b"", body)):
        depth += 1 if bracket.group() in b"[{" else -1
        deepest = max(deepest, depth)
        if deepest > DEPTH:
            break
    return deepest


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key")
    return found


def _refuse_constant(_: str) -> None:
    raise ValueError("not a number")


def _bounded(digits: str) -> int:
    if len(digits.lstrip("-")) > DIGITS:
        raise ValueError("number too long")
    if abs(value := int(digits)) >= 2**63:
        raise Invalid("数值超出范围", "out_of_range")
    return value


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise ValueError("number too large")
    return value


def _texts(read: Any) -> Iterator[str]:
    if isinstance(read, str):
        yield read
    elif isinstance(read, list):
        for item in read:
            yield from _texts(item)
    elif isinstance(read, dict):
        for key, item in read.items():
            yield key
            yield from _texts(item)


def bounded(value: Any, pointer: str = "") -> None:
    """Every instant and day in what was read lies in this century and knows its zone."""
    if isinstance(value, Struct):
        for name in value.__struct_fields__:
            bounded(getattr(value, name), f"{pointer}/{name}")
    elif isinstance(value, dict):
        for key, item in value.items():
            bounded(item, f"{pointer}/{key}")
    elif isinstance(value, list | tuple | set | frozenset):
        for place, item in enumerate(value):
            bounded(item, f"{pointer}/{place}")
    elif isinstance(value, date):
        _within(value, pointer)


def _within(value: date, pointer: str) -> None:
    naive = isinstance(value, datetime) and value.tzinfo is None
    if naive or not YEARS[0] <= value.year <= YEARS[1]:
        raise Invalid("日期或时间超出范围", "bad_instant", pointer)
