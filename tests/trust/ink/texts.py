"""Where free text stands in the body of an operation."""

from collections.abc import Iterable, Iterator
from inspect import get_annotations
from typing import Any

from msgspec import inspect
from trust.operations import Operation

KEY = "{key}"
Where = tuple[Any, ...]
Found = tuple[str, Any, Where]


def all_texts(known: Iterable[Operation]) -> set[str]:
    bodies = [o.body for o in known if o.body is not None]
    return {field for body in bodies for field, _, _ in texts(inspect.type_info(body))}


def texts(info: Any, at: str = "", value: Any = None, where: Where = ()) -> Iterator[Found]:  # noqa: C901 # one line a kind
    """Every field of free text below a type, by where it is declared; with its value, if the body
    has one, and the way to it.
    """
    match info:
        case inspect.StructType():
            for field in info.fields:
                name = field.encode_name
                own = value.get(name) if isinstance(value, dict) else None
                yield from texts(field.type, _declared(info.cls, field.name), own, (*where, name))
        case inspect.StrType():
            if not info.pattern:
                yield at, value, where
        case inspect.ListType() | inspect.VarTupleType() | inspect.SetType():
            for n, one in enumerate(value or [None]):
                yield from texts(info.item_type, f"{at}[]", one, (*where, n))
        case inspect.DictType():
            for key, own in (value or {None: None}).items():
                yield from texts(info.key_type, f"{at}{KEY}", key, (*where, key, KEY))
                yield from texts(info.value_type, f"{at}{{}}", own, (*where, key))
        case inspect.UnionType():
            for one in info.types:
                if _is(one, value):
                    yield from texts(one, at, value, where)
        case inspect.AnyType():
            yield from ((at, text, where) for text in _within(value))


def replaced(value: Any, where: Where, text: str) -> Any:
    """The same body with another text in one place."""
    if not where:
        return text
    here, *rest = where
    if rest == [KEY]:
        return {text if key == here else key: own for key, own in value.items()}
    new = list(value) if isinstance(value, list) else dict(value)
    new[here] = replaced(value[here], tuple(rest), text)
    return new


def _within(value: Any) -> Iterator[Any]:
    """Texts, however deep they stand in what has no type."""
    if isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _within(one)
    else:
        yield value


def _is(info: Any, value: Any) -> bool:
    """Of several structs the one that is meant by its tag."""
    if not isinstance(info, inspect.StructType) or not isinstance(value, dict):
        return True
    return info.tag_field is None or value.get(info.tag_field) == info.tag


def _declared(kind: type[Any], field: str) -> str:
    """By the first of its ancestors that has it: what they share is one field."""
    home = next(c for c in reversed(kind.__mro__) if field in get_annotations(c))
    return f"{home.__module__.removeprefix('roost.modules.')}.{home.__name__}.{field}"
