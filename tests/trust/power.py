"""Power cuts: what a disk may hold when the machine stops between any two calls of a process.

POSIX promises only what was synced. Of what was not, all may be there, nothing, or any part; a
write may be torn between its sectors, and a name that was made or taken away may come or stay
until its folder is synced.
"""

import contextlib
import os
import shutil
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from architecture.tree import ROOT
from msgspec import Struct, field
from trust.committing import ACKS, BASE, FILE, UNDER, name

SHIM = Path(__file__).parent / "shim/recorder.c"
HEAD = struct.Struct("=cHQI")
SECTOR = 512
DURABLE = (FILE, f"{FILE}-wal", f"{FILE}-journal")  # -shm is memory, not disk
MODELS = ("none", "all", "first", "some", "torn")
NOT_HUNG = 120


def recorder(folder: Path) -> Path:
    """The shim, compiled; the test is skipped where that cannot be done."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None or sys.platform != "linux":
        pytest.skip("a power cut is played with a C compiler and LD_PRELOAD, on Linux")
    shim = folder / "recorder.so"
    flags = ("-shared", "-fPIC", "-O2", "-Wall", "-Wextra")
    command = [compiler, *flags, "-o", str(shim), str(SHIM), "-ldl", "-lpthread"]
    subprocess.run(command, check=True, timeout=NOT_HUNG)
    return shim


class Entry(Struct, frozen=True):
    kind: bytes  # w, t (cut), s (synced), u (unlinked)
    name: str
    offset: int
    data: bytes


def recorded(entry: str, shim: Path, scratch: Path) -> list[Entry]:
    """What the module `entry` did to the files, call by call."""
    book = scratch / "book"
    env = os.environ | {
        "LD_PRELOAD": str(shim),
        "RECORD_UNDER": str(scratch / UNDER),
        "RECORD_TO": str(book),
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests"))),
    }
    command = [sys.executable, "-m", entry, str(scratch)]
    subprocess.run(command, env=env, check=True, timeout=NOT_HUNG)
    return list(_entries(book.read_bytes()))


def _entries(book: bytes) -> Iterator[Entry]:
    at = 0
    while at < len(book):
        kind, named, offset, length = HEAD.unpack_from(book, at)
        at += HEAD.size
        called, data = book[at : at + named], book[at + named : at + named + length]
        at += named + length
        yield Entry(kind, called.decode(), offset, data)


class Content(Struct):
    """A file: what is on the disk for certain, and what was done to it since."""

    kept: bytearray = field(default_factory=bytearray)
    since: list[Entry] = []

    def sync(self) -> None:
        for entry in self.since:
            done(self.kept, entry)
        self.since = []

    def after(self, model: str, chance: Random) -> bytearray:
        content = bytearray(self.kept)
        for entry in survivors(self.since, model, chance):
            done(content, entry)
        return content


def done(content: bytearray, entry: Entry) -> None:
    end = entry.offset + len(entry.data)
    content.extend(bytes(max(0, end - len(content))))
    if entry.kind == b"t":
        del content[entry.offset :]
    else:
        content[entry.offset : end] = entry.data


def survivors(entries: list[Entry], model: str, chance: Random) -> Iterator[Entry]:
    if model == "all":
        yield from entries
    elif model == "first":
        yield from entries[: chance.randint(0, len(entries))]
    elif model == "some":
        yield from (entry for entry in entries if chance.random() < 0.5)
    elif model == "torn":
        for entry in entries:
            yield from sectors(entry, chance)


def sectors(entry: Entry, chance: Random) -> Iterator[Entry]:
    """A part of one write: the disk keeps whole sectors, not whole pages."""
    start, end = entry.offset, entry.offset + len(entry.data)
    edges = [start, *range(start - start % SECTOR + SECTOR, end, SECTOR), end]
    for here, there in pairwise(edges):
        if chance.random() < 0.5:
            part = entry.data[here - start : there - start]
            yield Entry(entry.kind, entry.name, here, part)


class Disk:
    def __init__(self, base: bytes) -> None:
        first = Content(bytearray(base))
        self.names: dict[str, Content] = {FILE: first}
        self.kept_names: dict[str, Content] = {FILE: first}

    def do(self, entry: Entry) -> None:
        if entry.kind == b"s" and not entry.name:
            self.kept_names = dict(self.names)
        elif entry.kind == b"s":
            self.names.setdefault(entry.name, Content()).sync()
        elif entry.kind == b"u":
            self.names.pop(entry.name, None)
        else:
            self.names.setdefault(entry.name, Content()).since.append(entry)

    def after(self, model: str, chance: Random) -> dict[str, bytearray]:
        """The files that are found when the power is back."""
        found: dict[str, bytearray] = {}
        for called in sorted({*self.names, *self.kept_names}):
            before, now = self.kept_names.get(called), self.names.get(called)
            here = {"none": before, "all": now}.get(model, chance.choice((before, now)))
            if here is not None:
                found[called] = here.after(model, chance)
        return found


class Found(Struct):
    """Of all images: how many there were, and of which moments and models something is wrong."""

    images: int = 0
    acked: int = 0  # when the power stayed
    carried: int = 0  # pages that went from the log into the database
    lost: list[tuple[int, str, int]] = []  # entry, model, how many acked tickets were not there
    corrupt: list[tuple[int, str, str]] = []


def cut(entries: list[Entry], scratch: Path, images: int) -> Found:
    """Cuts at moments drawn at random, each with every model of what survives."""
    chance, disk, found = Random(images), Disk((scratch / BASE).read_bytes()), Found()
    moments = set(chance.sample(range(len(entries)), -(-images // len(MODELS))))
    place = scratch / "image"
    for n, entry in enumerate(entries):
        if entry.name == ACKS:
            found.acked += entry.data.count(b"\n")
        elif entry.name in ("", *DURABLE):
            found.carried += entry.name == FILE and entry.kind == b"w"
            disk.do(entry)
        for model in MODELS if n in moments else ():
            laid(place, disk.after(model, chance))
            judge(found, place / FILE, n, model)
    return found


def laid(place: Path, files: dict[str, bytearray]) -> None:
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for called, content in files.items():
        (place / called).write_bytes(content)


def judge(found: Found, image: Path, n: int, model: str) -> None:
    found.images += 1
    try:
        tickets, fault = read(image)
    except sqlite3.DatabaseError as error:
        tickets, fault = [], str(error)
    missing = found.acked - len(tickets)
    if fault or tickets != [name(i) for i in range(len(tickets))]:
        found.corrupt.append((n, model, fault or f"{len(tickets)} tickets, with holes"))
    elif missing > 0:
        found.lost.append((n, model, missing))


def read(image: Path) -> tuple[list[str], str]:
    """The tickets, and what is wrong with the file or between its tables."""
    with contextlib.closing(sqlite3.connect(image)) as db:
        intact = db.execute("PRAGMA integrity_check").fetchone()[0]
        tickets = [id for (id,) in db.execute("SELECT id FROM toy_tickets ORDER BY id")]
        mine = "SELECT coalesce(sum(n), 0) FROM counts WHERE name = 'toy'"
        counted = db.execute(mine).fetchone()[0]
        wound = db.execute("SELECT count(*) FROM clocks").fetchone()[0]
    if intact != "ok":
        return tickets, str(intact)
    halves = {len(tickets), counted, wound}
    return tickets, "" if len(halves) == 1 else f"half of a transaction: {sorted(halves)}"
