"""The wall: every open clock of every module that the caller may see, in one list.

Cost: a page is the clocks, the kept counts and the names of who is responsible, each on an index
of its own. By money the open clocks with a tariff are weighed in their index, one by one, and only
those of the page are read.
"""

from datetime import datetime, timedelta

from msgspec import Struct, field
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Float,
    case,
    false,
    func,
    select,
    type_coerce,
)

from roost.kernel.data import counts, pages
from roost.kernel.data.clocks import OPEN, OWNED, Clock, Hand
from roost.kernel.data.look import Look
from roost.kernel.pure.refusal import Invalid
from roost.kernel.pure.time import micros

from ..content import BLOCKS
from ..permissions import VIEW
from .rows import Deadline, deadlines, hidden, visible

SOON, MINUTE = timedelta(hours=2), 60_000_000
OVERLAP = timedelta(seconds=10)  # asked again, for writers that did not commit in order
MOST_CHANGES = 500
KEY = ((Clock.due, False), (Clock.id, False))


class Asked(Struct, frozen=True):
    """`money`: only those with a tariff. `order`: due, or money for what is lost a minute."""

    module: str = ""
    mine: bool = False
    money: bool = False
    order: str = "due"


class Wall(Struct, frozen=True):
    """`mark` is what `changes` wants to be asked with."""

    items: list[Deadline]
    now: datetime
    mark: datetime
    next: str | None = None
    counts: dict[str, int] = field(default_factory=dict)


class Changes(Struct, frozen=True):
    """`gone`: ids of clocks that are on this wall no more. `reset`: too much; ask the page anew."""

    items: list[Deadline]
    gone: list[str]
    now: datetime
    mark: datetime
    counts: dict[str, int]
    reset: bool = False


class BlockView(Struct, frozen=True):
    """One of the five matters: how many clocks are open, how many have less than two hours left
    or none, and what these may cost.
    """

    module: str
    label_zh: str
    label_en: str
    open: int
    soon: int
    stake_fen: int


class Home(Struct, frozen=True):
    blocks: list[BlockView]
    now: datetime


def wall(look: Look, asked: Asked, limit: int = 50, cursor: str | None = None) -> Wall:
    look.actor.need(VIEW)
    if asked.order not in ("due", "money"):
        raise Invalid("没有这种排序", "unknown_order", "/order")
    seen = visible(look)
    page = _by_money if asked.order == "money" else _by_due
    rows, following = page(look, _wanted(look, asked, seen), limit, cursor)
    return Wall(deadlines(look, rows), look.now, look.now, following, _counts(look, seen))


def changes(look: Look, since: datetime, asked: Asked) -> Changes:
    """What was wound, given, ended or rung since that mark; said twice, it is the same."""
    look.actor.need(VIEW)
    if since.tzinfo is None:
        raise Invalid("时间须带时区", "no_time_zone", "/since")
    seen = visible(look)
    newer = select(Clock).where(Clock.changed >= since - OVERLAP)
    first = newer.order_by(Clock.changed, Clock.id).limit(MOST_CHANGES + 1)
    rows = list(look.session.scalars(first))
    known = _counts(look, seen)
    if len(rows) > MOST_CHANGES:
        return Changes([], [], look.now, look.now, known, reset=True)
    here = [c for c in rows if _is_on(look, c, asked, seen)]
    gone = {c.id for c in rows} - {c.id for c in here}
    return Changes(deadlines(look, here), sorted(gone), look.now, look.now, known)


def home(look: Look) -> Home:
    """Blocks without the right to see them are left out."""
    look.actor.need(VIEW)
    seen = visible(look)
    shown = [b for b in BLOCKS if b.module in seen]
    kept, near = _counts(look, seen), _soon(look, [b.module for b in shown])
    blocks = [
        BlockView(
            b.module,
            b.label_zh,
            b.label_en,
            kept.get(b.module, 0),
            *near.get(b.module, (0, 0)),
        )
        for b in shown
    ]
    return Home(blocks, look.now)


def _wanted(look: Look, asked: Asked, seen: set[str]) -> list[ColumnElement[bool]]:
    mine = [OWNED, Clock.owner == look.actor.id] if asked.mine else [OPEN]
    money = [Clock.stake_fen > 0] if asked.money else []
    return [*mine, *money, _of(look, asked.module, seen)]


def _of(look: Look, module: str, seen: set[str]) -> ColumnElement[bool]:
    """One module by its index; all of them by leaving out, so that the wall's order is kept."""
    if module:
        return Clock.module == module if module in seen else false()
    return Clock.module.not_in(hidden(look, seen))


def _is_on(look: Look, clock: Clock, asked: Asked, seen: set[str]) -> bool:
    wanted = {asked.module} & seen if asked.module else seen
    mine = not asked.mine or clock.owner == look.actor.id
    money = not asked.money or bool(clock.stake_fen)
    is_open = clock.state in (Hand.RUNNING, Hand.LATE)
    return is_open and mine and money and clock.module in wanted


def _by_due(
    look: Look, where: list[ColumnElement[bool]], limit: int, cursor: str | None
) -> tuple[list[Clock], str | None]:
    return pages.take(look, select(Clock).where(*where), KEY, limit, cursor)


def _by_money(
    look: Look, where: list[ColumnElement[bool]], limit: int, cursor: str | None
) -> tuple[list[Clock], str | None]:
    """What a minute is worth: the stake by the minutes left, at the first page's now.

    What has run out already is lost: it stands by its time alone.
    """
    if not 1 <= limit <= pages.MOST:
        raise Invalid(f"每页1至{pages.MOST}条", "bad_limit", "/limit", most=pages.MOST)
    known = pages.unseal(look, cursor) if cursor else None
    now = known.now if known else look.now
    left = type_coerce(Clock.due, BigInteger) - micros(now)
    rate = type_coerce(Clock.stake_fen, Float) * 1.0 / case((left > MINUTE, left), else_=MINUTE)
    key = ((rate, True), (Clock.id, False))
    order = (rate.desc(), Clock.id)
    ids = select(Clock.id).where(*where, Clock.due > now, Clock.stake_fen > 0)
    if known:
        ids = pages.after(ids, key, known.values)
    best = Clock.id.in_(ids.order_by(*order).limit(limit + 1))
    rows = look.session.execute(select(Clock, rate).where(best).order_by(*order)).all()
    shown = [clock for clock, _ in rows[:limit]]
    more = len(rows) > limit
    following = pages.seal(look, [rows[limit - 1][1], shown[-1].id], now) if more else None
    return shown, following


def _counts(look: Look, seen: set[str]) -> dict[str, int]:
    return {module: n for module, n in counts.of(look, "clocks").items() if module in seen}


def _soon(look: Look, modules: list[str]) -> dict[str, tuple[int, int]]:
    """By module: how many run out within two hours, and their stakes."""
    stake = func.coalesce(func.sum(Clock.stake_fen), 0)
    near = (OPEN, Clock.module.in_(modules), Clock.due <= look.now + SOON)
    query = select(Clock.module, func.count(), stake).where(*near).group_by(Clock.module)
    return {module: (n, int(fen or 0)) for module, n, fen in look.session.execute(query)}
