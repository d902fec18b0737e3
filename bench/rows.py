"""Many rows at once, straight into the tables of a database that is thrown away afterwards."""

import socket
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from time import perf_counter, sleep

import msgspec
from sqlalchemy import Table as CoreTable

from roost.kernel.data.tables import Table

FAST = (
    "journal_mode=OFF",
    "synchronous=OFF",
    "foreign_keys=OFF",
    "cache_size=-400000",
    "temp_store=MEMORY",
)
# Where another shop's copy of a row differs in more than its shop.
OWN = {
    "later.lane": "replace(t.lane, t.shop_id, s.value)",
    "shop.code": "t.code || s.key",
    "staff.phone_key": "NULL",
}
APART = {"sessions", "answers", "search_rows"}  # their keys are unique over all shops


@contextmanager
def bare(path: Path) -> Iterator[sqlite3.Connection]:
    """Without any safety; while it is open nobody else may have the database."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in FAST:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")
        connection.execute("PRAGMA optimize")
        connection.execute("PRAGMA journal_mode=WAL")


@contextmanager
def unindexed(connection: sqlite3.Connection, names: Sequence[str]) -> Iterator[None]:
    """The tables lose their indexes and get them back, sorted once instead of row by row."""
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        " AND tbl_name IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(names).decode(),),
    ).fetchall()
    for name, _ in found:
        connection.execute(f"DROP INDEX {name}")
    yield
    for _, sql in found:
        connection.execute(sql)


def clone(connection: sqlite3.Connection, shop: str, others: Sequence[str]) -> None:
    """All that one shop has is given to the others too, under the same ids, row beside row."""
    for table in Table.metadata.sorted_tables:
        if "shop_id" in table.c and table.name not in APART:
            # From a copy: a statement that reads what it writes is kept waiting twice.
            own = f"FROM {table.name} WHERE shop_id = ?"
            connection.execute(f"CREATE TEMP TABLE one AS SELECT * {own}", (shop,))
            connection.execute(_copies(table), (msgspec.json.encode(others).decode(),))
            connection.execute("DROP TABLE one")


def _copies(table: CoreTable) -> str:
    names = [c.name for c in table.c if not c.computed and (table.name, c.name) != ("later", "seq")]
    values = [OWN.get(f"{table.name}.{name}", f"t.{name}") for name in names]
    values[names.index("shop_id")] = "s.value"
    given = f"{table.name} ({', '.join(names)}) SELECT {', '.join(values)}"
    return f"INSERT INTO {given} FROM one t CROSS JOIN json_each(?) s ORDER BY t.rowid"


def percentile(values: Sequence[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)] if ordered else float("nan")


def await_port(port: int) -> None:
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            sleep(0.05)
        else:
            return


@contextmanager
def timed(what: str) -> Iterator[None]:
    began = perf_counter()
    yield
    print(f"{what}: {perf_counter() - began:.1f} s")
