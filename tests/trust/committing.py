"""A house that writes tickets and says after each commit that it is kept, for a recorder to watch.

`python -m trust.committing <scratch>` leaves in it `base.db`, the database as it was before the
first ticket, and `under/`, the folder in which all of it happened.
"""

import os
import shutil
import sys
from pathlib import Path
from threading import Event

from kernel.toy import MANIFEST, ask
from sqlalchemy import event
from world import KEYS, OWNER

from roost.kernel.data.registry import Registry
from roost.kernel.data.store import Group, Store
from roost.kernel.data.work import Work
from roost.kernel.pure.time import BusinessTime

BASE, UNDER, FILE, ACKS = "base.db", "under", "roost.db", "acks"
ONE_BY_ONE, TOGETHER, BURST = 100, 120, 4
NOT_HUNG = 60
PAGES = 150  # of the log before SQLite carries them over: it is begun anew many times


def opened(path: Path) -> Store:
    store = Store(path, Registry([MANIFEST]), BusinessTime(), KEYS)

    @event.listens_for(store._writing, "connect")
    def often(connection, _) -> None:
        connection.execute(f"PRAGMA wal_autocheckpoint={PAGES}")

    return store


def name(n: int) -> str:
    return f"{n:04}"


class Acks:
    """A file beside the database: the recorder sees when a line is added to it."""

    def __init__(self, path: Path) -> None:
        self.file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def say(self, ticket: str) -> None:
        os.write(self.file, f"{ticket}\n".encode())


def one_by_one(store: Store, acks: Acks) -> None:
    for n in range(ONE_BY_ONE):
        store.work(OWNER, lambda work, n=n: ask(work, name(n)).id).result()
        acks.say(name(n))


def together(store: Store, acks: Acks) -> None:
    """As messages come: some at once, the next when these are acked."""
    done = Event()

    def write(work: Work, tickets: list[str]) -> list[str]:
        work.become(OWNER)
        return [ask(work, ticket).id for ticket in tickets]

    def tell(outcomes: list[tuple[str, str]]) -> None:
        for ticket, written in outcomes:
            assert ticket == written
            acks.say(ticket)
            if int(ticket) % BURST == BURST - 1:
                done.set()

    group = Group(store, write, tell)
    for start in range(ONE_BY_ONE, ONE_BY_ONE + TOGETHER, BURST):
        done.clear()
        for n in range(start, start + BURST):
            group.put(name(n))
        assert done.wait(NOT_HUNG)


def main(scratch: Path) -> None:
    made = scratch / "made.db"
    founding = opened(made)
    founding.create()
    founding.close()
    shutil.copyfile(made, scratch / BASE)
    under = scratch / UNDER
    under.mkdir()
    made.rename(under / FILE)
    store = opened(under / FILE)
    acks = Acks(under / ACKS)
    one_by_one(store, acks)
    together(store, acks)
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
