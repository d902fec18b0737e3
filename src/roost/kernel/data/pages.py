"""Keyset pages: a cursor names the last row seen, is signed, and carries the page's `now`."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Select, and_, or_

from roost.kernel.pure.page import Page
from roost.kernel.pure.refusal import Invalid

from .look import Look
from .tables import Instant

__all__ = ["Cursor", "Page", "after", "seal", "take", "unseal", "values"]

T = TypeVar("T")
S = TypeVar("S", bound=Struct)
MOST = 100
KEPT = timedelta(days=7)  # of a cursor, on the business clock
Key = Sequence[tuple[Any, bool]]  # (column, descending), the last one unique


class Cursor(Struct, frozen=True, array_like=True):
    shop_id: str
    now: datetime
    values: list[Any]


def seal(look: Look, values: Sequence[Any], now: datetime | None = None) -> str:
    body = msgspec.json.encode(Cursor(look.actor.shop_id, now or look.now, list(values)))
    return f"{urlsafe_b64encode(body).decode()}.{look.keys.sign('cursor', body)}"


def unseal(look: Look, cursor: str) -> Cursor:
    """Refused when forged, another shop's or too old; nothing unsigned is decoded."""
    text, _, signature = cursor.partition(".")
    try:
        body = urlsafe_b64decode(text)
    except ValueError:
        body = b""
    if not look.keys.signed("cursor", body, signature):
        raise _bad()
    known = msgspec.json.decode(body, type=Cursor)
    if known.shop_id != look.actor.shop_id or look.now > known.now + KEPT:
        raise _bad()
    return known


def _bad() -> Invalid:
    return Invalid("分页标记无效,请回到第一页", "bad_cursor", "/cursor")


def after(query: Select[Any], key: Key, values: Sequence[Any]) -> Select[Any]:
    """Rows behind the one with these key values, in the key's order."""
    ways: list[ColumnElement[bool]] = []
    for i, (column, down) in enumerate(key):
        same = [c == v for (c, _), v in zip(key[:i], values, strict=False)]
        ways.append(and_(*same, column < values[i] if down else column > values[i]))
    return query.where(or_(*ways))


def take(
    look: Look, query: Select[Any], key: Key, limit: int, cursor: str | None = None
) -> tuple[list[Any], str | None]:
    """One page of `query` in the order of `key`, and the cursor of the next."""
    if not 1 <= limit <= MOST:
        raise Invalid(f"每页1至{MOST}条", "bad_limit", "/limit", most=MOST)
    if cursor:
        query = after(query, key, _typed(key, unseal(look, cursor).values))
    ordered = query.order_by(*(c.desc() if down else c.asc() for c, down in key))
    rows = list(look.session.scalars(ordered.limit(limit + 1)))
    if len(rows) <= limit:
        return rows, None
    last = rows[limit - 1]
    return rows[:limit], seal(look, [getattr(last, c.key) for c, _ in key])


def values(known: Cursor, form: type[S]) -> S:
    """What an order that is no plain key has written into its own cursor."""
    try:
        return msgspec.convert(known.values, form)
    except msgspec.ValidationError as error:  # the cursor of another list
        raise _bad() from error


def _typed(key: Key, values: Sequence[Any]) -> list[Any]:
    """JSON has no instants: what the column keeps as one is read back as one."""
    types = [c.type.python_type if _is_plain(c) else datetime for c, _ in key]
    try:
        return [msgspec.convert(v, t, strict=False) for v, t in zip(values, types, strict=True)]
    except (ValueError, msgspec.ValidationError) as error:  # the cursor of another list
        raise _bad() from error


def _is_plain(column: Any) -> bool:
    return not isinstance(column.type, Instant)
