"""The list as rows of a sheet, read a thousand at a time on one snapshot.

Cost: one statement for the count, one for the rows, one a thousand rows for the numbers of the
after-sales; no row is ever held as an object of the session.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Annotated, Any, Final, Literal

from msgspec import Meta
from sqlalchemy import ColumnElement, func, select

from roost.kernel.data import exported
from roost.kernel.data.exported import Export
from roost.kernel.data.look import Look
from roost.kernel.data.sheets.write import Cell
from roost.kernel.pure.body import Body
from roost.modules.after_sales import facade as after_sales

from ..models import Request
from ..permissions import EXPORT
from ..policies import TYPES
from ..rules.kinds import ANSWERS, CLOSINGS, LEVELS
from ..states import STATES, Status
from .lists import NEWEST, Filter, filters, known_tab

LIST: Final = "service_requests"
HEAD: Final = (
    "服务单编号",
    "订单编号",
    "售后单号",
    "服务类型",
    "处理时效",
    "状态",
    "催单次数",
    "创建时间",
    "截止时间",
    "首次回复时间",
    "关闭时间",
    "是否超时",
    "驳回次数",
    "用户评价",
    "关闭原因",
)
CHUNK: Final = 1000
COLUMNS: Final = (
    Request.number,
    Request.order_no,
    Request.case_id,
    Request.type,
    Request.level,
    Request.limit_s,
    Request.status,
    Request.urge_count,
    Request.created_at,
    Request.last_due_at,
    Request.first_reply_at,
    Request.closed_at,
    Request.late,
    Request.cycle,
    Request.answer,
    Request.close_reason,
    Request.profile,
)
Word = Annotated[str, Meta(max_length=64)]


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


def count(look: Look, asked: Asked) -> int:
    """Before anything is made: how many rows the filters find now."""
    look.actor.need(EXPORT)
    found = select(func.count()).select_from(Request)
    found = found.where(Request.shop_id == look.shop_id, *_wanted(asked.filter()))
    return look.session.scalar(found) or 0


def one(look: Look, export_id: str) -> Export:
    look.actor.need(EXPORT)
    return exported.one(look, LIST, export_id)


def rows(look: Look, asked: Asked) -> Iterator[Sequence[Cell]]:
    """The newest first."""
    ordered = (c.desc() if down else c.asc() for c, down in NEWEST)
    query = select(*COLUMNS).where(Request.shop_id == look.shop_id, *_wanted(asked.filter()))
    found = look.session.execute(query.order_by(*ordered), execution_options={"yield_per": CHUNK})
    words = _Words(look)
    for some in found.partitions():
        cases = after_sales.numbers(look, [row[2] for row in some if row[2]])
        for row in some:
            yield words.cells(row, cases)


class _Words:
    """Labels by code, looked up once."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.types: dict[tuple[str, str], str] = {}
        self.states = {str(s): zh for s, (zh, _) in STATES.items()}

    def cells(self, row: Any, cases: dict[str, str]) -> Sequence[Cell]:
        number, order_no, case_id, type, level, limit_s, status, urged, *rest = row
        created, due, replied, closed, late, cycle, answer, why, profile = rest
        over = late or (status is Status.PENDING and due is not None and due < self.look.now)
        return (
            number,
            order_no,
            cases.get(case_id, "") if case_id else "",
            self.types.get((profile, type)) or self._type(profile, type),
            f"{LEVELS[level][0]} {limit_s // 3600}小时",
            self.states[status],
            urged,
            created,
            due,
            replied,
            closed,
            "是" if over else "否",
            cycle - 1,
            ANSWERS[answer][0] if answer else "",
            CLOSINGS[why][0] if why else "",
        )

    def _type(self, profile: str, code: str) -> str:
        look = self.look
        rule = look.rules.rule(TYPES, look.now, profile, look.shop_id)
        known = {t.code: t.label_zh for t in rule.types}
        return self.types.setdefault((profile, code), known.get(code, code))


def notes(asked: Asked) -> list[tuple[str, Cell]]:
    """The exact filters."""
    tab = {"all": "全部"} | {str(s): zh for s, (zh, _) in STATES.items()}
    return [
        ("页签", tab[asked.tab]),
        ("订单编号", asked.order_no or ""),
        ("服务单编号", asked.number or ""),
        ("服务类型", asked.type or ""),
        ("创建时间起", exported.instant(asked.created_from)),
        ("创建时间止(不含)", exported.instant(asked.created_to)),
        ("买家", asked.buyer_id or ""),
    ]


def _wanted(asked: Filter) -> list[ColumnElement[bool]]:
    known_tab(asked.tab)
    tab = [] if asked.tab == "all" else [Request.status == Status(asked.tab)]
    return [*tab, *filters(asked)]


__all__ = ["HEAD", "LIST", "Asked", "count", "notes", "one", "rows"]
