from datetime import datetime

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.data.work import Work
from roost.modules.shop import facade as shop

from . import commands
from .commands import Bind, Enter, HandOver
from .models import Buyer
from .queries import card_of


class ShopName(Struct, frozen=True):
    id: str
    name: str


class Said(Struct, frozen=True):
    text_zh: str
    text_en: str


class Me(Struct, frozen=True):
    id: str
    name: str
    guest: bool
    phone_masked: str
    shop: ShopName
    now: datetime


def me(look: Look, buyer: Buyer) -> Me:
    c, s = card_of(look, buyer), shop.get(look)
    return Me(c.id, c.name, c.guest, c.phone_masked, ShopName(s.id, s.name), look.now)


def entered(work: Work, body: Enter, token: str) -> tuple[Me, str]:
    """Who came in, and the token of their session."""
    found = commands.enter(work, body, token)
    return me(work, found.buyer), found.token


def bound(work: Work, body: Bind, token: str) -> tuple[Me, str]:
    found = commands.bind(work, body, token)
    return me(work, found.buyer), found.token


def handed_over(work: Work, body: HandOver, token: str) -> tuple[Me, str]:
    found = commands.hand_over(work, body, token)
    return me(work, found.buyer), found.token


def code_sent(_: Look, __: None) -> Said:
    return Said("验证码已发送", "The code is on its way")
