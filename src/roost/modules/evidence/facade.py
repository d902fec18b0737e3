"""What the modules above hang up when it occurs, and ask for when proof is wanted."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.data.work import Work

from . import commands, queries
from .models import Item
from .rules import Kind


class ItemCard(Struct, frozen=True):
    """`file` is None where a fact was only written down; `file_shop` is where the file lies."""

    id: str
    order_id: str
    module: str
    thing: str
    kind: str
    sha256: str
    at: datetime
    by: str
    note: str
    file: str | None
    file_shop: str


def hang(
    work: Work, order_id: str, module: str, thing: str, file: str | None, kind: str, note: str = ""
) -> str:
    """The item's id. The caller has claimed the file; without one the note is what is kept."""
    return commands.hang(work, order_id, module, thing, file, Kind(kind), note).id


def hang_all(
    work: Work,
    order_id: str,
    module: str,
    thing: str,
    files: Iterable[str],
    kind: str,
    note: str = "",
) -> None:
    for file in files:
        hang(work, order_id, module, thing, file, kind, note)


def of_order(look: Look, order_id: str) -> list[ItemCard]:
    """As they occurred, the oldest first."""
    return [_card(item) for item in queries.of_order(look, order_id)]


def _card(i: Item) -> ItemCard:
    return ItemCard(
        i.id,
        i.order_id,
        i.module,
        i.thing,
        i.kind,
        i.sha256,
        i.at,
        i.name,
        i.note,
        i.file,
        i.file_shop,
    )
