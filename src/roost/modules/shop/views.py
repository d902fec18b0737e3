"""What each side gets to see of a shop."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TypeVar

import segno
from msgspec import Struct

from roost.kernel.data.appkeys import AppKey, Made
from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.kernel.pure.hours import Hours
from roost.kernel.pure.profile import LABELS, Profile

from . import facade, queries, rules
from .content.channels import BY_PROFILE, Channels
from .content.divisions import Division, districts
from .models import Address, ServiceRule, Shop

T = TypeVar("T")


class Needed(Struct, frozen=True):
    needed: bool


class Opened(Struct, frozen=True):
    id: str
    name: str
    profile: str
    code: str


class ProfileName(Struct, frozen=True):
    code: str
    label_zh: str
    label_en: str


class Settings(Struct, frozen=True):
    """`link` is what the QR carries; `channels` how the platform itself is reached."""

    id: str
    name: str
    profile: ProfileName
    profiles: list[ProfileName]
    code: str
    opens: str
    closes: str
    welcome: str
    offline_reply: str
    card_title: str
    card_line: str
    link: str
    channels: Channels
    channels_open: bool
    version: int
    now: datetime


class AddressView(Struct, frozen=True):
    """`missing` names the fields that keep it from being complete."""

    id: str
    contact: str
    phone: str
    district: str
    region: str
    path: list[str]
    detail: str
    is_default: bool
    missing: list[str]
    version: int


class AddressList(Struct, frozen=True):
    items: list[AddressView]
    now: datetime


class RuleVersion(Struct, frozen=True):
    """`state`: past, in_force or coming, seen from now."""

    id: str
    kind: str
    label_zh: str
    label_en: str
    number: int
    text: str
    since: datetime
    published: datetime
    who: str
    state: str


class RuleVersions(Struct, frozen=True):
    items: list[RuleVersion]
    now: datetime


class Front(Struct, frozen=True):
    """The shop as its buyers see it."""

    name: str
    opens: str
    closes: str
    open_now: bool
    service_rules: list[facade.ServiceRule]
    now: datetime


class ShopRow(Struct, frozen=True):
    """A shop as the platform's console lists it."""

    id: str
    name: str
    profile: ProfileName
    code: str
    opens: str
    closes: str
    opened: datetime


ShopPage = Page[ShopRow]


class Child(Struct, frozen=True):
    code: str
    name: str
    leaf: bool


def as_is(_: Look, found: T) -> T:
    return found


def opened(shop: Shop) -> Opened:
    return Opened(shop.shop_id, shop.name, shop.profile, shop.code)


def link(shop: Shop, base: str) -> str:
    return f"{base}/s/{shop.code}"


def settings(look: Look, shop: Shop, base: str) -> Settings:
    channels = BY_PROFILE.get(shop.profile, Channels())
    return Settings(
        id=shop.shop_id,
        name=shop.name,
        profile=_profile(Profile(shop.profile)),
        profiles=[_profile(p) for p in LABELS],
        code=shop.code,
        opens=f"{shop.opens:%H:%M}",
        closes=f"{shop.closes:%H:%M}",
        welcome=shop.welcome,
        offline_reply=shop.offline_reply,
        card_title=shop.card_title,
        card_line=shop.card_line,
        link=link(shop, base),
        channels=channels,
        channels_open=Hours(channels.opens, channels.closes).includes(look.now),
        version=shop.version,
        now=look.now,
    )


def shops(_: Look, found: Page[Shop]) -> ShopPage:
    return Page([_shop(one) for one in found.items], found.now, found.next)


def _shop(one: Shop) -> ShopRow:
    return ShopRow(
        one.shop_id,
        one.name,
        _profile(Profile(one.profile)),
        one.code,
        f"{one.opens:%H:%M}",
        f"{one.closes:%H:%M}",
        one.opened,
    )


def _profile(profile: Profile) -> ProfileName:
    return ProfileName(profile, *LABELS[profile])


def svg(text: str) -> bytes:
    """Scales without blur; error correction M, with the quiet zone a printed code needs."""
    out = BytesIO()
    segno.make_qr(text, error="m").save(out, kind="svg", scale=8, border=4, xmldecl=False)
    return out.getvalue()


def png(text: str) -> bytes:
    out = BytesIO()
    segno.make_qr(text, error="m").save(out, kind="png", scale=12, border=4)
    return out.getvalue()


def address(_: Look, a: Address) -> AddressView:
    known = districts().get(a.district)
    return AddressView(
        id=a.id,
        contact=a.contact,
        phone=a.phone,
        district=a.district,
        region=known.region if known else "",
        path=list(known.path) if known else [],
        detail=a.detail,
        is_default=a.is_default,
        missing=rules.missing(a.contact, a.phone, a.district, a.detail),
        version=a.version,
    )


def addresses(look: Look, found: Sequence[Address]) -> AddressList:
    return AddressList([address(look, a) for a in found], look.now)


def rule_version(look: Look, v: ServiceRule) -> RuleVersion:
    return rule_versions(look, queries.service_rules(look), only=v.id).items[0]


def rule_versions(look: Look, found: Sequence[ServiceRule], only: str = "") -> RuleVersions:
    valid = {
        v.id
        for kind in rules.Kind
        if (v := rules.in_force([f for f in found if f.kind == kind], look.now))
    }
    shown = [_version(look, v, v.id in valid) for v in found if only in ("", v.id)]
    return RuleVersions(shown, look.now)


def _version(look: Look, v: ServiceRule, valid: bool) -> RuleVersion:
    state = "coming" if v.since > look.now else "in_force" if valid else "past"
    zh, en = rules.KINDS[v.kind]
    return RuleVersion(v.id, v.kind, zh, en, v.number, v.text, v.since, v.published, v.who, state)


def front(look: Look, shop: Shop) -> Front:
    return Front(
        shop.name,
        f"{shop.opens:%H:%M}",
        f"{shop.closes:%H:%M}",
        Hours(shop.opens, shop.closes).includes(look.now),
        facade.service_rules(look),
        look.now,
    )


def children(found: Sequence[Division]) -> list[Child]:
    return [Child(d.code, d.name, not d.children) for d in found]


class KeyView(Struct, frozen=True):
    id: str
    name: str
    made: datetime
    revoked: datetime | None


class KeyList(Struct, frozen=True):
    items: list[KeyView]
    now: datetime


NewKeyView = Made


def made_key(_: Look, key: Made) -> NewKeyView:
    return key


def keys(look: Look, rows: Sequence[AppKey]) -> KeyList:
    return KeyList([KeyView(k.id, k.name, k.made, k.revoked) for k in rows], look.now)
