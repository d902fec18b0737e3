"""What each side gets to read of an announcement."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from msgspec import Struct, structs

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


class SignedView(AnnouncementView, frozen=True, kw_only=True):
    """`who` pressed the button: for those who work by the rules, not for buyers."""

    who: str


class SignedList(Struct, frozen=True):
    items: list[SignedView]
    now: datetime


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


def signed(look: Look, announced: Announcement) -> SignedView:
    plain = structs.asdict(one(look, announced))
    return SignedView(**plain, who=announced.who_name)


def many_signed(look: Look, announced: Sequence[Announcement]) -> SignedList:
    return SignedList([signed(look, a) for a in announced], look.now)


def many(look: Look, announced: Sequence[Announcement]) -> AnnouncementList:
    return AnnouncementList([one(look, a) for a in announced], look.now)
