from datetime import datetime

from msgspec import Struct

from roost.kernel.data import files
from roost.kernel.data.binding import Sheet
from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.kernel.web.files import Uploaded

from .models import Item
from .rules import KINDS, MOST, NOTE


class ItemView(Struct, frozen=True):
    """`file` is null where a fact was only written down: the note is the proof."""

    id: str
    order_id: str
    module: str
    thing: str
    kind: str
    label_zh: str
    label_en: str
    sha256: str
    at: datetime
    by: str
    party: str
    note: str
    file: Uploaded | None


ItemPage = Page[ItemView]


class Merged(Struct, frozen=True):
    file: Uploaded
    item: ItemView


class Choice(Struct, frozen=True):
    code: str
    label_zh: str
    label_en: str


class Choices(Struct, frozen=True):
    kinds: list[Choice]
    merge_most: int
    note_most: int


def one(look: Look, item: Item) -> ItemView:
    return ItemView(
        item.id,
        item.order_id,
        item.module,
        item.thing,
        item.kind,
        *KINDS[item.kind],
        item.sha256,
        item.at,
        item.name,
        item.party,
        item.note,
        _file(look, item) if item.file else None,
    )


def page(look: Look, found: Page[Item]) -> ItemPage:
    return Page([one(look, i) for i in found.items], found.now, found.next)


def merged(look: Look, item: Item) -> Merged:
    return Merged(_file(look, item), one(look, item))


def choices() -> Choices:
    return Choices([Choice(k, *words) for k, words in KINDS.items()], MOST, NOTE)


def sheet(_: Look, found: Sheet) -> Sheet:
    return found


def _file(look: Look, item: Item) -> Uploaded:
    id = item.file or ""
    small = files.link(look, id, item.file_shop, thumb=True) if item.file_thumb else None
    return Uploaded(
        id,
        item.file_kind,
        item.file_name,
        item.file_size,
        files.link(look, id, item.file_shop),
        small,
        item.width,
        item.height,
    )
