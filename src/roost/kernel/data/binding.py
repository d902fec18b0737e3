"""Several kept files as one PDF, made in a process of its own as pictures are.

At most 10 MiB and 50 pages, its first page a sheet of words; pictures are made smaller until
they fit.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from threading import Semaphore

from msgspec import Struct

from roost.kernel.pure.refusal import Invalid

from . import binder
from .files import Cabinet
from .pictures import Redrawn

WAIT = 120  # seconds on a busy machine before it is given up
CHILD = [sys.executable, "-I", binder.__file__]  # it sees no other module of ours
AT_ONCE = Semaphore(1)


class Part(Struct, frozen=True):
    id: str
    mime: str


class Sheet(Struct, frozen=True):
    """What is to be bound, and the words before it."""

    title: str
    lines: Sequence[str]
    parts: Sequence[Part]


class Bound(Struct, frozen=True):
    """A document that is made and lies in the cabinet, with no row that speaks of it yet."""

    id: str
    drawn: Redrawn


def bound(sheet: Sheet, cabinet: Cabinet) -> Redrawn:
    """Takes its time: to be called outside of any transaction."""
    blobs = [cabinet.read(part.id) for part in sheet.parts]
    parts = [{"mime": p.mime, "size": len(b)} for p, b in zip(sheet.parts, blobs, strict=True)]
    told = {"title": sheet.title, "lines": list(sheet.lines), "parts": parts}
    head = json.dumps(told).encode() + b"\n"
    with AT_ONCE:
        done = subprocess.run(  # noqa: S603 # our own module, the bytes on its stdin
            CHILD,
            input=head + b"".join(blobs),
            capture_output=True,
            timeout=WAIT,
            check=False,
            env={},
        )
    if done.returncode != 0:
        raise _no(done.returncode)
    return Redrawn("pdf", "application/pdf", done.stdout)


def _no(code: int) -> Invalid:
    if code == binder.TOO_MANY:
        return Invalid(f"合并后最多{binder.PAGES}页", "too_many_pages", "/ids", most=binder.PAGES)
    if code == binder.TOO_LARGE:
        return Invalid("合并后超过10MB,请减少材料", "merged_too_large", "/ids", most=binder.MOST)
    return Invalid("材料无法合并", "cannot_merge", "/ids")
