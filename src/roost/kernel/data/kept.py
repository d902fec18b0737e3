"""Rows that are written once: the database itself refuses to change or remove them."""

from typing import Any

from sqlalchemy import DDL, event

from .tables import Table


def append_only(table: type[Table]) -> None:
    """For ledgers. Correcting one is a further row."""
    name = table.__tablename__
    for verb in ("UPDATE", "DELETE"):
        refuse = f"SELECT RAISE(ABORT, '{name} is append-only')"
        trigger = f"CREATE TRIGGER {name}_no_{verb.lower()} BEFORE {verb} ON {name}"
        ddl: Any = DDL(f"{trigger} BEGIN {refuse}; END")  # type: ignore[no-untyped-call] # theirs
        event.listen(table.__table__, "after_create", ddl.execute_if(dialect="sqlite"))
