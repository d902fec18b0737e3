"""A disk that takes no more: no file of this process grows beyond so many bytes.

The system refuses the very write that crosses the line, as it does on a full disk; reads, and
writes below the line, go on. Needs neither root nor a compiler.
"""

import os
import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from roost.kernel.data.store import Store

MANY = 1_000_000  # pages
REFUSED = ("no_space", "disk_failed")


@contextmanager
def full(most: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def pages(store: Store, more: int = 0) -> Iterator[None]:
    """The database may have so many pages more, and SQLite finds it out in the middle of a deed."""

    def limit(most: int) -> None:
        with closing(store._writing.raw_connection()) as writer:
            cursor = writer.cursor()
            now = cursor.execute("PRAGMA page_count").fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count = {now + most}")

    store._writer.submit(limit, more).result()
    try:
        yield
    finally:
        store._writer.submit(limit, MANY).result()


@contextmanager
def no_byte(store: Store) -> Iterator[None]:
    """Of the log: found out at the commit."""
    with full(written(store.path)):
        yield


NO_ROOM = (pages, no_byte)


def fill(process: int, most: int = resource.RLIM_INFINITY) -> None:
    """Of another process; without a number it has room again."""
    _, hard = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (most, hard))


def written(database: Path) -> int:
    """Bytes of the log: what is written next is appended there as long as nobody tidies up."""
    return os.stat(f"{database}-wal").st_size


@contextmanager
def changes(database: Path) -> Iterator[Callable[[], bool]]:
    """Whether anybody has committed anything since; asked of SQLite, by reading."""
    with closing(sqlite3.connect(database)) as db:

        def version() -> int:
            db.execute("SELECT count(*) FROM orders").fetchone()
            return int(db.execute("PRAGMA data_version").fetchone()[0])

        first = version()
        yield lambda: version() != first


def standing(database: Path) -> str:
    """Everything that is kept, in one word."""
    with closing(sqlite3.connect(database)) as db:
        tables = [n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [(t, db.execute(f'SELECT * FROM "{t}"').fetchall()) for t in sorted(tables)]  # noqa: S608 # our own
    return sha256(repr(rows).encode()).hexdigest()


def intact(database: Path) -> str:
    with closing(sqlite3.connect(database)) as db:
        return str(db.execute("PRAGMA integrity_check").fetchone()[0])
