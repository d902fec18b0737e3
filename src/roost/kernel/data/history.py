"""Who did what to a record, and when: one row a step, never changed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Index, insert, select
from sqlalchemy import Table as CoreTable
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.pure.actor import Party

from .look import Look
from .tables import Record, Table
from .work import Work


class Entry(Record, Table):
    """`note` is what the person wrote; `data` what a screen needs to tell it (files, amounts)."""

    __tablename__ = "history"
    __table_args__ = (Index("history_thing", "shop_id", "module", "thing", "id"),)
    module: Mapped[str]
    thing: Mapped[str]
    at: Mapped[datetime]
    party: Mapped[Party]
    who: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    step: Mapped[str]
    status: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)


HISTORY = cast(CoreTable, Entry.__table__)
ADD = insert(HISTORY)


def record(
    work: Work,
    module: str,
    thing: str,
    step: str,
    note: str = "",
    status: str = "",
    data: dict[str, Any] | None = None,
) -> None:
    entry = {
        "shop_id": work.shop_id,
        "id": work.new_id(),
        "module": module,
        "thing": thing,
        "at": work.moment,
        "party": work.actor.party,
        "who": work.actor.id,
        "name": work.actor.name,
        "step": step,
        "status": status,
        "note": note,
        "data": data or {},
    }
    work.write(ADD, entry)


def of(look: Look, module: str, thing_id: str) -> Sequence[Entry]:
    mine = (Entry.module == module, Entry.thing == thing_id)
    return look.session.scalars(select(Entry).where(*mine).order_by(Entry.id)).all()


def of_many(look: Look, module: str, things: Sequence[str]) -> dict[str, list[Entry]]:
    """Of each of these things in one statement, for a page that tells their courses."""
    theirs = (Entry.module == module, Entry.thing.in_(things))
    found: dict[str, list[Entry]] = {thing: [] for thing in things}
    for entry in look.session.scalars(select(Entry).where(*theirs).order_by(Entry.id)):
        found[entry.thing].append(entry)
    return found
