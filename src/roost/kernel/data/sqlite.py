"""How SQLite is opened: WAL and FULL, so that what was answered survives a power cut."""

from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from .disk import TransactionGone

BEGIN = "BEGIN IMMEDIATE"


def writing(path: Path) -> Engine:
    """The log is put into the file by `checkpoint`, beside the writer; by himself only at 40 MB."""
    pragmas = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-32000")
    engine = _engine(path, BEGIN, 1, *pragmas, "wal_autocheckpoint=10000")
    _never_outside(engine)
    return engine


def reading(path: Path, readers: int) -> Engine:
    return _engine(path, "BEGIN", readers, "query_only=ON", "cache_size=-8000")


def checkpoint(engine: Engine) -> None:
    """What is committed moves from the log into the file; nobody waits for it."""
    with closing(engine.raw_connection()) as connection:  # a transaction would be in its way
        connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")


def one_page(engine: Engine) -> None:
    """The least that can be written: raises what a disk has against it."""
    with engine.begin() as connection:
        kept = connection.exec_driver_sql("PRAGMA user_version").scalar()
        connection.exec_driver_sql(f"PRAGMA user_version = {kept}")


def still_there(connection: Any) -> None:
    """A full disk may take back the whole transaction, whoever goes on in it unaware."""
    if not connection.in_transaction:
        raise TransactionGone


def _never_outside(engine: Engine) -> None:
    """Else what is written next would be kept at once, and the commit would be of nothing."""

    @event.listens_for(engine, "before_cursor_execute")
    def inside(_: Connection, cursor: Any, statement: str, *__: Any) -> None:
        if statement is not BEGIN:
            still_there(cursor.connection)

    @event.listens_for(engine, "commit")
    def whole(connection: Connection) -> None:
        still_there(connection.connection.dbapi_connection)


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
