"""What each side gets to read of an announcement."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from msgspec import Struct

from roost.kernel.data.look import Look

from .models import Announcement
from .policies import SIGNATURE

T = TypeVar("T")


class AnnouncementView(Struct, frozen=True):
    id: str
    policy: str
    title: str
    text: str
    published: datetime
    since: datetime
    signature_zh: str
    signature_en: str


class AnnouncementList(Struct, frozen=True):
    items: list[AnnouncementView]
    now: datetime


def as_is(_: Look, found: T) -> T:
    return found


def one(look: Look, announced: Announcement) -> AnnouncementView:
    signed = look.rules.rule(SIGNATURE, announced.published, announced.profile or None)
    return AnnouncementView(
        announced.id,
        announced.policy,
        announced.title,
        announced.text,
        announced.published,
        announced.since,
        signed.zh,
        signed.en,
    )


def many(look: Look, announced: Sequence[Announcement]) -> AnnouncementList:
    return AnnouncementList([one(look, a) for a in announced], look.now)
