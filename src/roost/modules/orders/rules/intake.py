"""The order tables for the process that reads a file."""

from collections.abc import Iterator

from roost.kernel.pure.layout import Found, Rejected

from .layouts import LAYOUTS
from .reading import Rows, read_orders
from .ready import Ready, ready
from .sound import unsound
from .statuses import STATES

TEXTS = STATES


def read(found: Found, rows: Rows) -> Iterator[Ready | Rejected]:
    for result in read_orders(found, rows):
        if isinstance(result, Rejected):
            yield result
        elif faults := unsound(result):
            yield from faults
        else:
            yield ready(result)


__all__ = ["LAYOUTS", "TEXTS", "read"]
