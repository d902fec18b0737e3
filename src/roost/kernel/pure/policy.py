"""Rules with effective dates. A deed is judged by the edition in force when it was done (S4-39)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar

from msgspec import Struct, convert

from .time import local

R = TypeVar("R", bound=Struct)


class Edition(Struct, Generic[R], frozen=True):
    since: datetime
    rule: R
    source: str
    profile: str | None = None  # a trading platform, or None for all
    shop_id: str | None = None  # a shop's own setting, where the policy allows one


class Policy(Generic[R]):
    """`by_shop`: a shop may set its own edition. Labels are what the rules pages show."""

    def __init__(
        self,
        name: str,
        rule: type[R],
        built_in: Sequence[Edition[R]],
        labels: tuple[str, str] = ("", ""),
        by_shop: bool = False,
    ) -> None:
        self.name, self.rule, self.built_in = name, rule, tuple(built_in)
        self.label_zh, self.label_en = labels
        self.by_shop = by_shop


class Row(Struct, frozen=True):
    """A further edition, written by a person and kept in the database."""

    policy: str
    since: datetime
    rule: dict[str, Any]
    source: str
    profile: str | None = None
    shop_id: str | None = None

    def edition_of(self, policy: Policy[R]) -> Edition[R]:
        rule = convert(self.rule, policy.rule)
        return Edition(self.since, rule, self.source, self.profile, self.shop_id)


class Ruling(Struct, Generic[R], frozen=True):
    rule: R
    edition: str


class RuleBook(Struct, frozen=True):
    """All editions as they stand now: a snapshot; a new row makes a new book."""

    rows: tuple[Row, ...] = ()
    version: int = 0

    def plus(self, *rows: Row) -> "RuleBook":
        return RuleBook((*self.rows, *rows), self.version + 1)

    def of(
        self,
        policy: Policy[R],
        moment: datetime,
        profile: str | None = None,
        shop_id: str | None = None,
    ) -> Ruling[R] | None:
        """None before the first edition: the caller says what the absence of a rule means.

        The narrower wins: a shop's own, then its platform's, then everybody's; then the later.
        """
        best = in_force((*policy.built_in, *self._written(policy)), moment, profile, shop_id)
        return None if best is None else Ruling(best.rule, name_of(policy, best))

    def rule(
        self,
        policy: Policy[R],
        moment: datetime,
        profile: str | None = None,
        shop_id: str | None = None,
    ) -> R:
        """For policies that have always been: the rule without its edition."""
        ruling = self.of(policy, moment, profile, shop_id)
        if ruling is None:
            raise LookupError(f"{policy.name} has no edition for {profile} at {moment}")
        return ruling.rule

    def _written(self, policy: Policy[R]) -> list[Edition[R]]:
        return [row.edition_of(policy) for row in self.rows if row.policy == policy.name]


def in_force(
    editions: Iterable[Edition[R]], moment: datetime, profile: str | None, shop_id: str | None
) -> Edition[R] | None:
    """Of these, in the order in which they were written: of two that rank alike the later."""
    best: Edition[R] | None = None
    for edition in editions:
        if edition.since > moment or edition.profile not in (None, profile):
            continue
        if edition.shop_id not in (None, shop_id):
            continue
        if best is None or _rank(edition) >= _rank(best):
            best = edition
    return best


def _rank(edition: Edition[Any]) -> tuple[bool, bool, datetime]:
    return edition.shop_id is not None, edition.profile is not None, edition.since


def name_of(policy: Policy[Any], edition: Edition[Any]) -> str:
    """policy@date, with the platform or `shop` behind it: what a clock stores as its edition."""
    name = f"{policy.name}@{local(edition.since):%Y-%m-%d}"
    if edition.shop_id:
        return f"{name}/shop"
    return f"{name}/{edition.profile}" if edition.profile else name
