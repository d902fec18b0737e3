"""One deed, one transaction: a look that may write, tell, and leave something for later."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from msgspec import Struct, to_builtins
from msgspec.structs import replace
from sqlalchemy import UpdateBase
from sqlalchemy.orm import Session

from roost.kernel.pure.actor import Actor
from roost.kernel.pure.event import Event
from roost.kernel.pure.ids import new_id
from roost.kernel.pure.policy import Row

from . import bare
from .later import ADD, DROP, lane, row
from .look import Look, Scene
from .registry import Registry

Rows = dict[str, Any] | list[dict[str, Any]]


class Wake(Struct, frozen=True):
    """Ask this again: the bus stores nothing, it only wakes. Sides that are None see nothing."""

    shop_id: str
    module: str
    id: str
    version: str = ""
    merchant: str | None = None  # the permission that may see it
    platform: str | None = None
    buyer: str | None = None


class Push(Struct, frozen=True):
    """Bytes for the sockets of these principals: `party:shop:id`, or `session:hash` to end one."""

    to: tuple[str, ...]
    data: bytes


class Collected:
    """What a transaction leaves to be told once it is committed; nothing of it must be kept, but
    for `tallies`, by shop, name and key, which are its last statement.
    """

    def __init__(self) -> None:
        self.wakes: dict[tuple[str, str, str], Wake] = {}
        self.pushes: list[Push] = []
        self.hooks: list[Callable[[], object]] = []
        self.rules: list[Row] = []
        self.tallies: Counter[tuple[str, str, str]] = Counter()

    def take_in(self, other: "Collected") -> None:
        self.wakes |= other.wakes
        self.pushes += other.pushes
        self.hooks += other.hooks
        self.rules += other.rules
        for key, n in other.tallies.items():  # `update` and `+` would drop what falls
            self.tallies[key] += n


class Work(Look):
    def __init__(
        self,
        session: Session,
        actor: Actor,
        scene: Scene,
        registry: Registry,
        collected: Collected | None = None,
    ) -> None:
        super().__init__(session, actor, scene)
        self.registry = registry
        self.collected = collected or Collected()

    def new_id(self) -> str:
        return new_id(self.moment)

    def tell(self, event: Event) -> None:
        """Once: listeners inside react now, the others get a row, open screens are woken."""
        self._wake_for(event)
        for kind, listener in self.registry.heard.get(type(event), ()):
            if listener.inside:
                listener.react(self, event)
            elif due := listener.due(event, self.now, self.rules):
                self.later(kind, event.thing, due, to_builtins(event))

    def later(self, kind: str, thing: str, due: datetime, payload: dict[str, Any]) -> None:
        self.write(ADD, row(kind, self.shop_id, thing, due, payload))

    def write(self, statement: UpdateBase, rows: Rows) -> int:
        """At once and past the session: what is pending in it is not flushed for this.

        One of the house's own statements, kept in a name; how many rows it has met.
        """
        return bare.run(self.session, statement, rows)

    def never_mind(self, kind: str, thing: str) -> None:
        """What waits to be done to this thing is not wanted any more, dead letters among it."""
        self.write(DROP, {"lane": lane(kind, self.shop_id, thing)})

    def wake(self, wake: Wake) -> None:
        self.collected.wakes[(wake.shop_id, wake.module, wake.id)] = wake

    def push(self, to: tuple[str, ...], data: bytes) -> None:
        self.collected.pushes.append(Push(to, data))

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A part that may fail by itself: what it wrote, counted and would tell goes with it."""
        whole, self.collected = self.collected, Collected()
        try:
            with self.session.begin_nested():
                yield
            whole.take_in(self.collected)
        finally:
            self.collected = whole

    def once_committed(self, hook: Callable[[], object]) -> None:
        """For what may be lost, such as refreshing a cache; never for what must happen."""
        self.collected.hooks.append(hook)

    def rules_changed(self, row: Row) -> None:
        """In the book from the next deed on."""
        self.collected.rules.append(row)

    def dated(self, at: datetime, actor: Actor | None = None) -> "Work":
        """The same transaction, where a deed counts as done `at` that instant."""
        who = actor or replace(self.actor, shop_id=self.shop_id)
        scene = replace(self.scene, due=at)
        return Work(self.session, who, scene, self.registry, self.collected)

    def acting_as(self, actor: Actor) -> "Work":
        """The same transaction in another's name: an agent's deed that the house completes."""
        return Work(self.session, actor, self.scene, self.registry, self.collected)

    def _wake_for(self, event: Event) -> None:
        seen = event.audience
        self.wake(
            Wake(
                event.shop_id,
                event.module(),
                event.thing,
                merchant=seen.merchant.code if seen.merchant else None,
                platform=seen.platform.code if seen.platform else None,
                buyer=getattr(event, seen.buyer) if seen.buyer else None,
            )
        )
