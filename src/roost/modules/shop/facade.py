"""What others may ask of the shop they are in."""

from datetime import time

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.data.work import Work
from roost.kernel.pure.hours import Hours
from roost.kernel.pure.profile import Profile

from . import commands, queries


class ShopCard(Struct, frozen=True):
    id: str
    name: str
    kind: str
    profile: str
    code: str
    opens: time
    closes: time


def get(look: Look) -> ShopCard:
    s = queries.shop(look)
    return ShopCard(s.shop_id, s.name, s.kind, s.profile, s.code, s.opens, s.closes)


def profile(look: Look) -> str:
    return queries.shop(look).profile


def hours(look: Look) -> Hours:
    s = queries.shop(look)
    return Hours(s.opens, s.closes)


def by_code(look: Look, code: str) -> str | None:
    """The shop's id, looked for in all shops."""
    return queries.by_code(look, code)


def add(
    work: Work, name: str, profile: Profile, owner_name: str, phone: str, secret: str
) -> ShopCard:
    """A shop and its owner; `secret` is what `kernel.web.passwords` made of the password."""
    made = commands.add(work, name, profile, commands.Owner(owner_name, phone, secret))
    work.narrow(made.shop_id)
    return get(work)
