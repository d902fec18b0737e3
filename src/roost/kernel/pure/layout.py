"""Tables of other programs: recognised by their header row, read by column name, never by position.

A layout lists, field by field, the names a column has had over the years; columns nobody asks for
are kept as raw text, so that nothing a merchant brings is lost.
"""

from collections.abc import Sequence
from typing import Final, TypeVar

from msgspec import Struct

from .cells import NOTHING, CellFault, Reader, identifier, is_total, same_width, text, unprotected
from .refusal import Invalid

T = TypeVar("T")
_UNITS: Final = ("(元)", "(件)", "(必填)")
_HALF: Final = 0.5


class Column(Struct, frozen=True):
    """One field. Of `names` the first that the file has is read; the others stay raw."""

    field: str
    names: tuple[str, ...]
    required: bool = False
    """The file must have this column."""
    filled: bool = False
    """Every row must say something here."""


class Layout(Struct, frozen=True):
    name: str
    label_zh: str
    label_en: str
    key: str
    """The field whose value names the record, as in `order_no`."""
    columns: tuple[Column, ...]
    sums: dict[str, tuple[str, ...]] = {}
    """Fields that several columns add up to."""
    private: tuple[str, ...] = ()
    """Columns without a field that name or reach a person: kept apart from the other raw ones."""


class Rejected(Struct, frozen=True):
    """A row that is not taken, with the sentence that says why."""

    row: int
    """As a spreadsheet counts: the header is row 1."""
    key: str | None
    code: str
    sentence_zh: str
    params: dict[str, str | int] = {}


class RowFault(Exception):
    def __init__(self, fault: CellFault, label: str) -> None:
        super().__init__(f"“{label}”{fault.sentence}")
        self.code = fault.code
        self.params: dict[str, str | int] = {"label": label, "value": fault.value}

    def rejected(self, row: int, key: str | None) -> Rejected:
        return Rejected(row, key, self.code, str(self), self.params)


class Found(Struct, frozen=True):
    """A layout met in a file: where each field, each sum and each other column stands."""

    layout: Layout
    width: int
    labels: tuple[str, ...]
    at: dict[str, int]
    sums: dict[str, tuple[int, ...]]
    filled: tuple[int, ...]
    raw: tuple[tuple[int, str], ...]
    private: tuple[tuple[int, str], ...]

    def is_total(self, cells: Sequence[str]) -> bool:
        at = self.at[self.layout.key]
        return bool(cells) and is_total(cells[0], cells[at] if at < len(cells) else "")

    def key(self, cells: Sequence[str]) -> str | None:
        """The number the row names its record by, even where the rest of the row is unreadable."""
        at = self.at[self.layout.key]
        try:
            return identifier(cells[at]) if at < len(cells) else None
        except CellFault:
            return None

    def row(self, cells: Sequence[str]) -> "Row":
        """The row, once it has as many cells as the header and no needed cell is empty."""
        if len(cells) != self.width:
            sentence = f"有 {len(cells)} 列，表头有 {self.width} 列，可能被错误换行或截断"
            raise RowFault(CellFault("ragged_row", sentence, str(len(cells))), "本行")
        for at in self.filled:
            if text(cells[at]) is None:
                raise RowFault(CellFault("missing_cell", "不能为空"), self.labels[at])
        return Row(self, cells)


class Row:
    """The cells of one row, asked by field; a fault names its column."""

    __slots__ = ("cells", "found")

    def __init__(self, found: Found, cells: Sequence[str]) -> None:
        self.found, self.cells = found, cells

    def take(self, field: str, read: Reader[T | None]) -> T | None:
        """None as well when the file has no such column."""
        at = self.found.at.get(field)
        if at is None or (cell := self.cells[at]) in NOTHING:
            return None
        try:
            return read(cell)
        except CellFault as fault:
            raise RowFault(fault, self.found.labels[at]) from fault

    def need(self, field: str, read: Reader[T | None]) -> T:
        value = self.take(field, read)
        if value is None:
            at = self.found.at.get(field)
            label = field if at is None else self.found.labels[at]
            raise RowFault(CellFault("missing_cell", "不能为空"), label)
        return value

    def total(self, name: str, read: Reader[int | None]) -> int:
        """The columns of a sum added up, empty cells as 0."""
        total = 0
        for at in self.found.sums.get(name, ()):
            try:
                total += read(self.cells[at]) or 0
            except CellFault as fault:
                raise RowFault(fault, self.found.labels[at]) from fault
        return total

    def raw(self) -> dict[str, str]:
        return self._rest(self.found.raw)

    def private(self) -> dict[str, str]:
        return self._rest(self.found.private)

    def _rest(self, columns: tuple[tuple[int, str], ...]) -> dict[str, str]:
        cells = self.cells
        return {
            label: value
            for at, label in columns
            if cells[at] not in NOTHING and (value := unprotected(cells[at])) is not None
        }


def tidy(header: str) -> str:
    """A header without blanks, unit, width and case: `商品ID ` and `商品id` are one."""
    name = same_width(header.replace("\ufeff", "")).casefold()
    for unit in _UNITS:
        name = name.removesuffix(unit)
    return name


def recognise(header: Sequence[str], layouts: Sequence[Layout]) -> Found:
    """The layout of a file by its header row; refused when none fits or the file lacks columns."""
    labels = tuple(name.strip().replace("\ufeff", "") for name in header)
    names = [tidy(name) for name in labels]
    present = frozenset(names)
    layout = _nearest(present, layouts)
    if lacking := _lacking(layout, present):
        raise Invalid(
            f"按“{layout.label_zh}”识别，缺少列：{'、'.join(lacking)}",
            "sheet_columns_missing",
            layout=layout.name,
            columns=lacking,
        )
    return _found(layout, labels, names)


def _nearest(present: frozenset[str], layouts: Sequence[Layout]) -> Layout:
    def fit(layout: Layout) -> tuple[bool, float]:
        hits = sum(any(tidy(n) in present for n in column.names) for column in layout.columns)
        return not _lacking(layout, present), hits / len(layout.columns)

    best = max(layouts, key=fit)
    whole, share = fit(best)
    if not whole and share < _HALF:
        known = "、".join(layout.label_zh for layout in layouts)
        raise Invalid(f"认不出这张表的表头；可以导入：{known}", "sheet_layout_unknown")
    return best


def _lacking(layout: Layout, present: frozenset[str]) -> list[str]:
    return [
        column.names[0]
        for column in layout.columns
        if column.required and not any(tidy(name) in present for name in column.names)
    ]


def _found(layout: Layout, labels: tuple[str, ...], names: list[str]) -> Found:
    place: dict[str, int] = {}
    again: dict[int, str] = {}
    for n, name in enumerate(names):
        if place.setdefault(name, n) != n:
            again[n] = f"{labels[n]}#{n + 1}"
    at = {c.field: hit for c in layout.columns if (hit := _first(place, c.names)) is not None}
    sums = {
        name: tuple(place[tidy(c)] for c in columns if tidy(c) in place)
        for name, columns in layout.sums.items()
    }
    used = {*at.values(), *(hit for hits in sums.values() for hit in hits)}
    if doubled := [labels[n] for n in again if place[names[n]] in used]:
        raise Invalid(f"表头重复：{'、'.join(doubled)}", "sheet_columns_repeated", columns=doubled)
    personal = {tidy(name) for name in layout.private}
    rest = [(n, again.get(n, label)) for n, label in enumerate(labels) if n not in used and label]
    return Found(
        layout=layout,
        width=len(labels),
        labels=labels,
        at=at,
        sums=sums,
        filled=tuple(at[c.field] for c in layout.columns if c.filled and c.field in at),
        raw=tuple((n, label) for n, label in rest if names[n] not in personal),
        private=tuple((n, label) for n, label in rest if names[n] in personal),
    )


def _first(place: dict[str, int], names: tuple[str, ...]) -> int | None:
    return next((place[tidy(name)] for name in names if tidy(name) in place), None)


def columns(table: dict[str, str], required: str = "", filled: str = "") -> tuple[Column, ...]:
    """Columns from `field: name|older name`; `required` and `filled` list fields by blanks."""
    needed, said = required.split(), filled.split()
    for field in (*needed, *said):
        if field not in table:
            raise ValueError(field)
    return tuple(
        Column(field, tuple(names.split("|")), field in needed, field in said)
        for field, names in table.items()
    )
