"""When a line must have left, and in which list an order stands for it (S0-03, RD-32)."""

from datetime import datetime, timedelta
from typing import Literal

List = Literal["due_24h", "overdue"]


def ship_by(
    platform: datetime | None, since: datetime | None, promise: timedelta
) -> datetime | None:
    """The platform's own value wins; else payment (or confirmation) plus the promise."""
    if platform is not None:
        return platform
    return None if since is None else since + promise


def due_list(
    due: datetime | None, now: datetime, soon: timedelta, *, shipped: bool, exempt: bool
) -> List | None:
    """`exempt`: a filing for it was approved."""
    if shipped or exempt or due is None:
        return None
    if due <= now:
        return "overdue"
    return "due_24h" if due - now <= soon else None
