"""Every operation of every face, with a body that fits it and bodies that do not."""

import re
import types
from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin

import msgspec
from litestar import Litestar
from litestar.routes import HTTPRoute
from msgspec import Struct, inspect

ID = "0" * 32
INSTANT = "2024-01-02T03:04:05Z"


class Operation(Struct, frozen=True):
    method: str
    path: str
    body: Any = None  # the type of its JSON body
    upload: bool = False
    query: dict[str, Any] = {}
    choices: dict[str, str] = {}  # parts of the path that are one of a few words

    @property
    def url(self) -> str:
        return "/".join(self._part(p) for p in self.path.split("/"))

    def _part(self, part: str) -> str:
        name = part.strip("{}").partition(":")[0]
        return self.choices.get(name, ID) if part.startswith("{") else part

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def operations(app: Litestar, under: str) -> list[Operation]:
    found = []
    for route in app.routes:
        if isinstance(route, HTTPRoute) and route.path.startswith(f"{under}/"):
            found += [_of(route, m, h) for m, (h, _) in route.route_handler_map.items()]
    return [o for o in found if o.method != "OPTIONS" and "/schema" not in o.path]


def _of(route: HTTPRoute, method: str, handler: Any) -> Operation:
    asked = handler.parsed_fn_signature.parameters
    in_path = {p.name for p in route.path_parameters.values()}
    body = asked["data"].annotation if "data" in asked else None
    query = {
        getattr(field.kwarg_definition, "name", None) or name: field.annotation
        for name, field in asked.items()
        if name not in in_path and name not in ("data", "desk", "request", "headers")
    }
    upload = "upload" in handler.opt
    typed = {n: asked[n].annotation for n in in_path if n in asked}
    choices = {n: word for n, kind in typed.items() if (word := _first_word(kind))}
    return Operation(str(method), route.path, None if upload else body, upload, query, choices)


def _first_word(annotation: Any) -> str:
    """Of an enum in the path, such as the name of a step."""
    is_enum = isinstance(annotation, type) and issubclass(annotation, Enum)
    return str(next(iter(annotation)).value) if is_enum else ""


def fitting(kind: Any) -> Any:
    """A value of this type, as JSON has it."""
    return _value(inspect.type_info(kind))


def _value(info: Any) -> Any:  # noqa: C901, PLR0911, PLR0912 # one line a kind
    match info:
        case inspect.StructType():
            return {f.encode_name: _value(f.type) for f in info.fields}
        case inspect.StrType():
            return _text(info)
        case inspect.IntType():
            return info.ge if info.ge is not None else 1
        case inspect.FloatType():
            return 1.5
        case inspect.BoolType():
            return True
        case inspect.DateTimeType():
            return INSTANT
        case inspect.DateType():
            return INSTANT[:10]
        case inspect.TimeType():
            return "09:00:00"
        case inspect.EnumType():
            return next(iter(info.cls)).value
        case inspect.LiteralType():
            return info.values[0]
        case inspect.ListType() | inspect.VarTupleType() | inspect.SetType():
            return [_value(info.item_type)]
        case inspect.TupleType():
            return [_value(t) for t in info.item_types]
        case inspect.DictType():
            return {
                "x" if isinstance(info.key_type, inspect.StrType) else "1": _value(info.value_type)
            }
        case inspect.UnionType():
            return _value(next(t for t in info.types if not isinstance(t, inspect.NoneType)))
        case _:
            return "x"


def _text(info: inspect.StrType) -> str:
    if not info.pattern:
        return "x" * (info.min_length or 1)
    return next((w for w in WORDS if re.search(info.pattern, w)), WORDS[0])


WORDS = ("13800001234", "09:00", ID, INSTANT[:10], "x")
WRONG: dict[str, tuple[str, ...]] = {
    "int": ('"5"', "5.5", "true", "[]", "{}", '""', "9223372036854775808"),
    "str": ("5", "true", "[]", "{}", '["x"]'),
    "bool": ('"true"', "1", "[]"),
    "datetime": (
        "5",
        '"0000-00-00"',
        '"9999-12-31T23:59:59Z"',
        '"2024-01-01T00:00:00"',
        '"1900-01-01T00:00:00Z"',
        '"2016-12-31T23:59:60Z"',
    ),
}
ODD = (
    '""',
    '" "',
    '"\\u202e\\u202dabc"',
    '"Z' + "\u0301" * 40 + '"',
    '"' + "x" * 5000 + '"',
    "null",
    "-1",
    "0",
    "9223372036854775807",
)


def misfits(kind: Any) -> Iterator[tuple[str, str, bool]]:
    """(name, body, whether it surely does not fit) for each field of a body in turn."""
    whole = fitting(kind)
    if not isinstance(whole, dict):
        return
    unknown = "shop_id" if "shop_id" not in whole else "owner"  # the platform names shops
    yield "unknown field", msgspec.json.encode(whole | {unknown: "shop-2"}).decode(), True
    for field in inspect.type_info(kind).fields:
        name = field.encode_name
        expected = _kinds(field.type)
        for wrong in WRONG.get(next(iter(expected)) if len(expected) == 1 else "", ()):
            yield f"{name}={wrong}", _with(whole, name, wrong), True
        for odd in ODD:
            yield f"{name}={odd[:20]}", _with(whole, name, odd), False


def _kinds(info: Any) -> set[str]:
    if isinstance(info, inspect.UnionType):
        return set().union(*(_kinds(t) for t in info.types)) - {"none"}
    names = {
        inspect.IntType: "int",
        inspect.StrType: "str",
        inspect.BoolType: "bool",
        inspect.DateTimeType: "datetime",
        inspect.NoneType: "none",
    }
    return {names.get(type(info), "other")}


def _with(whole: dict[str, Any], name: str, value: str) -> str:
    rest = {k: v for k, v in whole.items() if k != name}
    body = msgspec.json.encode(rest).decode()[1:-1]
    return f'{{"{name}":{value}{"," if body else ""}{body}}}'


def odd_query(annotation: Any) -> list[str]:
    kinds = [k for k in (annotation, *_inner(annotation)) if isinstance(k, type)]
    odd = [
        "",
        "x",
        "-1",
        "0",
        "99999999999999999999",
        "%00",
        "%ff",
        "%EF%BF%BE",
        "' OR 1=1 --",
        "x" * 3000,
    ]
    if any(issubclass(k, date | datetime) for k in kinds):
        odd += [
            "0000-00-00",
            "9999-12-31T23:59:59Z",
            "2024-01-01T00:00:00",
            "2024-01-01T00:00:00%2B14:00",
            "2016-12-31T23:59:60Z",
        ]
    return odd


def _inner(annotation: Any) -> tuple[Any, ...]:
    if get_origin(annotation) in (Union, types.UnionType, Literal):
        return get_args(annotation)
    return ()


__all__ = ["ID", "Enum", "Operation", "fitting", "misfits", "odd_query", "operations"]
