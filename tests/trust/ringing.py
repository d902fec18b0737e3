"""A bell in a process of its own, forked from one that knows everything, and killed at any moment.

`python -m trust.ringing <entry> <database>` hears a word a line. `begin` forks a bell with three
claimers; the name of a signal ends it, and `gone` is printed when it is. `entry` is this module,
or a twin that plants its bug by being imported. Every ring leaves a mark in its own transaction:
when it was due, and when it was really rung.
"""

import asyncio
import gc
import os
import signal
import sys
from datetime import datetime
from importlib import import_module
from pathlib import Path

from sqlalchemy.orm import Mapped
from world import KEYS

from roost.faces import main as faces
from roost.faces.installed import modules
from roost.kernel.data.registry import Registry
from roost.kernel.data.store import Store
from roost.kernel.data.tables import Record, Table
from roost.kernel.data.work import Work
from roost.kernel.pure.event import with_it
from roost.kernel.pure.manifest import Manifest
from roost.kernel.pure.time import BusinessTime
from roost.modules.service_requests.events import Moved

CLAIMERS = 3


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


def registry() -> Registry:
    return Registry([*modules(), Manifest(name="trial", hears={"mark": leave_a_mark})])


async def ring(store: Store) -> None:
    await asyncio.gather(*(faces._ring(store) for _ in range(CLAIMERS)))


def end(bell: int, sign: signal.Signals) -> None:
    if not bell:
        raise ProcessLookupError("nobody is born")  # 0 would be everybody around
    os.kill(bell, sign)
    os.waitpid(bell, 0)


def main(entry: str, database: str) -> None:
    import_module(entry)
    known = registry()
    gc.freeze()
    bell = 0
    while word := sys.stdin.readline().strip():
        if word != "begin":
            end(bell, signal.Signals[word])
            bell = 0
            print("gone", flush=True)
        elif (bell := os.fork()) == 0:
            asyncio.run(ring(Store(Path(database), known, BusinessTime(), KEYS)))
            return
        else:
            print("born", flush=True)
    if bell:
        end(bell, signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
