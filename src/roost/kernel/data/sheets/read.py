"""The rows of a file somebody brought, one by one, numbered as a spreadsheet numbers them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from . import faults
from .read_csv import csv_rows
from .read_xlsx import xlsx_rows

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_OTHERS: Final = (b"%PDF", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\xff\xfe", b"\xfe\xff")


def rows(file: Path) -> Iterator[tuple[int, list[str]]]:
    """CSV or XLSX by content, whatever the file is called; rows without any text are skipped.

    A `Refusal` may also come after the first rows: whoever iterates stages what he reads and
    throws it away then. Closing the iterator ends the process that reads an XLSX.
    """
    if file.stat().st_size > faults.MOST_BYTES:
        raise faults.too_large("sheet_too_large")
    with file.open("rb") as opened:
        head = opened.read(8)
    if not head:
        raise faults.unreadable("sheet_empty")
    if head.startswith((_OLD_OFFICE, *_OTHERS)):
        raise faults.unreadable("sheet_kind")
    read = xlsx_rows if head.startswith(_ZIP) else csv_rows
    return _at_least_one(read(file))


def _at_least_one(found: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    empty = True
    for row in found:
        empty = False
        yield row
    if empty:
        raise faults.unreadable("sheet_empty")
