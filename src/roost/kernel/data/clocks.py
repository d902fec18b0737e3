"""The kept deadlines: what the wall shows, and still explains when they have rung or stopped."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, cast

from msgspec import Struct, to_builtins
from sqlalchemy import Index, bindparam, insert, select, update
from sqlalchemy import Table as CoreTable
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.pure.flow import Deadline
from roost.kernel.pure.time import SECOND

from .later import ADD, DROP, lane, row
from .look import Look
from .tables import Record, Table
from .work import Work


class Hand(StrEnum):
    RUNNING = "running"
    RUNG = "rung"
    STOPPED = "stopped"


class Plate(Struct, frozen=True):
    """What the wall writes on a clock: whose it is, what it is about and what it may cost (fen)."""

    title: str = ""
    stake_fen: int | None = None
    owner: str = ""  # id of the person responsible, or nobody yet


class Clock(Record, Table):
    __tablename__ = "clocks"
    __table_args__ = (
        Index("clocks_thing", "shop_id", "module", "thing"),
        Index("clocks_wall", "shop_id", "state", "due", "id"),
        Index("clocks_module", "shop_id", "state", "module", "due", "id", "stake_fen"),
    )
    module: Mapped[str]
    thing: Mapped[str]
    step: Mapped[str]
    start: Mapped[datetime]
    due: Mapped[datetime]
    edition: Mapped[str]
    segments: Mapped[list[Any]] = mapped_column(default=list)
    state: Mapped[Hand] = mapped_column(default=Hand.RUNNING)
    ended: Mapped[datetime | None]
    title: Mapped[str] = mapped_column(default="")
    stake_fen: Mapped[int | None]
    owner: Mapped[str] = mapped_column(default="")


CLOCKS = cast(CoreTable, Clock.__table__)
WIND = insert(CLOCKS)
SET = (
    update(CLOCKS)
    .where(CLOCKS.c.shop_id == bindparam("shop"))
    .where(CLOCKS.c.module == bindparam("m"), CLOCKS.c.thing == bindparam("t"))
    .where(CLOCKS.c.step == bindparam("s"), CLOCKS.c.state == Hand.RUNNING)
    .values(state=bindparam("to"), ended=bindparam("at"))
)
OWN = (
    update(CLOCKS)
    .where(CLOCKS.c.shop_id == bindparam("shop"))
    .where(CLOCKS.c.module == bindparam("m"), CLOCKS.c.thing == bindparam("t"))
    .where(CLOCKS.c.state == Hand.RUNNING)
    .values(owner=bindparam("who"))
)


def wind(
    work: Work, module: str, thing: str, step: str, deadline: Deadline, plate: Plate | None = None
) -> None:
    """Keep a deadline. Who wants it to ring leaves a `later` of its own, as a machine does."""
    kept = _kept(work, module, step, thing, work.moment, deadline, plate or Plate())
    work.write(WIND, kept)


Wound = tuple[str, datetime, Deadline, Plate]  # thing, start, deadline, plate


def wind_many(
    work: Work, module: str, step: str, hands: Sequence[Wound], after: timedelta = SECOND
) -> None:
    """The same step of many things in two statements; each rings `after` its last good instant."""
    if hands:
        kind = f"{module}.{step}"
        rings = [row(kind, work.shop_id, h[0], h[2].due + after, {}) for h in hands]
        work.write(WIND, [_kept(work, module, step, *h) for h in hands])
        work.write(ADD, rings)


def _kept(
    work: Work, module: str, step: str, thing: str, start: datetime, due: Deadline, plate: Plate
) -> dict[str, Any]:
    return {
        "shop_id": work.shop_id,
        "id": work.new_id(),
        "module": module,
        "thing": thing,
        "step": step,
        "start": start,
        "due": due.due,
        "edition": due.edition,
        "segments": to_builtins(due.segments),
        "state": Hand.RUNNING,
        "title": plate.title,
        "stake_fen": plate.stake_fen,
        "owner": plate.owner,
    }


def stop_many(work: Work, module: str, step: str, things: Sequence[str]) -> None:
    mine = {"m": module, "s": step, "shop": work.shop_id, "to": Hand.STOPPED, "at": work.moment}
    lanes = [{"lane": lane(f"{module}.{step}", work.shop_id, thing)} for thing in things]
    if things:
        work.write(SET, [mine | {"t": thing} for thing in things])
        work.write(DROP, lanes)


def set_hands(work: Work, module: str, thing: str, steps: Collection[str], to: Hand) -> None:
    """Of these steps, as far as their clocks run. One that is stopped does not ring any more."""
    mine = {"m": module, "t": thing, "shop": work.shop_id, "to": to, "at": work.moment}
    if steps:
        work.write(SET, [mine | {"s": step} for step in steps])
    if steps and to is Hand.STOPPED:
        work.write(DROP, [{"lane": lane(f"{module}.{s}", work.shop_id, thing)} for s in steps])


def give_to(work: Work, module: str, thing: str, who: str) -> None:
    """The running clocks of a thing are now this person's to watch."""
    mine = {"m": module, "t": thing, "shop": work.shop_id, "who": who}
    work.write(OWN, mine)


def running(look: Look, module: str, thing_id: str) -> Sequence[Clock]:
    mine = (Clock.module == module, Clock.thing == thing_id, Clock.state == Hand.RUNNING)
    return look.session.scalars(select(Clock).where(*mine).order_by(Clock.due)).all()


def running_of(look: Look, module: str, things: Sequence[str]) -> dict[str, list[Clock]]:
    """The running clocks of many things in one statement, for a list page."""
    mine = (Clock.module == module, Clock.thing.in_(things), Clock.state == Hand.RUNNING)
    found: dict[str, list[Clock]] = {}
    for clock in look.session.scalars(select(Clock).where(*mine).order_by(Clock.due)):
        found.setdefault(clock.thing, []).append(clock)
    return found
