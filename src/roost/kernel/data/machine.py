"""A flow bound to its table. A state owns its clocks: entered, they are wound; left, stopped."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from enum import StrEnum
from functools import partial
from types import SimpleNamespace
from typing import Any, Generic, TypeVar, cast

from msgspec.structs import replace
from sqlalchemy import Table as CoreTable
from sqlalchemy import insert

from roost.kernel.pure.actor import Party
from roost.kernel.pure.event import Event
from roost.kernel.pure.flow import Clocks, Deadline, Flow, Rings, Step
from roost.kernel.pure.refusal import OutOfTurn, Overtaken
from roost.kernel.pure.time import EPOCH

from . import clocks, counts
from .clocks import Hand, Plate, Wound
from .history import ADD, record
from .work import Work

S = TypeVar("S", bound=StrEnum)
Says = Callable[[Work, Any, str], Event]
About = Callable[[Any], Plate]


def expect(thing: Any, version: int | None) -> None:
    """The caller saw this version; if it is no longer so, they must look again first."""
    if version is not None and thing.version != version:
        raise Overtaken("记录已被他人更新,请刷新后重试")


class Machine(Generic[S]):
    """`says` makes the event of a step, `about` the words that the wall writes on its clocks."""

    def __init__(
        self, flow: Flow[S], table: type[Any], says: Says, about: About | None = None
    ) -> None:
        self.flow, self.table, self.says = flow, table, says
        self.about = about or (lambda _: Plate())
        self.adds = insert(cast(CoreTable, table.__table__))

    def start(
        self, work: Work, thing: Any, note: str = "", data: dict[str, Any] | None = None
    ) -> None:
        work.session.add(thing)
        record(work, self.flow.name, thing.id, "start", note, thing.status, data)
        counts.tally(work, self.flow.name, thing.status, 1)
        self._wind(work, thing)
        work.tell(self.says(work, thing, "start"))

    def move(
        self,
        work: Work,
        thing: Any,
        name: str,
        note: str = "",
        data: dict[str, Any] | None = None,
    ) -> None:
        """The only writer of a status by a step."""
        step = self.flow.take(work.actor, thing, name, work.moment, work.rules)
        if work.actor.party is not Party.SYSTEM:
            self._refuse_if_missed(work, thing)
        if step.clocks is Clocks.WIND:
            self._leave(work, thing, step)
        elif step.due and step.kept:
            clocks.set_hands(work, self.flow.name, thing.id, [step.name], Hand.LATE)
        if step.does:
            step.does(thing, work.moment)
        self._enter(work, thing, step.target)
        record(work, self.flow.name, thing.id, name, note, step.target, data)
        if step.clocks is Clocks.WIND:
            self._wind(work, thing)
        work.tell(self.says(work, thing, name))

    def adopt(self, work: Work, thing: Any, status: S, since: datetime, source: str) -> None:
        """The only writer of a status by import or connector: it was so, since then.

        No guard, no event; only clocks that lie in the future are wound.
        """
        then = work.dated(since)
        self._unwind(work, thing, stays=thing.status == status)
        if thing not in work.session:
            thing.status = status
            work.session.add(thing)
            counts.tally(work, self.flow.name, status, 1)
        else:
            self._enter(work, thing, status)
        record(then, self.flow.name, thing.id, "adopt", source, status)
        self._wind(then, thing, later_than=work.now)

    def adopt_many(self, work: Work, rows: Sequence[dict[str, Any]], source: str) -> None:
        """New rows as they were found, each with `status` and `since`; one statement a table.

        Every row has a value for each column: an import has no time for defaults.
        """
        if not rows:
            return
        columns = [column.name for column in self.adds.table.c if column.name in rows[0]]
        kept = [{name: row[name] for name in columns} | {"version": 1} for row in rows]
        work.write(self.adds, kept)
        work.write(ADD, [self._adopted(work, row, source) for row in rows])
        for status, n in Counter(str(row["status"]) for row in rows).items():
            counts.tally(work, self.flow.name, status, n)
        self._wind_many(work, rows)

    def _wind_many(self, work: Work, rows: Sequence[dict[str, Any]]) -> None:
        """What still lies ahead of them rings as if they had been here all the time."""
        hands: dict[str, list[Wound]] = {}
        steps: dict[str, Step[S]] = {}
        for row in rows:
            for step in self.flow.clocks(row["status"]):
                thing = SimpleNamespace(**row)
                deadline = step.due and step.due(thing, row["since"], work.rules)
                if deadline and deadline.due > work.now:
                    steps[step.name] = step
                    wound = (row["id"], row["since"], deadline, self._plate(step, thing))
                    hands.setdefault(step.name, []).append(wound)
        for name, wound_ones in hands.items():
            wind = clocks.wind_many if steps[name].kept else clocks.ring_many
            wind(work, self.flow.name, name, wound_ones, steps[name].rings.value)

    def rewind(self, work: Work, thing: Any) -> None:
        """What the deadlines are made of has changed, or a connector brought its own."""
        self._set_hands(work, thing, self._names(thing), Hand.REPLACED)
        self._wind(work, thing)

    def rings(self) -> dict[str, Callable[..., object]]:
        """By name: one clock's step may stand in several states, and on several rows of one."""
        names = dict.fromkeys(s.name for s in self.flow.steps if s.due)
        return {f"{self.flow.name}.{name}": partial(self._ring, name) for name in names}

    def _ring(self, name: str, work: Work, thing_id: str, _: object) -> None:
        thing = work.session.get(self.table, (work.shop_id, thing_id))
        if thing is not None and any(s.name == name for s in self.flow.clocks(thing.status)):
            self.move(work, thing, name)

    def _enter(self, work: Work, thing: Any, status: S) -> None:
        if thing.status != status:
            counts.tally(work, self.flow.name, thing.status, -1)
            counts.tally(work, self.flow.name, status, 1)
            thing.status = status

    def _adopted(self, work: Work, row: dict[str, Any], source: str) -> dict[str, Any]:
        return {
            "shop_id": work.shop_id,
            "id": work.new_id(),
            "module": self.flow.name,
            "thing": row["id"],
            "at": row["since"],
            "party": work.actor.party,
            "who": work.actor.id,
            "name": work.actor.name,
            "step": "adopt",
            "status": row["status"],
            "note": source,
            "data": {},
        }

    def _refuse_if_missed(self, work: Work, thing: Any) -> None:
        """However late the bell: what is missed is missed."""
        bars = (s for s in self.flow.clocks(thing.status) if s.bars)
        misses = {s.name for s in bars if s.rings is Rings.MISSED}
        for clock in clocks.running(work, self.flow.name, thing.id) if misses else ():
            if clock.step in misses and clock.due + Rings.MISSED.value <= work.moment:
                zh = self.flow.labels[clock.step][0]
                raise OutOfTurn(f"已超过截止时间({zh})", "missed", step=clock.step)

    def _leave(self, work: Work, thing: Any, step: Step[S]) -> None:
        """A step that comes back to its state winds anew what still runs there."""
        names, stays = self._names(thing), step.source == step.target
        if step.name in names and work.actor.party is Party.SYSTEM:
            names.remove(step.name)
            to = Hand.LATE if stays and not step.bars else Hand.RUNG
            clocks.set_hands(work, self.flow.name, thing.id, [step.name], to)
        self._unwind(work, thing, stays, names)

    def _unwind(
        self, work: Work, thing: Any, stays: bool, names: Collection[str] | None = None
    ) -> None:
        """Where it stays in its state, what is late there still waits."""
        those = self._names(thing) if names is None else names
        to = Hand.REPLACED if stays else Hand.STOPPED
        self._set_hands(work, thing, those, to, late_too=not stays)

    def _set_hands(
        self, work: Work, thing: Any, names: Collection[str], to: Hand, late_too: bool = True
    ) -> None:
        """What was only to be said hangs on no wall; it is not said any more."""
        words = {s.name for s in self.flow.clocks(thing.status) if not s.kept}
        kept = [name for name in names if name not in words]
        clocks.set_hands(work, self.flow.name, thing.id, kept, to, late_too)
        clocks.hush(work, self.flow.name, thing.id, [name for name in names if name in words])

    def _names(self, thing: Any) -> set[str]:
        """Of the clocks of the state it is in; it has none while it is being made."""
        return {s.name for s in self.flow.clocks(thing.status)} if thing.status else set()

    def _wind(self, work: Work, thing: Any, later_than: datetime = EPOCH) -> None:
        for step in self.flow.clocks(thing.status):
            deadline = step.due and step.due(thing, work.moment, work.rules)
            if deadline and deadline.due > later_than:
                self._keep(work, thing, step, deadline)

    def _plate(self, step: Step[S], thing: Any) -> Plate:
        plate = self.about(thing)
        return plate if step.costs else replace(plate, stake_fen=None)

    def _keep(self, work: Work, thing: Any, step: Step[S], deadline: Deadline) -> None:
        if step.kept:
            plate = self._plate(step, thing)
            clocks.wind(work, self.flow.name, thing.id, step.name, deadline, plate)
        rings = deadline.due + step.rings.value
        work.later(f"{self.flow.name}.{step.name}", thing.id, rings, {})
