"""XLSX with texts as typed string cells and whole numbers whole, streamed like the CSV.

Written here and not by a library, because none of the fast ones writes `5` as `5` and streams:
docs/decisions/0002-own-xlsx-writer.md.
"""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any, Final

from roost.kernel.pure.refusal import Invalid
from roost.kernel.pure.time import local

from .write import Cell
from .xlsx_parts import (
    HEAD,
    INSTANT,
    MONEY,
    NOTES_HEAD,
    SHEET_FOOT,
    SHEET_HEAD,
    XML,
    parts,
    workbook,
)

MOST_ROWS: Final = 1_048_575
"""Below the header, as the format has it."""
MOST_TEXT: Final = 32_767
"""Characters of a cell, as the format has it; a longer text is cut, and says so."""
_MOST_SHEET: Final = 2_000_000_000
"""Bytes of the sheet unpacked: beyond 2 GiB the archive needs an extension Excel dislikes."""
_CUT: Final = "…（已截断）"
_EXACT: Final = 10**15
_ROWS_A_PIECE: Final = 200
_TITLE: Final = 31
_DAY: Final = timedelta(days=1)
_DAY_ZERO: Final = datetime(1899, 12, 30)
_MARKUP: Final = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_NAMED: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}


def xlsx_bytes(
    head: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    title: str = "Sheet1",
    notes: Iterable[Sequence[Cell]] | None = None,
) -> Iterator[bytes]:
    """Refuses, in the middle of the stream, more rows than a sheet can have: count before.

    `notes`: pairs on a second sheet, which say what the table is; asked for last.
    """
    sink = _Sink()
    sheets = [(head, rows)] if notes is None else [(head, rows), (NOTES_HEAD, notes)]
    fixed = {**parts(len(sheets)), "xl/workbook.xml": workbook(_title(title), len(sheets))}
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for name, content in fixed.items():
            with archive.open(name, "w") as part:
                part.write(f"{XML}{content}".encode())
        for n, told in enumerate(sheets, 1):
            with archive.open(f"xl/worksheets/sheet{n}.xml", "w") as sheet:
                for piece in _sheet(*told):
                    sheet.write(piece)
                    yield sink.taken()
    yield sink.taken()


class _Sink:
    """Where the archive goes; it cannot be sought in, so nothing is ever gone back to."""

    def __init__(self) -> None:
        self.held: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self.held.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing waits here."""

    def close(self) -> None:
        """Nothing is open here."""

    def taken(self) -> bytes:
        pieces, self.held = b"".join(self.held), []
        return pieces


def _sheet(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    letters = [_letters(n) for n in range(len(head))]
    held = [
        SHEET_HEAD,
        _row(1, [_text(f"{c}1", name, HEAD) for c, name in zip(letters, head, strict=True)]),
    ]
    size = 0
    for number, row in enumerate(rows, 2):
        held.append(
            _row(
                number, [_cell(f"{c}{number}", cell) for c, cell in zip(letters, row, strict=True)]
            )
        )
        if len(held) >= _ROWS_A_PIECE:
            piece = _packed(held)
            size += len(piece)
            if number > MOST_ROWS or size > _MOST_SHEET:
                raise Invalid("数据太多，一个 XLSX 放不下，请导出为 CSV", "sheet_too_many_rows")
            yield piece
    held.append(SHEET_FOOT)
    yield _packed(held)


def _packed(held: list[str]) -> bytes:
    piece = "".join(held).encode("utf-8", "replace")
    held.clear()
    return piece


def _row(number: int, cells: list[str]) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(place: str, cell: Cell) -> str:
    return _WRITERS[type(cell)](place, cell)


def _text(place: str, text: str, style: int = 0) -> str:
    if not text:
        return ""
    if len(text) > MOST_TEXT:
        text = text[: MOST_TEXT - len(_CUT)] + _CUT
    if _MARKUP.search(text):
        text = _escaped(text)
    drawn = f' s="{style}"' if style else ""
    return f'<c r="{place}"{drawn} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda sign: _NAMED.get(sign[0]) or f"_x{ord(sign[0]):04X}_", text)


def _whole(place: str, number: int) -> str:
    """Spreadsheets keep 15 digits: a longer number is a name, not a quantity."""
    if abs(number) >= _EXACT:
        return _text(place, str(number))
    return f'<c r="{place}"><v>{number}</v></c>'


def _fraction(place: str, number: float) -> str:
    return f'<c r="{place}"><v>{number!r}</v></c>' if isfinite(number) else ""


def _money(place: str, amount: Decimal) -> str:
    return f'<c r="{place}" s="{MONEY}"><v>{amount:f}</v></c>' if amount.is_finite() else ""


def _instant(place: str, instant: datetime) -> str:
    days = (local(instant).replace(tzinfo=None) - _DAY_ZERO) / _DAY
    return f'<c r="{place}" s="{INSTANT}"><v>{days!r}</v></c>'


_WRITERS: Final[dict[type, Callable[[str, Any], str]]] = {
    str: _text,
    int: _whole,
    bool: lambda place, fact: _text(place, "是" if fact else "否"),
    float: _fraction,
    Decimal: _money,
    datetime: _instant,
    type(None): lambda place, nothing: "",
}


def _letters(column: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _title(title: str) -> str:
    kept = re.sub(r"[\[\]:*?/\\'\"<>&\x00-\x1f]", " ", title).strip()[:_TITLE]
    return kept or "Sheet1"
