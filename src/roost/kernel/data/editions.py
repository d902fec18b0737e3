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
    __table_args__ = (Index("editions_of", "policy", "since", "id"),)
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
    rows = (Row(e.policy, e.since, e.rule, e.source, e.profile, e.shop_id) for e in found)
    return RuleBook(tuple(rows), len(found))


def written(look: Look, policy: str, shop_id: str | None = None) -> Sequence[EditionRow]:
    """Who wrote which edition of this policy, and when: everybody's and this shop's, the latest
    first."""
    mine = or_(EditionRow.shop_id.is_(None), EditionRow.shop_id == shop_id)
    found = select(EditionRow).where(EditionRow.policy == policy, mine)
    ordered = found.order_by(EditionRow.since.desc(), EditionRow.id.desc())
    return look.session.scalars(ordered).all()


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
