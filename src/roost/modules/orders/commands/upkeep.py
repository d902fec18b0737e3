"""What an order keeps about its lines: how many are left, and by when they must leave."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from roost.kernel.data.work import Work

from ..models import Order, OrderLine
from ..policies import SHIP_PROMISE
from ..rules.shipping import ship_by


def promise(work: Work, order: Order, lines: Sequence[OrderLine], since: datetime) -> None:
    """From `since`, payment or confirmation, each line has its promise (RD-32)."""
    default = work.rules.rule(SHIP_PROMISE, since, order.profile, order.shop_id).hours
    for line in lines:
        hours = timedelta(hours=line.promise_hours or default)
        line.ship_by = ship_by(order.platform_ship_by, since, hours)
    keep(order, lines)


def keep(order: Order, lines: Sequence[OrderLine]) -> None:
    """To be called whenever a line left, was closed, or its promise changed."""
    left = [line for line in lines if line.waits]
    order.lines_left = len(left)
    promises = [line.ship_by for line in (left or lines) if line.ship_by]
    order.ship_by = min(promises, default=None)
    urgent = [line.ship_by for line in left if line.ship_by and line.exempt != "approved"]
    order.due_by = min(urgent, default=None)
