"""A row of the log as a screen shows it."""

from datetime import datetime
from typing import Any, TypeVar

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.pure.page import Page

from .models import Deed
from .queries import Shown

T = TypeVar("T")


class DeedView(Struct, frozen=True):
    """`what` is module.deed; the web has a word for each it knows."""

    seq: int
    at: datetime
    party: str
    who: str
    name: str
    what: str
    thing: str
    data: dict[str, Any]


def as_is(_: Look, found: T) -> T:
    return found


def page(look: Look, shown: Shown) -> Page[DeedView]:
    items = [_one(deed) for deed in shown.deeds]
    return Page(items, look.now, shown.next, shown.counts)


def _one(d: Deed) -> DeedView:
    return DeedView(d.seq, d.at, d.party, d.who, d.name, d.what, d.thing, d.data)
