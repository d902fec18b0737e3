"""State machines as tables: one row is one thing somebody may do, or a clock will."""

from collections.abc import Callable, Set
from datetime import datetime, timedelta
from enum import Enum, StrEnum
from typing import Any, Generic, TypeVar

from msgspec import Struct

from .actor import Actor, Party, Permission
from .hours import Segment
from .policy import RuleBook
from .refusal import Closed, Forbidden, NotNow, OutOfTurn, Refusal

S = TypeVar("S", bound=StrEnum)
Thing = Any  # a stateful record, or in a test anything with the fields that the guards read


NOT_THIS = Closed("other_row", "当前记录不能执行此操作")
"""What a guard says when its row is not meant for this thing at all: it is not even drawn."""


class Deadline(Struct, frozen=True):
    """`due` is the last good instant; `segments` explain it where the clock stood still."""

    due: datetime
    edition: str
    segments: tuple[Segment, ...] = ()


class Clocks(Enum):
    WIND = "leaving stops the state's clocks, entering winds them"
    KEEP = "a step within a state that leaves them as they are"


class Rings(Enum):
    MISSED = timedelta(seconds=1)  # after the last good instant
    ON_TIME = timedelta()


class Step(Struct, Generic[S], frozen=True):
    """`when` is a pure guard; `does` writes fields of the thing; `due` makes it a clock's step.

    `bars`: once the clock is missed, nobody can take another step from the state any more. Where
    it is false (a parcel may still leave late), being late is a fact and no end.
    `costs`: missing it costs the shop what its clock's plate says; the others' clocks cost nothing.
    `kept`: where it is false it is a word said at an instant and no deadline: it rings, and hangs
    on no wall.
    """

    name: str
    source: S
    target: S
    by: Set[Party]
    needs: Permission | None = None
    when: Callable[[Thing, datetime, RuleBook], Closed | None] | None = None
    does: Callable[[Thing, datetime], None] | None = None
    clocks: Clocks = Clocks.WIND
    due: Callable[[Thing, datetime, RuleBook], Deadline | None] | None = None
    rings: Rings = Rings.MISSED
    bars: bool = True
    costs: bool = True
    kept: bool = True


class Offer(Struct, frozen=True):
    """A button: what it is called, whether it works now, and if not, why and from when."""

    name: str
    label_zh: str
    label_en: str
    open: bool
    code: str | None = None
    why: str | None = None
    params: dict[str, Any] = {}
    opens_at: datetime | None = None


class Flow(Generic[S]):
    """`labels` name every step, `states` every state, each in Chinese and English."""

    def __init__(
        self,
        name: str,
        labels: dict[str, tuple[str, str]],
        states: dict[S, tuple[str, str]],
        *steps: Step[S],
    ) -> None:
        self.name, self.labels, self.states, self.steps = name, labels, states, steps
        if {s.name for s in steps} != set(labels):
            raise ValueError(f"{name}: every step has one label in two languages")
        if any((Party.SYSTEM in s.by) != (s.due is not None) for s in steps):
            raise ValueError(f"{name}: the clock's steps, and only they, say when they are due")
        if any(s.clocks is Clocks.KEEP and s.source != s.target for s in steps):
            raise ValueError(f"{name}: a step that leaves its state cannot keep its clocks")
        self._from: dict[S, list[Step[S]]] = {}
        for step in steps:
            self._from.setdefault(step.source, []).append(step)

    def clocks(self, state: S) -> list[Step[S]]:
        return [s for s in self._from.get(state, ()) if s.due]

    def steps_for(self, actor: Actor, thing: Thing, now: datetime, book: RuleBook) -> list[Offer]:
        """The buttons this actor sees. A closed one is drawn too, and says why."""
        rows = self._from.get(thing.status, ())
        rows = [s for s in rows if actor.party in s.by]
        meant = [s for s in rows if not s.when or s.when(thing, now, book) is not NOT_THIS]
        names = dict.fromkeys(s.name for s in meant)
        return [self._offer(name, actor, thing, now, book) for name in names]

    def take(self, actor: Actor, thing: Thing, name: str, now: datetime, book: RuleBook) -> Step[S]:
        """The row to follow. One name may stand on several rows with disjoint guards."""
        rows = [s for s in self._from.get(thing.status, ()) if s.name == name]
        rows = [s for s in rows if actor.party in s.by]
        if not rows:
            self._out_of_turn(actor, thing, name)
        for row in rows:
            if row.needs:
                actor.need(row.needs)
        verdicts = [row.when(thing, now, book) if row.when else None for row in rows]
        if None in verdicts:
            return rows[verdicts.index(None)]
        raise NotNow(next((v for v in verdicts if v and v is not NOT_THIS), NOT_THIS))

    def _out_of_turn(self, actor: Actor, thing: Thing, name: str) -> None:
        """A right that is missing is named before the state: nobody learns a state by trying."""
        named = [s for s in self.steps if s.name == name and actor.party in s.by]
        if not named:
            raise Forbidden("您不能执行此操作", "not_your_step", step=name)
        for needed in [s.needs for s in named if s.needs][:1]:
            actor.need(needed)
        state = self.states[thing.status]
        raise OutOfTurn(
            f"当前状态为「{state[0]}」,不能{self.labels[name][0]}",
            state=str(thing.status),
            step=name,
        )

    def _offer(self, name: str, actor: Actor, thing: Thing, now: datetime, book: RuleBook) -> Offer:
        zh, en = self.labels[name]
        try:
            self.take(actor, thing, name, now, book)
        except Refusal as no:
            return Offer(name, zh, en, False, no.code, str(no), no.params, no.opens_at)
        return Offer(name, zh, en, open=True)
