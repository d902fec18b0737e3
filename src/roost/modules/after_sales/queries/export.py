"""The list as rows of a sheet, in the order of the list, read a thousand at a time.

Cost: one statement for the count and one for the rows; no row is ever held as an object of the
session.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Annotated, Any, Final, Literal

from msgspec import Meta
from sqlalchemy import func, select

from roost.kernel.data import exported
from roost.kernel.data.exported import Export
from roost.kernel.data.look import Look
from roost.kernel.data.sheets.write import Cell, yuan
from roost.kernel.pure.body import Body

from ..content.reasons import REASONS
from ..models import NO_DUE, Case
from ..permissions import EXPORT
from ..rules.kinds import INTERVENTIONS, KINDS, SOURCES, Kind
from ..states import STATES
from .lists import BY_DUE, Filter, conditions

LIST: Final = "after_sales"
HEAD: Final = (
    "售后单号",
    "订单编号",
    "售后类型",
    "售后状态",
    "来源",
    "介入状态",
    "售后原因",
    "退款金额(元)",
    "其中运费(元)",
    "买家",
    "商品",
    "申请时间",
    "处理截止时间",
    "完结时间",
    "退货单号",
    "寄出单号",
    "备注",
)
COLUMNS: Final = (
    Case.number,
    Case.order_no,
    Case.kind,
    Case.status,
    Case.source,
    Case.intervention,
    Case.reason_code,
    Case.amount_fen,
    Case.freight_fen,
    Case.buyer_name,
    Case.items,
    Case.applied_at,
    Case.due_at,
    Case.ended_at,
    Case.return_waybill,
    Case.sent_waybill,
    Case.memo,
)
CHUNK: Final = 1000
TABS: Final = {
    "all": "全部",
    "open": "进行中",
    "urgent": "2小时内超时",
    "intervention": "平台介入",
} | {str(state): zh for state, (zh, _) in STATES.items()}
Word = Annotated[str, Meta(max_length=64)]


class Asked(Body, frozen=True):
    """The same conditions as the list's; they are kept with the file and written into it."""

    tab: Word = "open"
    number: Word | None = None
    order_no: Word | None = None
    waybill: Word | None = None
    kind: Kind | None = None
    reason: Word | None = None
    applied_from: datetime | None = None
    applied_to: datetime | None = None
    amount_from: int | None = None
    amount_to: int | None = None
    format: Literal["xlsx", "csv"] = "xlsx"

    def filter(self) -> Filter:
        return Filter(
            self.tab,
            self.number or None,
            self.order_no or None,
            self.waybill or None,
            self.kind,
            self.reason or None,
            self.applied_from,
            self.applied_to,
            self.amount_from,
            self.amount_to,
        )


def count(look: Look, asked: Asked) -> int:
    """Before anything is made: how many rows the filters find now."""
    look.actor.need(EXPORT)
    found = select(func.count()).select_from(Case).where(Case.shop_id == look.shop_id)
    return look.session.scalar(found.where(*conditions(look, asked.filter()))) or 0


def one(look: Look, export_id: str) -> Export:
    look.actor.need(EXPORT)
    return exported.one(look, LIST, export_id)


def rows(look: Look, asked: Asked) -> Iterator[Sequence[Cell]]:
    """The first to run out stands first, as in the list."""
    ordered = (c.desc() if down else c.asc() for c, down in BY_DUE)
    wanted = (Case.shop_id == look.shop_id, *conditions(look, asked.filter()))
    query = select(*COLUMNS).where(*wanted).order_by(*ordered)
    found = look.session.execute(query, execution_options={"yield_per": CHUNK})
    for some in found.partitions():
        yield from (_cells(*row) for row in some)


def _cells(*row: Any) -> Sequence[Cell]:
    number, order_no, kind, status, source, intervention, reason, amount, freight, *rest = row
    buyer, items, applied_at, due_at, ended_at, returned, sent, memo = rest
    return (
        number,
        order_no,
        KINDS[kind][0],
        STATES[status][0],
        SOURCES[source][0],
        INTERVENTIONS[intervention][0],
        REASONS[reason].label_zh,
        yuan(amount),
        yuan(freight),
        buyer,
        ";".join(str(item["title"]) for item in items),
        applied_at,
        None if due_at == NO_DUE else due_at,
        ended_at,
        returned,
        sent,
        memo,
    )


def notes(_: Look, asked: Asked) -> list[tuple[str, Cell]]:
    """The exact filters."""
    reason = REASONS.get(asked.reason or "")
    return [
        ("页签", TABS.get(asked.tab, asked.tab)),
        ("售后单号", asked.number or ""),
        ("订单编号", asked.order_no or ""),
        ("运单号", asked.waybill or ""),
        ("售后类型", KINDS[asked.kind][0] if asked.kind else ""),
        ("售后原因", reason.label_zh if reason else asked.reason or ""),
        ("申请时间起", exported.instant(asked.applied_from)),
        ("申请时间止(不含)", exported.instant(asked.applied_to)),
        ("退款金额起(元)", _yuan(asked.amount_from)),
        ("退款金额止(元)", _yuan(asked.amount_to)),
    ]


def _yuan(fen: int | None) -> Cell:
    return None if fen is None else yuan(fen)


__all__ = ["HEAD", "LIST", "Asked", "count", "notes", "one", "rows"]
