"""One page of a list, as it is answered."""

from datetime import datetime
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Page(Struct, Generic[T], frozen=True):
    """`next` is None on the last page; `counts` stand beside the tabs."""

    items: list[T]
    now: datetime
    next: str | None = None
    counts: dict[str, int] = {}
