"""The hours of the parcel check: what holds, what is coming, and whose word it was."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from roost.kernel.data import editions
from roost.kernel.data.editions import EditionRow
from roost.kernel.data.look import Look
from roost.kernel.pure.policy import Row, RuleBook

from ..models import Check
from ..permissions import VIEW
from ..policies import PARCEL_CHECK, ParcelCheck
from ..rules import A_DAY, Turn, day_begin, turns_of_day
from . import checks


class Day(Struct, frozen=True):
    """`held`: the checks that were opened on it, by their instant; the others are planned."""

    at: datetime
    turns: list[Turn]
    held: dict[datetime, Check]


class Settings(Struct, frozen=True):
    """`written`: the editions of this shop, then everybody's, the latest first; `holds` is the one
    of them that is in force, None where the built-in one is. `rule` is the last word: of the one
    that is to come, where there is one.
    """

    rule: ParcelCheck
    holds: EditionRow | None
    version: int
    written: Sequence[EditionRow]
    today: Day
    tomorrow: Day


class Drafted(Struct, frozen=True):
    """`first`: the first whole day under it; today follows it where it begins at once."""

    since: datetime
    rule: ParcelCheck
    today: Day
    first: Day


def settings(look: Look, book: RuleBook | None = None) -> Settings:
    look.actor.need(VIEW)
    known = book or look.rules
    found = editions.written(look, PARCEL_CHECK.name)
    written = sorted((e for e in found if e.profile is None), key=_rank, reverse=True)
    return Settings(
        _rule(written[0]) if written else PARCEL_CHECK.built_in[0].rule,
        next((e for e in written if e.since <= look.now), None),
        version(look, known),
        written,
        _day(look, known, look.now),
        _day(look, known, look.now + A_DAY),
    )


def version(look: Look, book: RuleBook | None = None) -> int:
    """How many editions of its own the shop has written."""
    rows = (book or look.rules).rows
    return sum(r.policy == PARCEL_CHECK.name and r.shop_id == look.shop_id for r in rows)


def drafted(look: Look, row: Row) -> Drafted:
    book = look.rules.plus(row)
    first = max(row.since, day_begin(look.now) + A_DAY)
    return Drafted(
        row.since,
        row.edition_of(PARCEL_CHECK).rule,
        _day(look, book, look.now),
        _day(look, book, first),
    )


def _rule(edition: EditionRow) -> ParcelCheck:
    return editions.as_row(edition).edition_of(PARCEL_CHECK).rule


def _rank(edition: EditionRow) -> tuple[bool, datetime, str]:
    """As the rule book ranks them."""
    return edition.shop_id is not None, edition.since, edition.id


def _day(look: Look, book: RuleBook, moment: datetime) -> Day:
    begins = day_begin(moment)
    ends = begins + A_DAY
    held = {c.opens_at: c for c in checks.since(look, begins) if c.opens_at < ends}
    turns = turns_of_day(checks.rule_at(look, book), moment)
    return Day(begins, turns, held)
