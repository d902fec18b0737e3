"""Statements of the hot path: looked through once, then handed to the driver as they are.

The toolkit's own way costs 50 to 100 µs a statement, most of it spent on describing the result;
a message needs five. Values and columns are plain: text, whole numbers, None.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from .sqlite import still_there
from .walls import LeakyStatement, leaks
from .work import Work

_AMONG = re.compile(r"\bAMONG (:\w+)")


def listed(values: Iterable[str]) -> str:
    """What `AMONG :name` asks for: a list of any length in one value, so the statement stays."""
    return msgspec.json.encode(list(values)).decode()


class Hot:
    def __init__(self, sql: str) -> None:
        self.sql = _AMONG.sub(r"IN (SELECT value FROM json_each(\1))", sql)
        self._sound = False

    def rows(self, work: Work, values: dict[str, Any]) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self._cursor(work).execute(self.sql, values).fetchall()
        return found

    def first(self, work: Work, values: dict[str, Any]) -> tuple[Any, ...] | None:
        return next(iter(self.rows(work, values)), None)

    def each(self, work: Work, values: Sequence[dict[str, Any]]) -> None:
        self._cursor(work).executemany(self.sql, values)

    def _cursor(self, work: Work) -> Any:
        if not self._sound and leaks(self.sql):
            raise LeakyStatement(self.sql)
        self._sound = True  # the tables do not change while the house stands
        pooled = work.session.connection().connection
        still_there(pooled.dbapi_connection)
        return pooled.cursor()
