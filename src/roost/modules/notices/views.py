from datetime import datetime
from typing import TypeVar

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page

from .models import Notice
from .queries import count_unread

T = TypeVar("T")


class NoticeView(Struct, frozen=True):
    id: str
    kind: str
    level: str
    title_zh: str
    title_en: str
    text: str
    link: str
    at: datetime
    read: bool


class Unread(Struct, frozen=True):
    unread: int


def one(_: Look, notice: Notice) -> NoticeView:
    return NoticeView(
        notice.id,
        notice.kind,
        notice.level,
        notice.title_zh,
        notice.title_en,
        notice.text,
        notice.link,
        notice.at,
        notice.read_at is not None,
    )


def page(look: Look, found: Page[Notice]) -> Page[NoticeView]:
    return Page([one(look, n) for n in found.items], found.now, found.next, found.counts)


def unread(look: Look, _: object) -> Unread:
    return Unread(count_unread(look))


def as_is(_: Look, found: T) -> T:
    return found
