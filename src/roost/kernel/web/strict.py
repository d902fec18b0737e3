"""Reading a JSON body as nobody else does: no doubles, no depths, no tricks (promises §4.1)."""

import json
import re
from typing import Any

import msgspec

from roost.kernel.pure.refusal import Invalid, Refusal

DEPTH, DIGITS = 32, 19
_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
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
    if b"\\u0000" in body or (b"\\ufff" in body.lower() and _holes(read)):
        raise Malformed("请求内容含有不可用的字符", "bad_character")


def decode(body: bytes, kind: Any) -> Any:
    """Into the type, strictly: "5" is no 5. A fault is refused with its pointer."""
    try:
        return msgspec.json.decode(body, type=kind, strict=True)
    except msgspec.ValidationError as error:
        found = _PATH.search(str(error))
        where = found.group(1) if found else ""
        field = re.search(r"(?:unknown|required) field `([^`]+)`", str(error))
        pointer = where.replace("[", "/").replace("]", "").replace(".", "/")
        if field:
            pointer = f"{pointer}/{field.group(1)}"
        code = "unknown_field" if "unknown field" in str(error) else "invalid"
        raise Invalid("填写的内容不正确", code, pointer or "/") from error


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
    return int(digits)


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise ValueError("number too large")
    return value


def _holes(read: Any) -> bool:
    text = json.dumps(read, ensure_ascii=False)
    return "\ufffe" in text or "\uffff" in text
