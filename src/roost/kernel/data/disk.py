"""A disk that is full or fails: told apart from a bug, and remembered until it takes something.

Whoever waits for an answer gets a refusal; what nobody waits for is owed (promise R12).
"""

import errno
import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from itertools import count
from threading import RLock
from typing import Any

from msgspec import Struct
from structlog import get_logger

from roost.kernel.pure.refusal import Refusal, Unwritable

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
FAILS = (errno.EIO, errno.EROFS)
PRIMARY = 0xFF  # of SQLite's codes: what stands above it says where it happened
NO_INDEX = 4874  # SQLITE_IOERR_SHMSIZE: the log's index cannot grow
FAILED = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)
HELD = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)
Begin = Callable[[], "Future[Any]"]
log = get_logger("disk")


class TransactionGone(Exception):
    """SQLite has taken the whole transaction back by itself: what is written now would stay."""


def fault(error: BaseException | None) -> Unwritable | None:
    """What the disk has to do with this error, or with one it came of; None for a bug."""
    gone = False
    while error is not None:
        if isinstance(error, Refusal):
            return error if isinstance(error, Unwritable) else None
        if found := _of(error):
            return found
        gone = gone or isinstance(error, TransactionGone)
        error = error.__cause__ or error.__context__
    return failed() if gone else None


def _of(error: BaseException) -> Unwritable | None:
    if isinstance(error, sqlite3.Error):
        return _of_code(getattr(error, "sqlite_errorcode", 0))
    if isinstance(error, OSError):
        return no_space() if error.errno in NO_ROOM else failed() if error.errno in FAILS else None
    return None


def _of_code(code: int) -> Unwritable | None:
    if code == NO_INDEX or code & PRIMARY == sqlite3.SQLITE_FULL:
        return no_space()
    if code & PRIMARY in FAILED:
        return failed()
    held = Unwritable("系统暂时无法保存,请稍后重试", "cannot_write")
    return held if code & PRIMARY in HELD else None


def no_space() -> Unwritable:
    return Unwritable("磁盘空间不足,暂时无法保存,请稍后重试;管理员清理磁盘后自动恢复", "no_space")


def failed() -> Unwritable:
    return Unwritable("磁盘读写出错,暂时无法完成,请稍后重试,并请管理员检查磁盘", "disk_failed")


class Trouble(Struct, frozen=True):
    """`since`: of the machine's clock."""

    no: Unwritable
    since: datetime


class Disk:
    """What the house knows of its disk; any thread may tell and ask."""

    def __init__(self) -> None:
        self.trouble: Trouble | None = None
        self._owed: dict[str, Begin] = {}
        self._last: dict[str, int] = {}  # the latest under way of each key
        self._numbers = count()
        self._lock = RLock()

    def refused(self, no: Unwritable, now: datetime) -> None:
        with self._lock:
            if self.trouble is None:
                log.error("nothing can be written", code=no.code, why=repr(no.__cause__))
            self.trouble = Trouble(no, self.trouble.since if self.trouble else now)

    def surely(self, key: str, begin: Begin) -> None:
        """Nobody waits for it. What the disk refuses is begun again when it takes something;
        of several under one key only the last.
        """
        with self._lock:
            n = self._last[key] = next(self._numbers)
            self._owed.pop(key, None)
            if self.trouble is not None:
                self._owed[key] = begin
            else:
                self._begin(key, n, begin)

    def pay(self) -> Trouble | None:
        """What is owed is begun; for `well` when the writer has come past it."""
        with self._lock:
            owed, self._owed = self._owed, {}
            for key, begin in owed.items():
                self._begin(key, self._last[key], begin)
            return self.trouble

    def well(self, trouble: Trouble | None) -> None:
        """Unless something was refused meanwhile."""
        with self._lock:
            if trouble is None or self.trouble is not trouble:
                return
            log.info("it can be written again", since=trouble.since.isoformat())
            self.trouble = None
            self.pay()

    def _begin(self, key: str, n: int, begin: Begin) -> None:
        begin().add_done_callback(lambda done: self._done(key, n, begin, done))

    def _done(self, key: str, n: int, begin: Begin, done: "Future[Any]") -> None:
        with self._lock:
            if self._last.get(key) != n:
                return  # a later one is under way, or owed
            del self._last[key]
            why = None if done.cancelled() else done.exception()
            if isinstance(why, Unwritable):
                self.surely(key, begin)
            elif why is not None:
                log.error(
                    "what nobody waits for has failed", key=key.partition(" ")[0], exc_info=why
                )
