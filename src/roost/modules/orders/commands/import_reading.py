"""Reading a file, in a process of its own: heading first, then blocks of records."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from roost.kernel.data.sheets.read import rows
from roost.kernel.pure.layout import Found, Rejected, recognise
from roost.kernel.pure.refusal import Invalid

TARGET = f"{__name__}:pieces"
BLOCK = 100  # rows of a file
FAULTS = 1_000  # rejections in one piece


class Heading(Struct, tag="heading"):
    layout: str
    columns: list[tuple[str, str]]  # field and the header that stands for it


class Block(Struct, tag="block"):
    """`rows` were read for it; total rows and empty ones are not among them.

    `records` are packed by themselves: what they are follows from the heading.
    """

    rows: int
    records: msgspec.Raw
    faults: list[Rejected]


def pieces(file: str, *readers: str) -> Iterator[bytes]:
    """Packed `Heading | Block`; a file that no reader knows is refused as a whole.

    `readers` are the names of pure modules: see `queries.intakes.Reader`.
    """
    known = [import_module(name) for name in readers]
    sheet = rows(Path(file))
    found = recognise(next(sheet)[1], [layout for one in known for layout in one.LAYOUTS])
    columns = [(field, found.labels[at]) for field, at in found.at.items()]
    yield msgspec.msgpack.encode(Heading(found.layout.name, columns))
    reader = next(one for one in known if found.layout in one.LAYOUTS)
    any_row = 0
    for block in _blocks(reader.read, found, sheet):
        any_row += block.rows
        yield msgspec.msgpack.encode(block)
    if not any_row:
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


def _blocks(read: Any, found: Found, sheet: Iterable[Any]) -> Iterator[Block]:
    counted = _Counted(row for row in sheet if not found.is_total(row[1]))
    records: list[Any] = []
    faults: list[Rejected] = []
    size = 0
    for result in read(found, counted):
        if isinstance(result, Rejected):
            faults.append(result)
        else:
            records.append(result)
            size += result.size
        if size >= BLOCK or len(faults) >= FAULTS:
            yield Block(counted.taken(), _packed(records), faults)
            records, faults, size = [], [], 0
    yield Block(counted.taken(), _packed(records), faults)


def _packed(records: list[Any]) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(records))
