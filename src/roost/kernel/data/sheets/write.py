"""Tables handed out: streamed in pieces of bytes, in constant memory, with nothing in them to run.

A text stays a text and a number a number. Money is given as `Decimal` yuan, made from fen without
a float; an instant is shown in Shanghai.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from roost.kernel.pure.time import local

from .guard import guarded

Cell = str | int | float | Decimal | datetime | None

_ROWS_A_PIECE: Final = 500


def yuan(fen: int) -> Decimal:
    """1234 → 12.34, always with two decimals."""
    return Decimal(fen).scaleb(-2)


def csv_bytes(
    head: Sequence[str], rows: Iterable[Sequence[Cell]], notes: Iterable[Sequence[Cell]] = ()
) -> Iterator[bytes]:
    """UTF-8 with BOM, CRLF, every cell quoted: both the quotes and the guard are needed (§4.6).

    `notes`: what is said of the table below it, behind an empty row; asked for last.
    """
    held = io.StringIO(newline="")
    write = csv.writer(held, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow
    held.write("\ufeff")
    write([guarded(name) for name in head])
    for n, row in enumerate(rows, 1):
        write([_PLAIN[type(cell)](cell) for cell in row])
        if n % _ROWS_A_PIECE == 0:
            yield _taken(held)
    for n, note in enumerate(notes):
        if not n:
            write([""])
        write([_PLAIN[type(cell)](cell) for cell in note])
    yield _taken(held)


_PLAIN: Final[dict[type, Callable[[Any], str]]] = {
    str: guarded,
    int: str,
    bool: lambda fact: "是" if fact else "否",
    float: str,
    Decimal: str,
    datetime: lambda instant: f"{local(instant):%Y-%m-%d %H:%M:%S}",
    type(None): lambda nothing: "",
}


def _taken(held: io.StringIO) -> bytes:
    piece = held.getvalue().encode("utf-8", "replace")
    held.seek(0)
    held.truncate()
    return piece
