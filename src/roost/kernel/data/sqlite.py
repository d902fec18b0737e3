"""How SQLite is opened: WAL and FULL, so that what was answered survives a power cut."""

from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool


def writing(path: Path) -> Engine:
    """The log is put into the file by `checkpoint`, beside the writer; by himself only at 40 MB."""
    pragmas = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-32000")
    return _engine(path, "BEGIN IMMEDIATE", 1, *pragmas, "wal_autocheckpoint=10000")


def reading(path: Path, readers: int) -> Engine:
    return _engine(path, "BEGIN", readers, "query_only=ON", "cache_size=-8000")


def checkpoint(engine: Engine) -> None:
    """What is committed moves from the log into the file; nobody waits for it."""
    with closing(engine.raw_connection()) as connection:  # a transaction would be in its way
        connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _engine(path: Path, begin: str, size: int, *pragmas: str) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        json_serializer=_json,
        json_deserializer=msgspec.json.decode,
        hide_parameters=True,  # an error tells the statement, not whose phone was in it
        connect_args={"check_same_thread": False, "cached_statements": 512},
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _: object) -> None:
        connection.isolation_level = None  # the driver opens no transactions of its own
        for pragma in ("busy_timeout=10000", *pragmas):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begins(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
