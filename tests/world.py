"""A house to try things in: its database, its clock, and the people around it."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from roost.faces.installed import modules
from roost.kernel.data import bell, clocks, history
from roost.kernel.data.crypto import Keys
from roost.kernel.data.registry import Registry
from roost.kernel.data.store import Store
from roost.kernel.data.tables import Table
from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.manifest import Manifest
from roost.kernel.pure.time import SHANGHAI, BusinessTime

KEYS = Keys(b"k" * 32)


def at(day: int, *clock: int) -> datetime:
    """An instant of January 2024 in Shanghai; the 1st is a Monday."""
    return datetime(2024, 1, day, *clock, tzinfo=SHANGHAI)


def merchant(id: str, *grants: Any, shop: str = "shop-1", owner: bool = False) -> Actor:
    """A person of a shop with just these permissions."""
    codes = frozenset(g if isinstance(g, str) else g.code for g in grants)
    return Actor(Party.MERCHANT, id, shop, id, codes, owner)


def buyer(id: str = "buyer-1", shop: str = "shop-1") -> Actor:
    return Actor(Party.BUYER, id, shop, id)


def referee(*grants: Any) -> Actor:
    codes = frozenset(g if isinstance(g, str) else g.code for g in grants)
    return Actor(Party.PLATFORM, "referee", "platform", "referee", codes, owner=not grants)


OWNER = merchant("owner", owner=True)
TEMP = merchant("temp")  # has no right at all
RIVAL = merchant("rival", shop="shop-2", owner=True)


FOUNDED: dict[int, bytes] = {}  # by the number of tables: a database just made


def founded(path: Path, registry: Registry, time: BusinessTime) -> Store:
    """A store on tables that were made once: a thousand tests need not each make them."""
    tables = len(Table.metadata.tables)
    fresh = not path.exists()
    if copied := fresh and tables in FOUNDED:
        path.write_bytes(FOUNDED[tables])
    store = Store(path, registry, time, KEYS)
    if copied:
        return store
    store.create()
    if fresh:
        with closing(sqlite3.connect(path)) as plain:
            plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        FOUNDED[tables] = path.read_bytes()
    return store


class World:
    def __init__(
        self, path: Path, start: datetime, manifests: Iterable[Manifest] | None = None
    ) -> None:
        self.real = start
        self.time = BusinessTime(real=lambda: self.real)
        registry = Registry(modules() if manifests is None else manifests)
        self.store = founded(path, registry, self.time)

    @property
    def now(self) -> datetime:
        return self.time.now()

    def does(self, actor: Actor, command: Callable[..., Any], *args: Any, **more: Any) -> Any:
        return self.store.work(actor, lambda work: command(work, *args, **more)).result()

    def sees(self, actor: Actor, query: Callable[..., Any], *args: Any, **more: Any) -> Any:
        return self.store.look(actor, lambda look: query(look, *args, **more)).result()

    def wait(self, span: timedelta = timedelta(), **parts: int) -> None:
        """Business time passes; what falls due on the way is rung at its instant."""
        bell.wait_until(self.store, self.now + span + timedelta(**parts))

    def wait_until(self, instant: datetime) -> None:
        bell.wait_until(self.store, instant)

    def real_time_passes(self, **parts: int) -> None:
        """For sessions, codes and limits; business time goes along."""
        self.real += timedelta(**parts)

    def due(self, actor: Actor, module: str, thing: str) -> dict[str, datetime]:
        return {c.step: c.due for c in self.sees(actor, clocks.running, module, thing)}

    def history(self, actor: Actor, module: str, thing: str) -> list[tuple[str, datetime]]:
        return [(e.step, e.at) for e in self.sees(actor, history.of, module, thing)]

    def close(self) -> None:
        self.store.close()
