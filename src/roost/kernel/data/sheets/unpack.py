"""The child process that opens an XLSX: weighed first, then read; bytes of strangers stay in here.

Run as a file of its own, isolated from the rest of the house, so that it starts fast and holds
nothing worth stealing. Arguments: the file, then the limits. Answers in frames on stdout: four
bytes of length, then a message in msgpack; the last frame is an `End` or a `Fault`.
"""

import re
import resource
import stat
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, BinaryIO, Final

import msgspec
from python_calamine import CalamineError, CalamineSheet, SheetVisibleEnum, load_workbook

Cell = int | float | str | bool | time | date | datetime | timedelta

_CHUNK: Final = 1 << 20
_OVERLAP: Final = 4096
_BATCH: Final = 200
_CPU_SECONDS: Final = 300
_XML: Final = (".xml", ".rels", ".vml")
_ARCHIVE: Final = b"PK\x03\x04"
_DTD: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OUTSIDE: Final = re.compile(
    rb"/relationships/(?:externalLink|oleObject|connections|queryTable|xlExternalLinkPath)",
    re.IGNORECASE,
)
_DDE: Final = re.compile(rb"<(?:\w+:)?f(?:\s[^<>]*)?>[^<|]*\|[^<!]*!")
_EXACT_DIGITS: Final = 10**15


class Limits(msgspec.Struct, array_like=True):
    memory: int
    unpacked: int
    ratio: int
    entries: int
    row: int


class Rows(msgspec.Struct, tag="rows", array_like=True):
    rows: list[tuple[int, list[str]]]


class Fault(msgspec.Struct, tag="fault", array_like=True):
    code: str
    what: str = ""
    row: int = 0


class End(msgspec.Struct, tag="end", array_like=True):
    pass


class Stop(Exception):
    def __init__(self, code: str, what: str = "", row: int = 0) -> None:
        super().__init__(code)
        self.fault = Fault(code, what, row)


def weigh(file: BinaryIO, packed: int, limits: Limits) -> None:
    """Unpacks every part once, counting, before anything is made of it."""
    with zipfile.ZipFile(file) as archive:
        entries = archive.infolist()
        if len(entries) > limits.entries:
            raise Stop("sheet_too_many_parts")
        if len({entry.filename.casefold() for entry in entries}) < len(entries):
            raise Stop("sheet_unsafe", "twice")
        most = min(limits.unpacked, packed * limits.ratio)
        total = 0
        for entry in entries:
            _check_entry(entry)
            for size in _sizes(archive, entry):
                total += size
                if total > most:
                    over_all = total > limits.unpacked
                    raise Stop(
                        "sheet_unpacks_too_large" if over_all else "sheet_unpacks_suspiciously"
                    )


def _check_entry(entry: zipfile.ZipInfo) -> None:
    parts = entry.filename.replace("\\", "/").split("/")
    if entry.filename.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]:
        raise Stop("sheet_unsafe", "path")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Stop("sheet_unsafe", "link")
    if entry.flag_bits & 0x1:
        raise Stop("sheet_unsafe", "locked")
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise Stop("sheet_unsafe", "method")
    if entry.filename.casefold().startswith("xl/externallinks/"):
        raise Stop("sheet_unsafe", "external")


def _sizes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[int]:
    name = entry.filename.casefold()
    before = b""
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            yield len(chunk)
            if not before and chunk.startswith(_ARCHIVE):
                raise Stop("sheet_unsafe", "nested")
            if name.endswith(_XML):
                _check_xml(before + chunk)
            if name.endswith(".rels") and _OUTSIDE.search(before + chunk):
                raise Stop("sheet_unsafe", "external")
            before = chunk[-_OVERLAP:]


def _check_xml(seen: bytes) -> None:
    """Each question begins with a plain search for a byte or two: most of the file is asked only
    that."""
    if b"\0" in seen:
        raise Stop("sheet_unsafe", "encoding")
    if b"<!" in seen and _DTD.search(seen):
        raise Stop("sheet_unsafe", "dtd")
    if b"|" in seen and _DDE.search(seen):
        raise Stop("sheet_unsafe", "dde")


def first_sheet(file: BinaryIO) -> CalamineSheet:
    """The first sheet a person sees when he opens the file."""
    book = load_workbook(file)
    names = [s.name for s in book.sheets_metadata if s.visible == SheetVisibleEnum.Visible]
    return book.get_sheet_by_name((names or book.sheet_names)[0])


def texts(sheet: CalamineSheet, most: int) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = [cell if type(cell) is str else shown(cell) for cell in row]
        if sum(map(len, cells)) > most:
            raise Stop("sheet_row_too_long", row=number)
        if any(cells):
            yield number, cells


def _number(value: float) -> str:
    """A number beyond 15 digits has lost some, and says so by its exponent."""
    if value.is_integer():
        return str(int(value)) if abs(value) < _EXACT_DIGITS else f"{value:.14E}"
    return f"{value:.15g}"


def _moment(value: datetime) -> str:
    """Rounded: a fraction of a second is what is left of the day's fraction in the file."""
    return f"{value + timedelta(milliseconds=500):%Y-%m-%d %H:%M:%S}"


_SHOWN: Final[dict[type, Callable[[Any], str]]] = {
    bool: lambda value: "TRUE" if value else "FALSE",
    int: lambda value: _number(float(value)),
    float: _number,
    datetime: _moment,
    date: lambda value: f"{value:%Y-%m-%d} 00:00:00",
    time: lambda value: f"{value:%H:%M:%S}",
    timedelta: str,
}


def shown(cell: Cell) -> str:
    """About what the spreadsheet program would show."""
    return _SHOWN[type(cell)](cell)


def send(message: Rows | Fault | End) -> None:
    packed = msgspec.msgpack.encode(message)
    sys.stdout.buffer.write(len(packed).to_bytes(4, "big"))
    sys.stdout.buffer.write(packed)


def deliver(path: str, limits: Limits) -> None:
    with open(path, "rb") as file:
        packed = file.seek(0, 2)
        weigh(file, packed, limits)
        file.seek(0)
        batch: list[tuple[int, list[str]]] = []
        held = 0
        for row in texts(first_sheet(file), limits.row):
            batch.append(row)
            held += sum(map(len, row[1]))
            if len(batch) >= _BATCH or held >= limits.row:
                send(Rows(batch))
                batch, held = [], 0
    send(Rows(batch))


def main(path: str, limits: Limits) -> Fault | End:
    try:
        deliver(path, limits)
    except Stop as stop:
        return stop.fault
    except MemoryError:
        return Fault("sheet_needs_memory")
    except (CalamineError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        return Fault("sheet_broken")
    return End()


if __name__ == "__main__":
    given = Limits(*map(int, sys.argv[2:]))
    resource.setrlimit(resource.RLIMIT_AS, (given.memory, given.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    send(main(sys.argv[1], given))
    sys.stdout.buffer.flush()
