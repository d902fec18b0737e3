"""What can be imported. A module says by an intake how its tables are read, shown and taken.

The door, the reading aside, the preview and the chunks are here, once; whose records they carry
they learn from the manifests.
"""

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Literal, Protocol

import msgspec
from msgspec import Struct

from roost.kernel.data.crypto import Keys
from roost.kernel.data.look import Look
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor, Permission
from roost.kernel.pure.layout import Found, Layout, Rejected
from roost.kernel.pure.manifest import Declared

Rows = Iterator[tuple[int, Sequence[str]]]
LEAST = 100  # rows of a chunk that many statements serve at once
_raws = msgspec.msgpack.Decoder(list[msgspec.Raw])


class Record(Protocol):
    """What a reader makes of the rows of one thing: a plain struct that can be packed."""

    @property
    def row(self) -> int:
        """The first of them, as a spreadsheet counts."""

    @property
    def status(self) -> Any: ...
    @property
    def number(self) -> str: ...
    @property
    def at(self) -> datetime:
        """When it began, for the span of a file."""

    @property
    def size(self) -> int:
        """How many rows it has."""

    @property
    def sums(self) -> Mapping[str, int]:
        """Fen by name, to be added up over a file."""


class Reader(Protocol):
    """A pure module that the reading process imports by its name.

    `TEXTS`: of each layout, what its words for a state become.
    """

    __name__: str

    @property
    def LAYOUTS(self) -> Sequence[Layout]: ...
    @property
    def TEXTS(self) -> Mapping[str, Mapping[str, Any]]: ...
    def read(self, found: Found, rows: Rows, /) -> Iterator[Any]:
        """`Record | Rejected`; no total row is among `rows`."""


class Head(Struct, frozen=True):
    """A column of the preview; a cell of kind `label` has both languages.

    `under` names cells that stand small below it where a record has them.
    """

    name: str
    kind: Literal["number", "text", "label", "instant", "money"]
    label_zh: str
    label_en: str
    under: tuple[str, ...] = ()


class Taken(Struct):
    """`kept`: those that stay as they are here; `lacking`: whose order is not here."""

    fresh: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: list[Rejected] = []
    lacking: list[Rejected] = []

    @property
    def records(self) -> int:
        return self.fresh + self.changed + self.unchanged + len(self.kept) + len(self.lacking)


def _nothing(_: Keys, __: Any) -> None:
    """No personal data that must not lie in clear."""


def _none(_: Look, __: Sequence[Any]) -> int:
    return 0


class Intake(Struct, frozen=True, kw_only=True):
    """`name` is the module's; labels name its records, `at` when they began, `sums` what they sum.

    `take(work, records, import_id, first)` takes as many of them as it likes, at least one, in
    their order; `first` counts over the whole file. `needs`: the right besides that to import.
    `lacks` counts those that cannot be taken as long as their order is not here.
    """

    name: str
    label_zh: str
    label_en: str
    at_zh: str
    at_en: str
    reader: Reader
    record: type[Any]
    states: Mapping[Any, tuple[str, str]]
    sums: Mapping[str, tuple[str, str]]
    heads: tuple[Head, ...]
    show: Callable[[Look, Sequence[Any]], list[dict[str, Any]]]
    take: Callable[[Work, Sequence[Any], str, int], Taken]
    seal: Callable[[Keys, Any], None] = _nothing
    lacks: Callable[[Look, Sequence[Any]], int] = _none
    needs: Permission | None = None
    least: int = LEAST

    @property
    def layouts(self) -> Sequence[Layout]:
        return self.reader.LAYOUTS

    def open_to(self, actor: Actor) -> bool:
        return self.needs is None or actor.may(self.needs)

    def decoded(self, content: bytes | msgspec.Raw) -> list[Any]:
        found: list[Any] = msgspec.msgpack.decode(content, type=list[self.record])  # type: ignore[name-defined] # known when it runs
        return found

    def packed(self, records: Sequence[Any]) -> bytes:
        """A tenth of their size, quickly."""
        return zlib.compress(msgspec.msgpack.encode(records), 1)

    def unpacked(self, data: bytes) -> Sequence[Callable[[], Any]]:
        """As many as there are; each is made when it is asked for."""
        decode = msgspec.msgpack.Decoder(self.record).decode
        raws = _raws.decode(zlib.decompress(data))
        return [partial(decode, raw) for raw in raws]


def intakes(declared: Declared) -> dict[str, Intake]:
    return {intake.name: intake for one in declared.manifests for intake in one.intakes}


def of_layout(declared: Declared, layout: str) -> Intake:
    known = intakes(declared).values()
    return next(i for i in known if layout in {one.name for one in i.layouts})
