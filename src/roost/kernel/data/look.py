"""Who looks, at what instant, by which rules, on which snapshot."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.orm import Session

from roost.kernel.pure.actor import Actor, system
from roost.kernel.pure.manifest import Declared
from roost.kernel.pure.policy import RuleBook
from roost.kernel.pure.refusal import Forbidden, NotFound

from .crypto import Keys
from .tables import Record

T = TypeVar("T", bound=Record)
V = TypeVar("V")


class Scene(Struct, frozen=True):
    """What holds while something is looked at or done."""

    now: datetime  # business time
    real: datetime
    rules: RuleBook
    keys: Keys
    declared: Declared
    due: datetime | None = None  # in a ring: the instant at which it was due
    mute_since: datetime | None = None  # machine's clock: nothing could be written down since


class Look:
    """`who` is learnt on the same snapshot: a right withdrawn is gone at the next look."""

    def __init__(self, session: Session, actor: Actor, scene: Scene) -> None:
        self.session, self.scene = session, scene
        self.now, self.real, self.due = scene.now, scene.real, scene.due
        self.rules, self.keys, self.declared = scene.rules, scene.keys, scene.declared
        self.crossing: str | None = None
        self.become(actor)

    def become(self, actor: Actor) -> None:
        """From here on the statements of the session are this look's, in this actor's shop."""
        self.session.info["look"] = self.session.connection().info["look"] = self
        self.actor, self.shop_id = actor, actor.shop_id
        self._wide = actor.crosses_shops and self.due is None

    @property
    def moment(self) -> datetime:
        """A deed of the clock counts from the instant it was due, however late it rings."""
        return self.due or self.now

    @contextmanager
    def all_shops(self, reason: str) -> Iterator[None]:
        """Reading across shops is said aloud, with its reason, and only where it may be."""
        if not self._wide:
            raise Forbidden("不能跨店铺查看", "other_shop")
        self.crossing = reason
        try:
            yield
        finally:
            self.crossing = None

    @contextmanager
    def as_house(self) -> Iterator[None]:
        """The house itself looks where its guest may not, and tells the guest only yes or no."""
        kept = self.actor, self.shop_id, self._wide
        self.become(system(self.shop_id))
        try:
            yield
        finally:
            self.actor, self.shop_id, self._wide = kept

    def narrow(self, shop_id: str) -> None:
        """From here on everything happens in that shop."""
        self.shop_id, self._wide = shop_id, False

    def once(self, name: str, ask: Callable[[], V], *of: type) -> V:
        """Asked once in each shop, until a row of these tables is written; plain values only.

        A look remembers for itself, the one writer from one transaction to the next.
        """
        self.flush_of(*of)
        known = self.session.info.setdefault("once", {})
        key = (self.shop_id, name)
        if key not in known:
            known[key] = (ask(), of)
        answer: V = known[key][0]
        return answer

    def flush_of(self, *tables: type) -> None:
        """Before a statement that looks past the session: as far as these wait to be written."""
        if any(isinstance(thing, tables) for thing in (*self.session.new, *self.session.dirty)):
            self.session.flush()

    def find(self, table: type[T], id: str) -> T | None:
        """The platform finds it in any shop; from then on it stays in that shop."""
        if not self._wide:
            return self.session.get(table, (self.shop_id, id))
        with self.all_shops(f"find in {table.__name__}"):
            thing = self.session.scalar(select(table).where(table.id == id))
        if thing:
            self.narrow(thing.shop_id)
        return thing

    def get(self, table: type[T], id: str, sentence: str = "记录不存在") -> T:
        thing = self.find(table, id)
        if thing is None:
            raise NotFound(sentence)
        return thing
