"""A clock as the wall shows it, and whose clocks may be shown to whom."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from msgspec import Struct

from roost.kernel.data.clocks import Clock, Hand
from roost.kernel.data.look import Look
from roost.kernel.pure.manifest import Manifest
from roost.modules.staff import facade as staff

from ..permissions import VIEW


class Deadline(Struct, frozen=True):
    """`step` is what happens when it runs out; `stake_fen` what that costs, None without a tariff.

    `late`: it has run out, and the matter still waits. `paused`: it stands still now, until
    `resumes_at`. `rule_zh`, `rule_en` name the rule of its `edition`. `takes`: who is responsible
    may be changed here.
    """

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
    rule_zh: str
    rule_en: str
    segments: list[Any]
    late: bool
    paused: bool
    resumes_at: datetime | None
    owner: str
    owner_name: str
    takes: bool
    stake_fen: int | None


def visible(look: Look) -> set[str]:
    """A module's clocks are for those who may see its entry in the navigation."""
    places = look.declared.manifests
    return {m.name for m in places if m.nav and m.nav.needs and look.actor.may(m.nav.needs)}


def hidden(look: Look, seen: set[str]) -> list[str]:
    return sorted({m.name for m in look.declared.manifests} - seen)


def deadlines(look: Look, found: Iterable[Clock]) -> list[Deadline]:
    """One further statement, for the names of those who are responsible for any."""
    clocks = list(found)
    names = names_of(look, {c.owner for c in clocks if c.owner})
    places = {m.name: m for m in look.declared.manifests}
    return [_deadline(look, c, places.get(c.module), names.get(c.owner, "")) for c in clocks]


def names_of(look: Look, ids: set[str]) -> dict[str, str]:
    return staff.names(look, ids) if ids else {}


class Colleague(Struct, frozen=True):
    id: str
    name: str


class People(Struct, frozen=True):
    items: list[Colleague]
    now: datetime


def people(look: Look) -> People:
    """To whom something can be given or handed over: who works here now, but for the caller."""
    look.actor.need(VIEW)
    here = [Colleague(p.id, p.name) for p in staff.people(look) if p.id != look.actor.id]
    return People(here, look.now)


def _deadline(look: Look, clock: Clock, of: Manifest | None, owner_name: str) -> Deadline:
    place = of.nav if of else None
    zh, en = look.declared.labels.get((clock.module, clock.step), (clock.step, clock.step))
    rule = look.declared.policies.get(clock.edition.partition("@")[0])
    resumes = _resumes_at(clock, look.now)
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
        rule.label_zh if rule else "",
        rule.label_en if rule else "",
        clock.segments,
        clock.state is Hand.LATE,
        resumes is not None,
        resumes,
        clock.owner,
        owner_name,
        of is not None and not of.owns_clocks,
        clock.stake_fen,
    )


def _resumes_at(clock: Clock, now: datetime) -> datetime | None:
    """The end of the stretch in which it stands still, where now is in one."""
    for stretch in clock.segments:
        ends = datetime.fromisoformat(stretch["end"])
        if not stretch["running"] and datetime.fromisoformat(stretch["start"]) <= now < ends:
            return ends
    return None
