"""The wall: every running clock of every module that the caller may see, in one list.

It reads the kept clocks and imports no module; what a clock is called and who may see it comes
from the manifests. Cost: one statement for a page, one for the blocks, each on an index of its own.
"""

from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct, field
from sqlalchemy import ColumnElement, Integer, false, func, select

from roost.kernel.data import pages
from roost.kernel.data.clocks import Clock, Hand
from roost.kernel.data.look import Look

from .content import BLOCKS
from .permissions import VIEW

SOON = timedelta(hours=2)
KEY = ((Clock.due, False), (Clock.id, False))


class Deadline(Struct, frozen=True):
    """`step` is what will happen when it runs out; `stake_fen` what that costs, where known."""

    id: str
    module: str
    module_zh: str
    module_en: str
    thing: str
    title: str
    step: str
    step_zh: str
    step_en: str
    start: datetime
    due: datetime
    edition: str
    segments: list[Any]
    owner: str
    stake_fen: int | None


class Wall(Struct, frozen=True):
    items: list[Deadline]
    now: datetime
    next: str | None = None
    counts: dict[str, int] = field(default_factory=dict)


class BlockView(Struct, frozen=True):
    """One of the five matters: how many clocks run, how many have less than two hours left."""

    module: str
    label_zh: str
    label_en: str
    open: int
    soon: int
    stake_fen: int


class Home(Struct, frozen=True):
    blocks: list[BlockView]
    now: datetime


def wall(
    look: Look, module: str = "", mine: bool = False, limit: int = 50, cursor: str | None = None
) -> Wall:
    look.actor.need(VIEW)
    seen = _visible(look)
    running = select(Clock).where(Clock.state == Hand.RUNNING, _of(look, module, seen))
    if mine:
        running = running.where(Clock.owner == look.actor.id)
    rows, following = pages.take(look, running, KEY, limit, cursor)
    return Wall([_deadline(look, c) for c in rows], look.now, following, _counts(look, seen))


def home(look: Look) -> Home:
    """Blocks without the right to see them are left out."""
    look.actor.need(VIEW)
    seen = _visible(look)
    found = _tally(look, [b.module for b in BLOCKS if b.module in seen])
    blocks = [
        BlockView(b.module, b.label_zh, b.label_en, *found.get(b.module, (0, 0, 0)))
        for b in BLOCKS
        if b.module in seen
    ]
    return Home(blocks, look.now)


def _of(look: Look, module: str, seen: set[str]) -> ColumnElement[bool]:
    """One module by its index; all of them by leaving out, so that the wall's order is kept."""
    if module:
        return Clock.module == module if module in seen else false()
    hidden = {m.name for m in look.declared.manifests} - seen
    return Clock.module.not_in(sorted(hidden))


def _visible(look: Look) -> set[str]:
    places = look.declared.manifests
    return {m.name for m in places if m.nav and m.nav.needs and look.actor.may(m.nav.needs)}


def _counts(look: Look, seen: set[str]) -> dict[str, int]:
    return {module: n for module, (n, _, _) in _tally(look, sorted(seen)).items()}


def _tally(look: Look, modules: list[str]) -> dict[str, tuple[int, int, int]]:
    late = func.coalesce(func.sum((Clock.due <= look.now + SOON).cast(Integer)), 0)
    stake = func.coalesce(func.sum(Clock.stake_fen), 0)
    query = (
        select(Clock.module, func.count(), late, stake)
        .where(Clock.state == Hand.RUNNING, Clock.module.in_(modules))
        .group_by(Clock.module)
    )
    found = look.session.execute(query).all()
    return {module: (n, int(soon or 0), int(fen or 0)) for module, n, soon, fen in found}


def _deadline(look: Look, clock: Clock) -> Deadline:
    place = next((m.nav for m in look.declared.manifests if m.name == clock.module), None)
    zh, en = look.declared.labels.get((clock.module, clock.step), (clock.step, clock.step))
    return Deadline(
        clock.id,
        clock.module,
        place.label_zh if place else clock.module,
        place.label_en if place else clock.module,
        clock.thing,
        clock.title,
        clock.step,
        zh,
        en,
        clock.start,
        clock.due,
        clock.edition,
        clock.segments,
        clock.owner,
        clock.stake_fen,
    )
