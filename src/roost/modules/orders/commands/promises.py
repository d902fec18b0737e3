"""What moves or lifts the promise of a line after it was given."""

from collections.abc import Set
from datetime import timedelta
from typing import Any

from roost.kernel.data.history import record
from roost.kernel.data.work import Work
from roost.kernel.pure.refusal import Invalid

from ..events import Changed
from ..models import OrderLine
from ..queries import Full, full
from ..states import TO_SHIP
from .machine import MACHINE, told
from .upkeep import keep

EXEMPT = ("", "in_review", "approved")


def exempt(work: Work, order_id: str, line_ids: Set[str], state: str) -> None:
    if state not in EXEMPT:
        raise Invalid("没有这种豁免状态", "unknown_exemption")
    found = full(work, order_id)
    for line in _of(found, line_ids):
        line.exempt = state
    _settle(work, found, "exempt", {"state": state, "lines": sorted(line_ids)})


def postpone(work: Work, order_id: str, line_ids: Set[str], by: timedelta) -> None:
    found = full(work, order_id)
    for line in _of(found, line_ids):
        if line.waits and line.ship_by:
            line.ship_by += by
    moved = {"seconds": int(by.total_seconds()), "lines": sorted(line_ids)}
    _settle(work, found, "postpone", moved)


def _of(found: Full, line_ids: Set[str]) -> list[OrderLine]:
    lines = [line for line in found.lines if line.id in line_ids]
    if len(lines) != len(line_ids):
        raise Invalid("商品不在该订单内", "not_its_line", "/lines")
    return lines


def _settle(work: Work, found: Full, step: str, data: dict[str, Any]) -> None:
    order, before = found.order, found.order.due_by
    keep(work, order, found.lines)
    if order.status in TO_SHIP and order.due_by != before:
        MACHINE.rewind(work, order)
    record(work, "orders", order.id, step, "", order.status, data)
    work.tell(Changed(**told(work, order, step=step)))
