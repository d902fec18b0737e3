"""Statements as the driver takes them: translated and looked through once, then sent as they are.

The toolkit's own way costs 100 to 200 µs a statement, most of it spent on describing the result.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import UpdateBase, event
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from .sqlite import still_there
from .walls import ShopSession, refuse_leaks

Values = dict[str, Any]
Turn = Callable[[Any], Any] | None


class Bare:
    """One insert, update or delete for rows that bring the same names."""

    def __init__(self, statement: UpdateBase, names: tuple[str, ...], dialect: Dialect) -> None:
        compiler = dialect.statement_compiler
        compiled = compiler(dialect, statement, column_keys=names, for_executemany=True)
        refuse_leaks(compiled.string)
        self.sql = compiled.string
        self.turns = [(name, _turn(compiled, name, dialect)) for name in _order(compiled)]
        said = {name: b.value for name, b in compiled.binds.items() if not b.required}
        self.fixed = said | _defaults(compiled)

    def values(self, row: Values) -> tuple[Any, ...]:
        if self.fixed:
            row = self.fixed | row
        return tuple([row[name] if turn is None else turn(row[name]) for name, turn in self.turns])


def _order(compiled: SQLCompiler) -> Sequence[str]:
    if compiled.positiontup is None:
        raise TypeError("this driver takes its values by name")
    return compiled.positiontup


def _defaults(compiled: SQLCompiler) -> Values:
    """Of the columns that the rows do not name; only plain ones."""
    left = [(column.key, column.default) for column in compiled.insert_prefetch]
    plain = {name: d.arg for name, d in left if isinstance(d, ScalarElementColumnDefault)}
    if len(plain) < len(left) + len(compiled.update_prefetch):
        raise TypeError(f"each row must say what is computed: {compiled.string}")
    return plain


def _turn(compiled: SQLCompiler, name: str, dialect: Dialect) -> Turn:
    """From the value of a row to the one the driver keeps."""
    of = compiled.binds[name].type.dialect_impl(dialect)
    turn: Turn = of.bind_processor(dialect)
    return turn


@lru_cache(512)
def _bare(statement: UpdateBase, names: tuple[str, ...], dialect: Dialect) -> Bare:
    return Bare(statement, names, dialect)


def cursor(session: Session) -> Any:
    """Of the session's one connection, inside its transaction."""
    known = session.info.get("cursor")
    if known is None:
        known = session.info["cursor"] = session.connection().connection.cursor()
    still_there(known.connection)
    return known


@event.listens_for(ShopSession, "after_transaction_create")
@event.listens_for(ShopSession, "after_transaction_end")
def let_go(session: Session, _: object) -> None:
    """A savepoint is set by the first who asks for the connection in it; a cursor that is held
    on to holds the file open."""
    if hand := session.info.pop("cursor", None):
        hand.close()


def run(session: Session, statement: UpdateBase, rows: Values | list[Values]) -> int:
    """How many rows it has met. `statement` lives as long as the house does: it is remembered."""
    hand, dialect = cursor(session), session.get_bind().dialect
    if isinstance(rows, list):
        bare = _bare(statement, tuple(rows[0]), dialect)
        hand.executemany(bare.sql, [bare.values(row) for row in rows])
    else:
        bare = _bare(statement, tuple(rows), dialect)
        hand.execute(bare.sql, bare.values(rows))
    met: int = hand.rowcount
    return met
