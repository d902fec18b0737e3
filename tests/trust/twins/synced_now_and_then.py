"""What is acked waits for the next checkpoint to be synced: a power cut before it takes it away."""

import sys
from pathlib import Path

from sqlalchemy import Engine, event
from trust import committing

from roost.kernel.data import sqlite, store


def hasty(path: Path) -> Engine:
    engine = sqlite.writing(path)
    event.listen(engine, "connect", lambda c, _: c.execute("PRAGMA synchronous=NORMAL"))
    return engine


store.writing = hasty
committing.main(Path(sys.argv[1]))
