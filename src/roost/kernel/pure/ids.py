"""Ids that sort by business time, then by the order in which they were made."""

import os
from datetime import datetime
from itertools import count

from .time import micros

LENGTH = 32
PATTERN = "^[0-9a-f]{32}$"
_made = count()
_CHANCE, _AT_ONCE = 6, 512  # bytes of an id; ids served by one question to the system
_chances: list[str] = []


def new_id(moment: datetime) -> str:
    """128 bits in hex: 56 of time, 24 of order, 48 of chance; opaque to everybody else."""
    return f"{micros(moment):014x}{next(_made) % 2**24:06x}{_chance()}"


def _chance() -> str:
    while True:
        try:
            return _chances.pop()
        except IndexError:
            fresh = os.urandom(_CHANCE * _AT_ONCE).hex()
            width = 2 * _CHANCE
            _chances.extend(fresh[i : i + width] for i in range(0, len(fresh), width))


os.register_at_fork(after_in_child=_chances.clear)
