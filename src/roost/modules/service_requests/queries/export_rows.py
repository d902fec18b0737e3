"""The rows of a file, read a thousand at a time on one snapshot.

Cost: one statement for the rows, and a thousand rows one for the numbers of the after-sales and,
where they are of all shops, one for the names of the shops; no row is ever held as an object of
the session.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Final

from sqlalchemy import ColumnElement, select

from roost.kernel.data.look import Look
from roost.kernel.data.pages import Key
from roost.kernel.data.sheets.write import Cell
from roost.modules.after_sales import facade as after_sales
from roost.modules.shop import facade as shop

from ..models import Request
from ..policies import TYPES
from ..rules.kinds import ANSWERS, CLOSINGS, LEVELS, REVIEWS
from ..states import STATES, Status

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
DESK_HEAD: Final = ("店铺", "店铺编号", *HEAD, "审核原因")
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
    Request.shop_id,
    Request.review,
)


def across(look: Look, wide: bool) -> AbstractContextManager[None]:
    return look.all_shops("the file of the platform's list") if wide else nullcontext()


def rows(
    look: Look, wanted: Sequence[ColumnElement[bool]], key: Key, wide: bool
) -> Iterator[Sequence[Cell]]:
    """In the order of `key`; `wide`: of all shops, each row with its own."""
    ordered = (c.desc() if down else c.asc() for c, down in key)
    query = select(*COLUMNS).where(*wanted).order_by(*ordered)
    with across(look, wide):
        found = look.session.execute(query, execution_options={"yield_per": CHUNK})
    words = _Words(look)
    for some in found.partitions():
        with across(look, wide):
            cases = after_sales.numbers(look, [row.case_id for row in some if row.case_id])
        names = shop.names(look, {row.shop_id for row in some}) if wide else {}
        for row in some:
            cells = words.cells(row, cases)
            yield words.desk(row, cells, names) if wide else cells


class _Words:
    """Labels by code, looked up once."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.types: dict[tuple[str, str, str], str] = {}
        self.states = {str(s): zh for s, (zh, _) in STATES.items()}

    def cells(self, row: Any, cases: dict[str, str]) -> tuple[Cell, ...]:
        due, waits = row.last_due_at, row.status is Status.PENDING
        over = row.late or (waits and due is not None and due < self.look.now)
        return (
            row.number,
            row.order_no,
            cases.get(row.case_id, "") if row.case_id else "",
            self._type(row.shop_id, row.profile, row.type),
            f"{LEVELS[row.level][0]} {row.limit_s // 3600}小时",
            self.states[row.status],
            row.urge_count,
            row.created_at,
            due,
            row.first_reply_at,
            row.closed_at,
            "是" if over else "否",
            row.cycle - 1,
            ANSWERS[row.answer][0] if row.answer else "",
            CLOSINGS[row.close_reason][0] if row.close_reason else "",
        )

    def desk(self, row: Any, cells: tuple[Cell, ...], names: dict[str, str]) -> tuple[Cell, ...]:
        lies_there = row.review and row.status is Status.PLATFORM_REVIEW
        why = REVIEWS[row.review][0] if lies_there else ""
        return (names.get(row.shop_id, ""), row.shop_id, *cells, why)

    def _type(self, shop_id: str, profile: str, code: str) -> str:
        if label := self.types.get((shop_id, profile, code)):
            return label
        rule = self.look.rules.rule(TYPES, self.look.now, profile, shop_id)
        known = {t.code: t.label_zh for t in rule.types}
        return self.types.setdefault((shop_id, profile, code), known.get(code, code))
