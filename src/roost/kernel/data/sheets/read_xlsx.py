"""XLSX, opened in a child process with little memory and no way to anything else."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

import msgspec

from roost.kernel.pure.refusal import Refusal

from . import faults, unpack

_CHILD: Final = Path(unpack.__file__)
_MOST_FRAME: Final = 16 * faults.MOST_ROW
_LIMITS: Final = unpack.Limits(
    memory=faults.CHILD_MEMORY,
    unpacked=faults.MOST_UNPACKED,
    ratio=faults.MOST_RATIO,
    entries=faults.MOST_ENTRIES,
    row=faults.MOST_ROW,
)
_decoder: Final = msgspec.msgpack.Decoder(unpack.Rows | unpack.Fault | unpack.End)


def xlsx_rows(file: Path, limits: unpack.Limits = _LIMITS) -> Iterator[tuple[int, list[str]]]:
    """Takes up to 1.5 GiB beside this process, and gives it back when it is closed."""
    arguments = [str(number) for number in msgspec.structs.astuple(limits)]
    child = subprocess.Popen(  # noqa: S603 # our own interpreter and file, no shell
        [sys.executable, "-I", str(_CHILD), str(file.resolve()), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
    )
    with child:
        try:
            yield from _received(child)
        finally:
            child.kill()


def _received(child: subprocess.Popen[bytes]) -> Iterator[tuple[int, list[str]]]:
    while child.stdout and (message := _message(child.stdout)):
        match message:
            case unpack.Rows(rows):
                yield from rows
            case unpack.Fault(code, what, row):
                raise faults.of(code, what, row)
            case unpack.End():
                return
    raise _unsaid(child.wait())


def _unsaid(status: int) -> Refusal:
    """The child ended without a last word: by the signal of a limit, or by bytes that broke it."""
    if status < 0:
        return faults.too_large("sheet_needs_memory")
    return faults.unreadable("sheet_broken")


def _message(pipe: IO[bytes]) -> unpack.Rows | unpack.Fault | unpack.End | None:
    size = int.from_bytes(pipe.read(4), "big")
    if not 0 < size <= _MOST_FRAME:
        return None
    packed = pipe.read(size)
    return _decoder.decode(packed) if len(packed) == size else None
