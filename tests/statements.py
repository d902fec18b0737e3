"""What reaches the database: every statement, by whatever way it goes there."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session
from world import World

from roost.kernel.data import bare


class Noted:
    """A cursor that also tells what it is given."""

    def __init__(self, cursor: Any, seen: list[str]) -> None:
        self.cursor, self.seen = cursor, seen

    def execute(self, sql: str, values: Any) -> Any:
        self.seen.append(sql)
        return self.cursor.execute(sql, values)

    def executemany(self, sql: str, values: Any) -> Any:
        self.seen.append(sql)
        return self.cursor.executemany(sql, values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.cursor, name)


@contextmanager
def statements(world: World) -> Iterator[list[str]]:
    """Every statement that reaches the database meanwhile."""
    seen: list[str] = []

    def note(_conn: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen.append(statement)

    def noted(session: Session) -> Any:
        return Noted(own(session), seen)

    engines, own = (world.store._writing, world.store._reading), bare.cursor
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    bare.cursor = noted
    try:
        yield seen
    finally:
        bare.cursor = own
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)
