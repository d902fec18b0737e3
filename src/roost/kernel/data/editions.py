"""Editions that people wrote: read once, held as the rule book, read again when one is added."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Index, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.pure.policy import Row, RuleBook

from .look import Look
from .store import Store
from .tables import Table
from .work import Work


class EditionRow(Table):
    """`published` is when it was announced, `since` from when deeds follow it (S4-31, S4-39)."""

    __tablename__ = "editions"
    __table_args__ = (Index("editions_of", "policy", "id"),)
    id: Mapped[str] = mapped_column(primary_key=True)
    policy: Mapped[str]
    published: Mapped[datetime]
    since: Mapped[datetime]
    rule: Mapped[dict[str, Any]]
    source: Mapped[str]
    profile: Mapped[str | None]
    shop_id: Mapped[str | None]
    who: Mapped[str] = mapped_column(default="")
    who_name: Mapped[str] = mapped_column(default="")


def read(look: Look) -> RuleBook:
    found = look.session.scalars(select(EditionRow).order_by(EditionRow.id)).all()
    return RuleBook(tuple(as_row(e) for e in found), len(found))


def written(look: Look, policy: str = "") -> Sequence[EditionRow]:
    """Who wrote which edition, and when, in the order of writing: everybody's and the own shop's;
    of one policy, or of all that there are."""
    mine = or_(EditionRow.shop_id.is_(None), EditionRow.shop_id == look.shop_id)
    found = select(EditionRow).where(mine).order_by(EditionRow.id)
    if policy:
        found = found.where(EditionRow.policy == policy)
    return look.session.scalars(found).all()


def as_row(kept: EditionRow) -> Row:
    return Row(kept.policy, kept.since, kept.rule, kept.source, kept.profile, kept.shop_id)


def load(store: Store, look: Look) -> None:
    store.rules = read(look)


def add(work: Work, row: Row, published: datetime) -> EditionRow:
    """Written and in the book from the next deed on. The policy must exist and the rule fit it."""
    row.edition_of(work.declared.policies[row.policy])
    kept = EditionRow(
        id=work.new_id(),
        policy=row.policy,
        published=published,
        since=row.since,
        rule=row.rule,
        source=row.source,
        profile=row.profile,
        shop_id=row.shop_id,
        who=work.actor.id,
        who_name=work.actor.name,
    )
    work.session.add(kept)
    work.rules_changed(row)
    return kept
