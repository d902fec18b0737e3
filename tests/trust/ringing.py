"""A bell in a process of its own, forked from one that knows everything, and killed at any moment.

`python -m trust.ringing <entry> <database>` hears a word a line. `begin` forks a bell with three
claimers, `behind` one whose machine is an hour late; the name of a signal ends it, and `gone` is
printed when it is. `entry` is the house, or a twin that plants its bug by being imported. Every
ring leaves a mark in its own transaction: when it was due, and when it was really rung.
"""

import asyncio
import gc
import os
import signal
import sqlite3
import sys
from contextlib import closing
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.orm import Mapped
from world import KEYS

from roost.faces import main as faces
from roost.faces.installed import modules
from roost.kernel.data import bell
from roost.kernel.data.registry import Registry
from roost.kernel.data.store import Store
from roost.kernel.data.tables import Record, Table
from roost.kernel.data.work import Work
from roost.kernel.pure.event import with_it
from roost.kernel.pure.manifest import Manifest
from roost.kernel.pure.time import BusinessTime, system
from roost.modules.service_requests.events import Moved

CLAIMERS = 3
LATE = {"begin": timedelta(), "behind": timedelta(hours=1)}


class Mark(Record, Table):
    __tablename__ = "trial_marks"
    thing: Mapped[str]
    step: Mapped[str]
    due: Mapped[datetime]
    rung: Mapped[datetime]


@with_it(Moved)
def leave_a_mark(work: Work, moved: Moved) -> None:
    work.session.add(
        Mark(
            shop_id=work.shop_id,
            id=work.new_id(),
            thing=moved.thing,
            step=moved.step,
            due=work.moment,
            rung=work.now,
        )
    )


def clock(late: timedelta) -> BusinessTime:
    return BusinessTime(real=lambda: system() - late)


def registry() -> Registry:
    return Registry([*modules(), Manifest(name="trial", hears={"mark": leave_a_mark})])


async def ring(store: Store) -> None:
    await asyncio.gather(*(faces._ring(store) for _ in range(CLAIMERS)))


def learn(database: str, known: Registry) -> None:
    """One ring on a copy, days ahead: what is compiled once is compiled before anybody is born."""
    with TemporaryDirectory(prefix="roost-trial-") as folder:
        copy = Path(folder) / "roost.db"
        with closing(sqlite3.connect(database)) as there, closing(sqlite3.connect(copy)) as here:
            there.backup(here)
        store = Store(copy, known, BusinessTime(ahead=timedelta(days=1)), KEYS)
        bell.ring(store)
        store.close()


def end(born: int, sign: signal.Signals) -> None:
    if not born:
        raise ProcessLookupError("nobody is born")  # 0 would be everybody around
    os.kill(born, sign)
    os.waitpid(born, 0)


def main(entry: str, database: str) -> None:
    import_module(entry)
    known = registry()
    learn(database, known)
    gc.freeze()
    born = 0
    while word := sys.stdin.readline().strip():
        if word not in LATE:
            end(born, signal.Signals[word])
            born = 0
            print("gone", flush=True)
        elif (born := os.fork()) == 0:
            asyncio.run(ring(Store(Path(database), known, clock(LATE[word]), KEYS)))
            return
        else:
            print("born", flush=True)
    if born:
        end(born, signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
