"""From the rows of a table to whole orders, and to the rows that are not taken with their why."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from roost.kernel.pure.layout import Found, Rejected, RowFault

from .drafts import OrderDraft, Part
from .layouts import WHOLE_ORDER_MONEY
from .merge import Contradiction, merge
from .rows import read_row

MOST_OPEN: Final = 2_000
"""Orders kept open at a time: rows of one order may lie this many other orders apart."""
MOST_LINES: Final = 200
"""Rows of one order."""

Rows = Iterable[tuple[int, Sequence[str]]]


def read_orders(found: Found, rows: Rows) -> Iterator[OrderDraft | Rejected]:
    """`rows` are those below the header, numbered as a spreadsheet does. Total rows are skipped.

    An order is taken whole or not at all: one bad row takes the others of its order along.
    """
    gathering = _Gathering(found)
    for number, cells in rows:
        if not found.is_total(cells):
            yield from gathering.row(number, cells)
    yield from gathering.rest()


class _Order:
    """The rows met so far that name one order."""

    __slots__ = ("faults", "parts")

    def __init__(self) -> None:
        self.parts: dict[str, Part] = {}
        self.faults: list[Rejected] = []


class _Gathering:
    """Rows of one order mostly follow each other, but nothing says they must."""

    def __init__(self, found: Found) -> None:
        self.found, self.layout = found, found.layout.name
        self.open: OrderedDict[str, _Order] = OrderedDict()
        self.closed: set[str] = set()

    def row(self, number: int, cells: Sequence[str]) -> Iterator[OrderDraft | Rejected]:
        key = self.found.key(cells)
        result = self._read(number, cells, key)
        if key is None:
            if isinstance(result, Rejected):
                yield result
        elif key in self.closed:
            yield _scattered(number, key)
        else:
            yield from self._gather(key, result)
            if len(self.open) > MOST_OPEN:
                oldest, order = self.open.popitem(last=False)
                self.closed.add(oldest)
                yield from self._close(oldest, order)

    def rest(self) -> Iterator[OrderDraft | Rejected]:
        for key, order in self.open.items():
            yield from self._close(key, order)

    def _read(self, number: int, cells: Sequence[str], key: str | None) -> Part | Rejected:
        try:
            return read_row(self.found, number, cells)
        except RowFault as fault:
            return fault.rejected(number, key)

    def _gather(self, key: str, result: Part | Rejected) -> Iterator[Rejected]:
        order = self.open.setdefault(key, _Order())
        self.open.move_to_end(key)
        if isinstance(result, Rejected):
            order.faults.append(result)
            return
        line_no = result.line.line_no
        if self.layout in WHOLE_ORDER_MONEY:
            line_no = f"{line_no}-{len(order.parts) + 1}"
        before = order.parts.get(line_no)
        if before and _same(before, result):
            yield _repeated(result, before)
        elif before:
            order.faults.append(_conflict(result, before))
        elif len(order.parts) >= MOST_LINES:
            order.faults.append(_too_long(result))
        else:
            order.parts[line_no] = result

    def _close(self, key: str, order: _Order) -> Iterator[OrderDraft | Rejected]:
        parts = list(order.parts.values())
        if order.faults:
            yield from order.faults
            yield from (_left_out(part, order.faults[0].row) for part in parts)
            return
        try:
            yield merge(self.layout, parts)
        except Contradiction as why:
            yield from (Rejected(part.row, key, why.code, str(why)) for part in parts)


def _same(one: Part, other: Part) -> bool:
    return (one.line, one.said, one.parcels) == (other.line, other.said, other.parcels)


def _repeated(part: Part, before: Part) -> Rejected:
    sentence = f"与第 {before.row} 行重复，只导入一次"
    return Rejected(part.row, part.order_no, "row_repeated", sentence, {"row": before.row})


def _conflict(part: Part, before: Part) -> Rejected:
    sentence = f"与第 {before.row} 行编号相同但内容不同，整单不导入"
    return Rejected(part.row, part.order_no, "row_conflict", sentence, {"row": before.row})


def _too_long(part: Part) -> Rejected:
    sentence = f"一个订单最多 {MOST_LINES} 行，整单不导入"
    return Rejected(part.row, part.order_no, "order_too_long", sentence, {"most": MOST_LINES})


def _left_out(part: Part, bad: int) -> Rejected:
    sentence = f"同一订单的第 {bad} 行有误，整单不导入"
    return Rejected(part.row, part.order_no, "order_incomplete", sentence, {"row": bad})


def _scattered(number: int, key: str) -> Rejected:
    sentence = f"同一订单的其他行在 {MOST_OPEN} 个订单之前，本行未并入；请按订单编号排序后重新导入"
    return Rejected(number, key, "order_scattered", sentence, {"most": MOST_OPEN})
