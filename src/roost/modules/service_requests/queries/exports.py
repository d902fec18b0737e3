"""What a file of the list is asked by, how many rows that finds, and what the file says of itself.

The shop's file is of its own requests; the platform's is of all shops, or of one.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta
from sqlalchemy import ColumnElement, func, select

from roost.kernel.data import exported
from roost.kernel.data.exported import Export
from roost.kernel.data.look import Look
from roost.kernel.data.sheets.write import Cell
from roost.kernel.pure.actor import Party
from roost.kernel.pure.body import Body
from roost.modules.shop import facade as shop

from ..models import Request
from ..permissions import EXPORT
from ..rules.kinds import REVIEWS, Review
from ..states import STATES, Status
from . import export_rows
from .desk import key_of
from .export_rows import DESK_HEAD, HEAD, across
from .lists import NEWEST, Filter, filters, known_tab
from .requests import READS

Word = Annotated[str, Meta(max_length=64)]
OWN, DESK = "service_requests", "service_requests.desk"  # the two lists


class Asked(Body, frozen=True):
    """The same conditions as the list's; they are kept with the file and written into it."""

    tab: str = "all"
    order_no: Word | None = None
    number: Word | None = None
    type: Word | None = None
    created_from: datetime | None = None
    created_to: datetime | None = None
    buyer_id: Word | None = None
    format: Literal["xlsx", "csv"] = "xlsx"

    @property
    def list(self) -> str:
        return OWN

    def filter(self) -> Filter:
        return Filter(
            self.tab,
            self.order_no or None,
            self.number or None,
            self.type or None,
            self.created_from,
            self.created_to,
            self.buyer_id or None,
        )


class DeskAsked(Body, frozen=True):
    """The platform's: of all shops when no shop is named."""

    tab: str = "platform_review"
    order_no: Word | None = None
    number: Word | None = None
    type: Word | None = None
    review: Review | None = None
    created_from: datetime | None = None
    created_to: datetime | None = None
    shop_id: Word | None = None
    format: Literal["xlsx", "csv"] = "xlsx"

    @property
    def list(self) -> str:
        return DESK

    def filter(self) -> Filter:
        return Filter(
            self.tab,
            self.order_no or None,
            self.number or None,
            self.type or None,
            self.created_from,
            self.created_to,
            review=self.review,
        )


AnyAsked = Asked | DeskAsked


def may(look: Look) -> None:
    """What somebody may not see they may not carry away."""
    look.actor.need(READS[Party(look.actor.party)])
    look.actor.need(EXPORT)


def count(look: Look, asked: AnyAsked) -> int:
    """Before anything is made: how many rows the filters find now."""
    may(look)
    found = select(func.count()).select_from(Request).where(*_wanted(look, asked))
    with across(look, isinstance(asked, DeskAsked)):
        return look.session.scalar(found) or 0


def one(look: Look, export_id: str) -> Export:
    may(look)
    return exported.one(look, DESK if look.actor.party is Party.PLATFORM else OWN, export_id)


def rows(look: Look, asked: AnyAsked) -> Iterator[Sequence[Cell]]:
    """As the list shows them; the shop's own by their age, the newest first."""
    wide = isinstance(asked, DeskAsked)
    key = key_of(asked.filter()) if wide else NEWEST
    return export_rows.rows(look, _wanted(look, asked), key, wide)


def notes(look: Look, asked: AnyAsked) -> list[tuple[str, Cell]]:
    """The exact filters."""
    tab = {"all": "全部"} | {str(s): zh for s, (zh, _) in STATES.items()}
    return [
        ("页签", tab[asked.tab]),
        ("订单编号", asked.order_no or ""),
        ("服务单编号", asked.number or ""),
        ("服务类型", asked.type or ""),
        ("创建时间起", exported.instant(asked.created_from)),
        ("创建时间止(不含)", exported.instant(asked.created_to)),
        *(_desk_notes(look, asked) if isinstance(asked, DeskAsked) else _own_notes(asked)),
    ]


def _own_notes(asked: Asked) -> list[tuple[str, Cell]]:
    return [("买家", asked.buyer_id or "")]


def _desk_notes(look: Look, asked: DeskAsked) -> list[tuple[str, Cell]]:
    names = shop.names(look, {asked.shop_id}) if asked.shop_id else {}
    of = names.get(asked.shop_id or "", "") if asked.shop_id else "全部店铺"
    why = REVIEWS[asked.review][0] if asked.review else ""
    return [("审核原因", why), ("店铺", of), ("店铺编号", asked.shop_id or "")]


def _wanted(look: Look, asked: AnyAsked) -> list[ColumnElement[bool]]:
    known_tab(asked.tab)
    tab = [] if asked.tab == "all" else [Request.status == Status(asked.tab)]
    return [*_of_shop(look, asked), *tab, *filters(asked.filter())]


def _of_shop(look: Look, asked: AnyAsked) -> list[ColumnElement[bool]]:
    if not isinstance(asked, DeskAsked):
        return [Request.shop_id == look.shop_id]
    return [Request.shop_id == asked.shop_id] if asked.shop_id else []


__all__ = ["DESK_HEAD", "HEAD", "Asked", "DeskAsked", "count", "notes", "one", "rows"]
