"""The loss book (B-02): what missed clocks cost, and what saved ones would have.

Nothing is booked beside the clocks: an index holds those with a tariff that were missed, or were
stopped in the shop's name in their last hour, by the instant of their end. Cost: the sums walk this
index over the days asked for and read no row; a clock that was free, or ended early, costs nothing.

A miss is of the person responsible, a rescue of the one who did it.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from msgspec import Struct
from sqlalchemy import BigInteger, ColumnElement, case, func, or_, select, type_coerce

from roost.kernel.data import pages
from roost.kernel.data.clocks import BOOKED, MISSED, Clock
from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.kernel.pure.refusal import Invalid
from roost.kernel.pure.time import MICROSECOND

from ..permissions import LOSSES
from ..rules import A_DAY, at
from .rows import hidden, names_of, visible

MOST_DAYS = 92
EAST, LONG = timedelta(hours=8) // MICROSECOND, A_DAY // MICROSECOND
NEWEST = ((Clock.ended, True), (Clock.id, True))
responsible = case((MISSED, Clock.owner), else_=Clock.ended_by)


class Sums(Struct):
    missed: int = 0
    missed_fen: int = 0
    saved: int = 0
    saved_fen: int = 0

    def add(self, is_missed: bool, n: int, fen: int) -> None:
        if is_missed:
            self.missed, self.missed_fen = self.missed + n, self.missed_fen + fen
        else:
            self.saved, self.saved_fen = self.saved + n, self.saved_fen + fen


class OfDay(Struct):
    day: str
    sums: Sums


class OfPerson(Struct):
    """`id` empty: nobody was responsible. `name` empty with an id: a connector."""

    id: str
    name: str
    sums: Sums


class OfModule(Struct):
    module: str
    label_zh: str
    label_en: str
    sums: Sums


class Book(Struct):
    """Every day that was asked for stands in `days`, also where nothing happened."""

    since: date
    until: date
    total: Sums
    days: list[OfDay]
    people: list[OfPerson]
    modules: list[OfModule]
    now: datetime


class Asked(Struct, frozen=True):
    """Days of Shanghai, both inclusive. `person`: an id, `-` for nobody, empty for all. `kind`:
    missed, saved or both.
    """

    since: date
    until: date
    person: str = ""
    module: str = ""
    kind: str = ""


def book(look: Look, asked: Asked) -> Book:
    """Two statements: the sums, and the names."""
    look.actor.need(LOSSES)
    days = _days(asked)
    day = (type_coerce(Clock.ended, BigInteger) + EAST) // LONG
    missed = case((MISSED, 1), else_=0)
    by = (day, responsible, Clock.module, missed)
    query = select(*by, func.count(), func.sum(Clock.stake_fen)).where(*_wanted(look, asked))
    rows = look.session.execute(query.group_by(*by)).all()
    return _summed(look, asked, days, rows)


def entries(look: Look, asked: Asked, limit: int = 50, cursor: str | None = None) -> Page[Clock]:
    """The very clocks that are summed, the last first."""
    look.actor.need(LOSSES)
    _days(asked)
    query = select(Clock).where(*_wanted(look, asked))
    rows, following = pages.take(look, query, NEWEST, limit, cursor)
    return Page(rows, look.now, following)


def _days(asked: Asked) -> list[date]:
    n = (asked.until - asked.since).days + 1
    if not 1 <= n <= MOST_DAYS:
        raise Invalid(f"请选择1至{MOST_DAYS}天", "bad_days", "/until", most=MOST_DAYS)
    return [asked.since + timedelta(days=i) for i in range(n)]


def _wanted(look: Look, asked: Asked) -> list[ColumnElement[bool]]:
    """Written out as the index has it; a stop that saved is one in the shop's name."""
    seen = visible(look)
    where = [
        BOOKED,
        Clock.ended >= at(asked.since, time()),
        Clock.ended < at(asked.until + A_DAY, time()),
        or_(MISSED, Clock.ended_by != ""),
        Clock.module == asked.module if asked.module else Clock.module.not_in(hidden(look, seen)),
    ]
    if asked.module and asked.module not in seen:
        where.append(Clock.module == "")
    if asked.person:
        where.append(responsible == ("" if asked.person == "-" else asked.person))
    if asked.kind:
        where.append(MISSED if asked.kind == "missed" else ~MISSED)
    return where


def _summed(look: Look, asked: Asked, days: list[date], rows: Iterable[Any]) -> Book:
    total, of_day = Sums(), {f"{day:%Y-%m-%d}": Sums() for day in days}
    of_person: dict[str, Sums] = defaultdict(Sums)
    of_module: dict[str, Sums] = defaultdict(Sums)
    for day, person, module, missed, n, fen in rows:
        name = f"{date(1970, 1, 1) + timedelta(days=day):%Y-%m-%d}"
        for sums in (total, of_day[name], of_person[person], of_module[module]):
            sums.add(bool(missed), n, int(fen))
    names = names_of(look, set(of_person) - {""})
    places = {m.name: m.nav for m in look.declared.manifests if m.nav}
    labels = {m: (p.label_zh, p.label_en) for m, p in places.items()}
    people = [OfPerson(id, names.get(id, ""), sums) for id, sums in of_person.items()]
    modules = [OfModule(m, *labels.get(m, (m, m)), sums) for m, sums in of_module.items()]
    return Book(
        asked.since,
        asked.until,
        total,
        [OfDay(day, sums) for day, sums in of_day.items()],
        sorted(people, key=lambda p: (-p.sums.missed_fen, -p.sums.saved_fen, p.id)),
        sorted(modules, key=lambda m: (-m.sums.missed_fen, m.module)),
        look.now,
    )
