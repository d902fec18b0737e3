"""What others may ask of the shop they are in."""

from collections.abc import Iterable
from datetime import datetime, time

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.data.work import Work
from roost.kernel.pure.hours import Hours
from roost.kernel.pure.profile import Profile

from . import models, queries, rules
from .commands import founding
from .content.divisions import districts

PLATFORM = queries.PLATFORM  # the id of the platform's own tenant


class ShopCard(Struct, frozen=True):
    id: str
    name: str
    kind: str
    profile: str
    code: str
    opens: time
    closes: time


class Texts(Struct, frozen=True):
    """Said in the shop's name: at hand-over to a person, and outside the hours. May be empty."""

    welcome: str
    offline_reply: str


class Address(Struct, frozen=True):
    """`complete` is false where one of the fields would keep a parcel from arriving (S3-67)."""

    id: str
    contact: str
    phone: str
    region: str
    detail: str
    is_default: bool
    complete: bool


class ServiceRule(Struct, frozen=True):
    """One of the shop's texts as it is in force now."""

    id: str
    kind: str
    label_zh: str
    label_en: str
    number: int
    since: datetime
    text: str


def get(look: Look) -> ShopCard:
    return look.once("shop.card", lambda: _card(queries.shop(look)), models.Shop)


def merchants(look: Look) -> list[str]:
    """The ids of all merchants' shops, for the platform alone."""
    return queries.merchants(look)


def profile(look: Look) -> str:
    return get(look).profile


def hours(look: Look) -> Hours:
    s = get(look)
    return Hours(s.opens, s.closes)


def texts(look: Look) -> Texts:
    s = queries.shop(look)
    return Texts(s.welcome, s.offline_reply)


def _card(s: models.Shop) -> ShopCard:
    return ShopCard(s.shop_id, s.name, s.kind, s.profile, s.code, s.opens, s.closes)


def names(look: Look, ids: Iterable[str]) -> dict[str, str]:
    """For the platform's lists over all shops: one statement a page."""
    return queries.names(look, ids)


def by_code(look: Look, code: str) -> str | None:
    """The shop's id, looked for in all shops."""
    return queries.by_code(look, code)


def return_address(look: Look, id: str | None = None) -> Address | None:
    """The default one, or the one with this id."""
    a = queries.return_address(look, id)
    if a is None:
        return None
    known = districts().get(a.district)
    whole = not rules.missing(a.contact, a.phone, a.district, a.detail)
    region = known.region if known else ""
    return Address(a.id, a.contact, a.phone, region, a.detail, a.is_default, whole)


def service_rules(look: Look) -> list[ServiceRule]:
    """What buyers are told today on returns, service and warranty."""
    versions = queries.service_rules(look)
    now = [rules.in_force([v for v in versions if v.kind == k], look.now) for k in rules.Kind]
    return [
        ServiceRule(v.id, v.kind, *rules.KINDS[v.kind], v.number, v.since, v.text) for v in now if v
    ]


def add(
    work: Work, name: str, profile: Profile, owner_name: str, phone: str, secret: str
) -> ShopCard:
    """A shop and its owner; `secret` is what `kernel.web.passwords` made of the password."""
    made = founding.add(work, name, profile, founding.Owner(owner_name, phone, secret))
    work.narrow(made.shop_id)
    return get(work)
