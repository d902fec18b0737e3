"""What an order keeps about its lines: how many are left, and by when they must leave."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from roost.kernel.data.work import Work

from ..models import Order, OrderLine
from ..policies import LATE_PENALTY, SHIP_PROMISE
from ..rules.lateness import Goods, penalty
from ..rules.shipping import ship_by


def promise(work: Work, order: Order, lines: Sequence[OrderLine], since: datetime) -> None:
    """From `since`, payment or confirmation, each line has its promise (RD-32)."""
    default = work.rules.rule(SHIP_PROMISE, since, order.profile, order.shop_id).hours
    for line in lines:
        hours = timedelta(hours=line.promise_hours or default)
        line.ship_by = ship_by(order.platform_ship_by, since, hours)
    keep(work, order, lines)


def keep(work: Work, order: Order, lines: Sequence[OrderLine]) -> None:
    """To be called whenever a line left, was closed, or its promise changed."""
    left = [line for line in lines if line.waits]
    order.lines_left = len(left)
    promises = [line.ship_by for line in (left or lines) if line.ship_by]
    order.ship_by = min(promises, default=None)
    urgent = {n.id: n.ship_by for n in left if n.ship_by and n.exempt != "approved"}
    order.due_by = min(urgent.values(), default=None)
    goods = [Goods(n.amount_fen, n.pieces, urgent.get(n.id)) for n in lines]
    order.late_fen = late_fen(work, order.placed_at, order.profile, order.due_by, goods)


def late_fen(
    work: Work, placed_at: datetime, profile: str, due_by: datetime | None, goods: Iterable[Goods]
) -> int | None:
    """By the rule of the day on which it was placed, as the promise itself."""
    ruling = work.rules.of(LATE_PENALTY, placed_at, profile, work.shop_id)
    return None if due_by is None or ruling is None else penalty(ruling.rule, goods, due_by)
