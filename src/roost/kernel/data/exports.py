"""A table that is written to a file beside the database, and handed out while it still grows.

It is written at full speed on one snapshot; how slowly somebody fetches it holds up nobody.
"""

from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from time import time

from .store import Store

KEPT = 3600  # seconds that a finished file can still be fetched


class Growing:
    """How far a file is; `over` is said last."""

    def __init__(self) -> None:
        self.size = 0
        self.over = self.failed = False


class Stopped(Exception):
    """The house is being shut."""


_GROWING: dict[Path, Growing] = {}
_LOCK = Lock()


def folder(database: Path) -> Path:
    return database.with_name("exports")


def growing(path: Path) -> Growing | None:
    """None where nobody writes it: it is whole, or not there."""
    return _GROWING.get(path)


def begin(path: Path) -> Growing:
    """Said before anybody may ask for it; the files of the last hours make room."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _sweep(path.parent)
    path.touch(mode=0o600)
    with _LOCK:
        return _GROWING.setdefault(path, Growing())


def write(store: Store, path: Path, pieces: Iterable[bytes]) -> None:
    """Each piece can be read as soon as it is written."""
    told = _GROWING.setdefault(path, Growing())
    try:
        with path.open("wb", buffering=0) as file:
            for piece in pieces:
                if store.stopping:
                    raise Stopped
                file.write(piece)
                told.size += len(piece)
    except BaseException:
        told.failed = True
        path.unlink(missing_ok=True)
        raise
    finally:
        told.over = True
        with _LOCK:
            _GROWING.pop(path, None)


def give_up(path: Path) -> None:
    """Before a piece of it is written: who has begun to fetch it must not wait."""
    with _LOCK:
        told = _GROWING.pop(path, None)
    path.unlink(missing_ok=True)
    if told is not None:
        told.failed = told.over = True


def _sweep(place: Path) -> None:
    for old in place.iterdir():
        if old not in _GROWING and old.stat().st_mtime < time() - KEPT:
            old.unlink(missing_ok=True)
