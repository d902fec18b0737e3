"""One line of the loss book."""

from datetime import datetime

from msgspec import Struct

from roost.kernel.data.clocks import Clock, Hand
from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page

from ..queries.rows import names_of


class LossView(Struct, frozen=True):
    """`fen`: what the miss cost, or would have cost. `seconds`: how long before its due instant it
    was stopped; below zero how long after it a missed one was, and 0 where it rang.
    """

    id: str
    module: str
    module_zh: str
    module_en: str
    thing: str
    title: str
    step_zh: str
    step_en: str
    due: datetime
    ended: datetime
    missed: bool
    still_open: bool
    person: str
    person_name: str
    edition: str
    seconds: int
    fen: int


def page(look: Look, found: Page[Clock]) -> Page[LossView]:
    names = names_of(look, {_person(c) for c in found.items} - {""})
    rows = [_line(look, c, names) for c in found.items]
    return Page(rows, found.now, found.next, found.counts)


def _missed(c: Clock) -> bool:
    return c.state in (Hand.LATE, Hand.RUNG) or (c.ended is not None and c.ended > c.due)


def _person(c: Clock) -> str:
    return c.owner if _missed(c) else c.ended_by


def _line(look: Look, c: Clock, names: dict[str, str]) -> LossView:
    place = next((m.nav for m in look.declared.manifests if m.name == c.module), None)
    ended = c.ended or c.due
    rang = c.state in (Hand.LATE, Hand.RUNG)
    return LossView(
        c.id,
        c.module,
        place.label_zh if place else c.module,
        place.label_en if place else c.module,
        c.thing,
        c.title,
        *look.declared.labels.get((c.module, c.step), (c.step, c.step)),
        c.due,
        ended,
        _missed(c),
        c.state is Hand.LATE,
        _person(c),
        names.get(_person(c), ""),
        c.edition,
        0 if rang else int((c.due - ended).total_seconds()),
        c.stake_fen or 0,
    )
