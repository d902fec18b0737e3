"""Hours, name, profile and the texts that the house says in the shop's name."""

from datetime import time
from typing import Annotated, Any

from msgspec import Meta

from roost.kernel.data.machine import expect
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.profile import Profile
from roost.kernel.pure.refusal import Invalid
from roost.kernel.pure.text import clean
from roost.modules.audit import facade as audit

from .. import queries, rules
from ..events import Changed
from ..models import Shop
from ..permissions import EDIT, PROFILE
from .founding import NAME

SAID, TITLE, CARD_LINE = 300, 16, 40
Clock = Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
WHY = {
    "url": "卡片上不能有网址",
    "account": "卡片上不能有第三方账号或联系方式",
    "other_shop": "卡片上不能有其他店铺的信息",
}


class Basics(Body, frozen=True):
    """`closes` of 00:00 is the end of the day; `opens` after `closes` runs over midnight."""

    name: str
    opens: Clock
    closes: Clock
    version: int


class Texts(Body, frozen=True):
    welcome: str
    offline_reply: str
    version: int


class Switch(Body, frozen=True):
    profile: Profile
    version: int


class Card(Body, frozen=True):
    title: str
    line: str
    version: int


def set_basics(work: Work, data: Basics) -> Shop:
    work.actor.need(EDIT)
    shop = _seen(work, data.version)
    opens, closes = time.fromisoformat(data.opens), time.fromisoformat(data.closes)
    if opens == closes != time():
        raise Invalid("开始与结束时间不能相同", "no_hours", "/closes")
    shop.name, shop.opens, shop.closes = clean(data.name, NAME, "/name"), opens, closes
    told = {"name": shop.name, "opens": data.opens, "closes": data.closes}
    return _changed(work, shop, "basics", told)


def set_texts(work: Work, data: Texts) -> Shop:
    work.actor.need(EDIT)
    shop = _seen(work, data.version)
    shop.welcome = clean(data.welcome, SAID, "/welcome", empty=True)
    shop.offline_reply = clean(data.offline_reply, SAID, "/offline_reply", empty=True)
    return _changed(work, shop, "texts", {})


def switch_profile(work: Work, data: Switch) -> Shop:
    """From the next deed on the shop follows the other platform's rules (S0-45)."""
    work.actor.need(PROFILE)
    shop = _seen(work, data.version)
    told = {"from": shop.profile, "to": data.profile}
    shop.profile = data.profile
    return _changed(work, shop, "profile", told)


def set_card(work: Work, data: Card) -> Shop:
    """The words around the QR; the code in it nobody can change (S3-35, S3-36)."""
    work.actor.need(EDIT)
    shop = _seen(work, data.version)
    shop.card_title = _harmless(work, shop, data.title, TITLE, "/title")
    shop.card_line = _harmless(work, shop, data.line, CARD_LINE, "/line")
    return _changed(work, shop, "card", {"title": shop.card_title, "line": shop.card_line})


def _harmless(work: Work, shop: Shop, typed: str, most: int, pointer: str) -> str:
    text = clean(typed, most, pointer, empty=True)
    if why := rules.foreign(text, shop.name, queries.other_names(work)):
        raise Invalid(WHY[why], f"card_{why}", pointer)
    return text


def _seen(work: Work, version: int) -> Shop:
    shop = queries.shop(work)
    expect(shop, version)
    return shop


def _changed(work: Work, shop: Shop, what: str, told: dict[str, Any]) -> Shop:
    audit.record(work, f"shop.{what}_changed", shop.shop_id, told)
    tell(work, shop.shop_id, what)
    return shop


def tell(work: Work, thing: str, what: str) -> None:
    work.session.flush()
    work.tell(Changed(at=work.moment, shop_id=work.shop_id, thing=thing, what=what))
