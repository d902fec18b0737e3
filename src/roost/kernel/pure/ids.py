"""Ids that sort by business time, then by the order in which they were made."""

from datetime import datetime
from itertools import count
from secrets import token_hex

from .time import micros

LENGTH = 32
PATTERN = "^[0-9a-f]{32}$"
_made = count()


def new_id(moment: datetime) -> str:
    """128 bits in hex: 56 of time, 24 of order, 48 of chance; opaque to everybody else."""
    return f"{micros(moment):014x}{next(_made) % 2**24:06x}{token_hex(6)}"
