"""CSV as merchants have it: UTF-8 with or without BOM, or GBK; CRLF or LF; line breaks in cells."""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TextIO

from . import faults

_BOM: Final = codecs.BOM_UTF8
_CHUNK: Final = 1 << 20


def csv_rows(file: Path) -> Iterator[tuple[int, list[str]]]:
    encoding = encoding_of(file)
    with file.open(encoding=encoding, newline="") as opened:
        lines = _Lines(opened)
        reader = csv.reader(lines, strict=True)
        while True:
            lines.begin_row()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise faults.unreadable("sheet_quotes", lines.row) from error
            if any(cells):
                yield lines.row, cells


def encoding_of(file: Path) -> str:
    """Found by decoding the whole file, so that a wrong byte at its end still takes nothing."""
    with file.open("rb") as opened:
        marked = opened.read(len(_BOM)) == _BOM
    for name in ("utf-8-sig",) if marked else ("utf-8", "gb18030"):
        if _decodes(file, name):
            return name
    raise faults.unreadable("sheet_undecodable")


def _decodes(file: Path, name: str) -> bool:
    decoder = codecs.getincrementaldecoder(name)("strict")
    with file.open("rb") as opened:
        try:
            while chunk := opened.read(_CHUNK):
                if b"\0" in chunk:
                    return False
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


class _Lines:
    """The physical lines of a file, with a bound on what one row may swallow."""

    def __init__(self, opened: TextIO) -> None:
        self.opened = opened
        self.row, self.held = 0, 0

    def begin_row(self) -> None:
        self.row, self.held = self.row + 1, 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.opened.readline(faults.MOST_ROW + 1)
        self.held += len(line)
        if self.held > faults.MOST_ROW:
            raise faults.unreadable("sheet_row_too_long", self.row)
        if not line:
            raise StopIteration
        return line
