"""Parcel checks, hand-over notes and closed days. The clocks themselves are the kernel's."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.data.kept import append_only
from roost.kernel.data.tables import Record, Stateful, Table, belongs_to

from .states import Status


class Check(Stateful, Table):
    """One round on one day. `found`: parcels that wanted a look when it was signed off.

    `shift`: whose round it is, in the shop's own word. `unseen` is of the moment of signing off,
    counted before the step is taken.
    """

    __tablename__ = "deadlines_checks"
    __table_args__ = (
        Index("deadlines_checks_opened", "shop_id", "opens_at", "id"),
        Index("deadlines_checks_status", "shop_id", "status", "opens_at", "id"),
    )
    status: Mapped[Status]
    day: Mapped[str]  # 2024-01-31, as Shanghai counts
    label_zh: Mapped[str]
    label_en: Mapped[str]
    shift: Mapped[str] = mapped_column(default="")
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    edition: Mapped[str]
    unseen: Mapped[int] = mapped_column(default=0)
    found: Mapped[int] = mapped_column(default=0)
    missed_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    who: Mapped[str] = mapped_column(default="")
    who_name: Mapped[str] = mapped_column(default="")

    @property
    def title(self) -> str:
        return f"{self.shift} {self.label_zh}".strip()


class Mark(Record, Table):
    """What somebody decided about one parcel in one check: `handled` or `known`, and why."""

    __tablename__ = "deadlines_marks"
    __table_args__ = (
        belongs_to("deadlines_checks", "check_id"),
        Index("deadlines_marks_of", "shop_id", "check_id", "parcel", "id"),
        Index("deadlines_marks_parcel", "shop_id", "parcel", "id"),
    )
    check_id: Mapped[str]
    parcel: Mapped[str]
    waybill: Mapped[str]
    trouble: Mapped[str]
    mark: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    who: Mapped[str]
    who_name: Mapped[str]


append_only(Mark)


class Rounds(Record, Table):
    """One row a shop, of id `parcels`: its parcels are looked over, next at `next_at`."""

    __tablename__ = "deadlines_rounds"
    next_at: Mapped[datetime]


class Note(Record, Table):
    """From one shift to the next. `to_id`: a person, or empty for whoever comes."""

    __tablename__ = "deadlines_notes"
    __table_args__ = (
        Index("deadlines_notes_waiting", "shop_id", "waits", "id"),
        Index("deadlines_notes_who", "shop_id", "who", "id"),
    )
    at: Mapped[datetime]
    who: Mapped[str]
    who_name: Mapped[str]
    to_id: Mapped[str] = mapped_column(default="")
    to_name: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    things: Mapped[list[Any]] = mapped_column(default=list)  # {module, thing, title}
    waits: Mapped[bool] = mapped_column(default=True)
    taken_at: Mapped[datetime | None]
    taken_by: Mapped[str] = mapped_column(default="")
    taken_name: Mapped[str] = mapped_column(default="")


class Close(Record, Table):
    """A person's day as it was closed: what was still open then, by kind and in all."""

    __tablename__ = "deadlines_closes"
    __table_args__ = (
        Index("deadlines_closes_day", "shop_id", "day", "id"),
        Index("deadlines_closes_who", "shop_id", "who", "id"),
    )
    day: Mapped[str]
    at: Mapped[datetime]
    who: Mapped[str]
    who_name: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    late: Mapped[int]
    due_today: Mapped[int]
    conversations: Mapped[int]
    checks: Mapped[int]
    notes: Mapped[int]
    stake_fen: Mapped[int]
    items: Mapped[list[Any]]  # {module, thing, title, due, late}; the first hundred

    @property
    def open(self) -> int:
        return self.late + self.due_today + self.conversations + self.checks + self.notes


append_only(Close)
