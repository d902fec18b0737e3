"""One process owns the database file; another is told so (promise B8)."""

import fcntl
import os
from contextlib import suppress
from pathlib import Path


class Taken(Exception):
    """Somebody else has the house open; the words are for whoever started the second one."""


class Owner:
    """Held as long as the process lives: however it ends, the lock is free."""

    def __init__(self, data: Path) -> None:
        data.mkdir(parents=True, exist_ok=True)
        self._file = (data / "roost.lock").open("a+", encoding="ascii")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self._file.seek(0)
            who = self._file.read().strip() or "?"
            self._file.close()
            raise Taken(
                f"数据目录 {data} 已被另一个 Roost 进程(pid {who})打开"
                f" (another process has this data folder open)"
            ) from error
        with suppress(OSError):  # on a full disk it holds all the same
            os.ftruncate(self._file.fileno(), 0)
            os.write(self._file.fileno(), f"{os.getpid()}\n".encode())

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> "Owner":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
