"""Reading a file of orders, in a process of its own: heading first, then blocks of orders."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from roost.kernel.data.sheets.read import rows
from roost.kernel.pure.layout import Rejected, recognise
from roost.kernel.pure.refusal import Invalid

from ..rules.drafts import OrderDraft
from ..rules.layouts import LAYOUTS
from ..rules.reading import read_orders
from ..rules.ready import Ready, ready
from ..rules.sound import unsound

TARGET = f"{__name__}:pieces"
BLOCK = 100  # rows of a file
FAULTS = 1_000  # rejections in one piece


class Heading(Struct, tag="heading"):
    layout: str
    columns: list[tuple[str, str]]  # field and the header that stands for it


class Block(Struct, tag="block"):
    """`rows` were read for it; total rows and empty ones are not among them."""

    rows: int
    orders: list[Ready]
    faults: list[Rejected]


def pieces(file: str) -> Iterator[bytes]:
    """Packed `Heading | Block`; a file that is no table of orders is refused as a whole."""
    sheet = rows(Path(file))
    found = recognise(next(sheet)[1], LAYOUTS)
    columns = [(field, found.labels[at]) for field, at in found.at.items()]
    yield msgspec.msgpack.encode(Heading(found.layout.name, columns))
    counted = _Counted(row for row in sheet if not found.is_total(row[1]))
    any_order = False
    for block in _blocks(counted, read_orders(found, counted)):
        any_order = any_order or bool(block.orders or block.faults)
        yield msgspec.msgpack.encode(block)
    if not any_order:
        raise Invalid("文件里没有数据", "sheet_empty")


class _Counted:
    def __init__(self, rows: Iterable[Any]) -> None:
        self.rows, self.n = rows, 0

    def __iter__(self) -> Iterator[Any]:
        for row in self.rows:
            self.n += 1
            yield row

    def taken(self) -> int:
        n, self.n = self.n, 0
        return n


def _blocks(counted: _Counted, read: Iterable[OrderDraft | Rejected]) -> Iterator[Block]:
    orders: list[Ready] = []
    faults: list[Rejected] = []
    lines = 0
    for result in read:
        bad = [result] if isinstance(result, Rejected) else unsound(result)
        faults += bad
        if not bad and isinstance(result, OrderDraft):
            orders.append(ready(result))
            lines += len(result.lines)
        if lines >= BLOCK or len(faults) >= FAULTS:
            yield Block(counted.taken(), orders, faults)
            orders, faults, lines = [], [], 0
    yield Block(counted.taken(), orders, faults)
