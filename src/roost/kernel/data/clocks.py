"""The kept deadlines: what the wall shows, and still explains when they have rung or stopped.

Indexes hold what is asked: the open ones, the few that are somebody's, and those that cost or
nearly cost money when they ended; what is over and was free stands in none but two of them.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, cast

from msgspec import Struct, to_builtins
from sqlalchemy import (
    ColumnElement,
    Index,
    and_,
    bindparam,
    case,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy import Table as CoreTable
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.pure.actor import Party
from roost.kernel.pure.flow import Deadline
from roost.kernel.pure.time import MICROSECOND, SECOND

from . import counts
from .later import ADD, DROP, lane, row
from .look import Look
from .tables import Record, Table
from .work import Work

LAST_HOUR = timedelta(hours=1)  # before due: who acts in it has saved what a miss would cost


class Hand(StrEnum):
    """LATE: it has rung, and its matter still waits. REPLACED: wound anew, as another row."""

    RUNNING = "running"
    LATE = "late"
    RUNG = "rung"
    STOPPED = "stopped"
    REPLACED = "replaced"


class Plate(Struct, frozen=True):
    """What the wall writes on a clock: what it is about, what missing it costs (fen), and whose it
    is: a person's id, "" for nobody, None for whoever had the thing's clocks before.
    """

    title: str = ""
    stake_fen: int | None = None
    owner: str | None = None


class Clock(Record, Table):
    """`ended`: when it rang or was stopped, and `ended_by` the person or the
    connector that stopped it in the shop's name.

    `changed`: business now of the last write, by which an open wall asks for what is new.
    """

    __tablename__ = "clocks"
    __table_args__ = (
        Index("clocks_thing", "shop_id", "module", "thing"),
        Index("clocks_changed", "shop_id", "changed", "id"),
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
    ended_by: Mapped[str] = mapped_column(default="")
    changed: Mapped[datetime]
    title: Mapped[str] = mapped_column(default="")
    stake_fen: Mapped[int | None]
    owner: Mapped[str] = mapped_column(default="")


def _is(*hands: Hand) -> Any:
    """Written out, or the partial indexes would not be used."""
    return Clock.state.in_([literal_column(f"'{hand.name}'") for hand in hands])


OPEN = _is(Hand.RUNNING, Hand.LATE)
OWNED = and_(OPEN, Clock.owner != literal_column("''"))
MISSED = or_(_is(Hand.LATE, Hand.RUNG), and_(_is(Hand.STOPPED), Clock.ended > Clock.due))
_HOUR: ColumnElement[int] = literal_column(str(LAST_HOUR // MICROSECOND))
BOOKED = and_(
    Clock.stake_fen.is_not(None),
    or_(
        _is(Hand.LATE, Hand.RUNG),
        and_(_is(Hand.STOPPED), Clock.ended > Clock.due.op("-")(_HOUR)),
    ),
)
C = Clock
for name, where, columns in (
    ("clocks_wall", OPEN, (C.due, C.id, C.module, C.stake_fen, C.state)),
    ("clocks_module", OPEN, (C.module, C.due, C.id, C.stake_fen, C.state)),
    ("clocks_owner", OWNED, (C.owner, C.due, C.id)),
    (
        "clocks_booked",
        BOOKED,
        (C.ended, C.id, C.due, C.module, C.state, C.stake_fen, C.owner, C.ended_by),
    ),
):
    Index(name, C.shop_id, *columns, sqlite_where=where, postgresql_where=where)

CLOCKS = cast(CoreTable, Clock.__table__)
BEFORE = CLOCKS.alias()
HEIR = (
    select(BEFORE.c.owner)
    .where(BEFORE.c.shop_id == bindparam("shop"))
    .where(BEFORE.c.module == bindparam("m"), BEFORE.c.thing == bindparam("t"))
    .order_by(BEFORE.c.id.desc())
    .limit(1)
)
WIND = insert(CLOCKS)
WIND_ON = WIND.values(owner=func.coalesce(HEIR.scalar_subquery(), ""))
MINE = and_(
    CLOCKS.c.shop_id == bindparam("shop"),
    CLOCKS.c.module == bindparam("m"),
    CLOCKS.c.thing == bindparam("t"),
)
_LATE = CLOCKS.c.state == literal_column("'LATE'")
# What was late stays a miss, ended when it rang.
END = (
    update(CLOCKS)
    .where(MINE, CLOCKS.c.step == bindparam("s"), OPEN)
    .values(
        state=case(
            (_LATE, literal_column("'RUNG'")), else_=bindparam("to", type_=CLOCKS.c.state.type)
        ),
        ended=case((_LATE, CLOCKS.c.ended), else_=bindparam("at", type_=CLOCKS.c.ended.type)),
        ended_by=bindparam("who"),
        changed=bindparam("now"),
    )
)
SET = (
    update(CLOCKS)
    .where(MINE, CLOCKS.c.step == bindparam("s"), _is(Hand.RUNNING))
    .values(
        state=bindparam("to"),
        ended=bindparam("at"),
        ended_by=bindparam("who"),
        changed=bindparam("now"),
    )
)
OWN = update(CLOCKS).where(MINE, OPEN).values(owner=bindparam("who"), changed=bindparam("now"))
LEAVE = (
    update(CLOCKS)
    .where(CLOCKS.c.shop_id == bindparam("shop"), OWNED, CLOCKS.c.owner == bindparam("who"))
    .values(owner="", changed=bindparam("now"))
)


def wind(
    work: Work, module: str, thing: str, step: str, deadline: Deadline, plate: Plate | None = None
) -> None:
    """Keep a deadline. Who wants it to ring leaves a `later` of its own, as a machine does."""
    worn = plate or Plate()
    kept = _kept(work, module, step, thing, work.moment, deadline, worn)
    if worn.owner is None:
        del kept["owner"]
        work.write(WIND_ON, kept | {"shop": work.shop_id, "m": module, "t": thing})
    else:
        work.write(WIND, kept)
    counts.tally(work, "clocks", module, 1)


Wound = tuple[str, datetime, Deadline, Plate]  # thing, start, deadline, plate


def wind_many(
    work: Work, module: str, step: str, hands: Sequence[Wound], after: timedelta = SECOND
) -> None:
    """The same step of many things in two statements; each rings `after` its last good instant.

    Where the plate does not say whose it is, it is nobody's yet.
    """
    if hands:
        work.write(WIND, [_kept(work, module, step, *h) for h in hands])
        ring_many(work, module, step, hands, after)
        counts.tally(work, "clocks", module, len(hands))


def ring_many(work: Work, module: str, step: str, hands: Sequence[Wound], after: timedelta) -> None:
    """They will ring; whether they also hang on the wall is another matter."""
    kind = f"{module}.{step}"
    rings = [row(kind, work.shop_id, h[0], h[2].due + after, {}) for h in hands]
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
        "ended_by": "",
        "changed": work.now,
        "title": plate.title,
        "stake_fen": plate.stake_fen,
        "owner": plate.owner or "",
    }


def stop_many(work: Work, module: str, step: str, things: Sequence[str]) -> None:
    if things:
        mine = _ended(work, module, Hand.STOPPED) | {"s": step}
        _over(work, module, [mine | {"t": thing} for thing in things])
        work.write(DROP, [{"lane": lane(f"{module}.{step}", work.shop_id, t)} for t in things])


def set_hands(
    work: Work, module: str, thing: str, steps: Collection[str], to: Hand, late_too: bool = True
) -> None:
    """Of these steps, as far as their clocks are open. One that is stopped rings no more.

    Not `late_too`: the matter of those that have rung still waits.
    """
    if not steps:
        return
    mine = _ended(work, module, to) | {"t": thing}
    rows = [mine | {"s": step} for step in steps]
    if to is Hand.LATE:
        work.write(SET, rows)
    else:
        _over(work, module, rows, late_too)
    if to in (Hand.STOPPED, Hand.REPLACED):
        hush(work, module, thing, steps)


def hush(work: Work, module: str, thing: str, steps: Collection[str]) -> None:
    """They do not ring any more."""
    if steps:
        work.write(DROP, [{"lane": lane(f"{module}.{s}", work.shop_id, thing)} for s in steps])


def _ended(work: Work, module: str, to: Hand) -> dict[str, Any]:
    by = work.actor.id if work.actor.party in (Party.MERCHANT, Party.CONNECTOR) else ""
    named = {"m": module, "shop": work.shop_id, "to": to}
    return named | {"at": work.moment, "who": by, "now": work.now}


def _over(work: Work, module: str, rows: list[dict[str, Any]], late_too: bool = True) -> None:
    gone = work.write(END if late_too else SET, rows)
    counts.tally(work, "clocks", module, -gone)


def give_to(work: Work, module: str, thing: str, who: str) -> None:
    """The open clocks of a thing are now this person's to watch."""
    mine = {"m": module, "t": thing, "shop": work.shop_id, "who": who, "now": work.now}
    work.write(OWN, mine)


def leave_all(work: Work, who: str) -> None:
    """What was this person's to watch is nobody's."""
    work.write(LEAVE, {"shop": work.shop_id, "who": who, "now": work.now})


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
