"""A shop every column of which can be recognised: one row in each table, all under one id.

Most of it is nonsense to the code as well: who reads it breaks, and that is seen too.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from types import UnionType
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Enum, Integer, LargeBinary, Time
from sqlalchemy import Table as CoreTable

from roost.kernel.data.tables import Instant, Table, Tenant

SHOP, ID = "c" * 32, "b" * 32
TOKEN = "canary"
NOON = 1_704_164_400_000_000  # microseconds


def tenant_tables() -> list[CoreTable]:
    mappers = Table.registry.mappers
    return [m.local_table for m in mappers if issubclass(m.class_, Tenant)]  # type: ignore[misc] # tables all


# In order: an instant is kept as a whole number, and every enum is a kind of text.
PLAIN: tuple[tuple[type | UnionType, Any], ...] = (
    (Instant, NOON),
    (Boolean | Integer, 1),
    (Time, "09:00:00"),
)


def value(table: CoreTable, column: Column[Any]) -> Any:
    kind, said = column.type, f"{TOKEN} {table.name}.{column.name}"
    if column.name == "shop_id":
        return SHOP
    if isinstance(kind, Enum):
        return kind.enums[0]
    if isinstance(kind, JSON | LargeBinary):
        return f'["{said}"]' if isinstance(kind, JSON) else said.encode()
    plain = [word for types, word in PLAIN if isinstance(kind, types)]
    return plain[0] if plain else ID if names_a_thing(column) else said


def names_a_thing(column: Column[Any]) -> bool:
    """What is asked for by an id is found under the one that the tests ask for."""
    keys = bool(column.primary_key or column.foreign_keys)
    return keys or column.name.endswith("_id") or column.name in ("thing", "thread", "conversation")


def plant(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        for table in tenant_tables():
            row = {c.name: value(table, c) for c in table.columns if c.computed is None}
            names, marks = ", ".join(f'"{n}"' for n in row), ", ".join("?" * len(row))
            insert = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"  # noqa: S608 # our own
            db.execute(insert, [*row.values()])
        db.commit()


def standing(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of that shop as they are now."""
    with closing(sqlite3.connect(path)) as db:
        rows = "SELECT * FROM {} WHERE shop_id = ? ORDER BY 1, 2, 3"
        tables = [table.name for table in tenant_tables()]
        return {name: db.execute(rows.format(name), (SHOP,)).fetchall() for name in tables}
