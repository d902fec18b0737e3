"""Which shop this is, and whether there is one."""

from collections.abc import Iterable, Sequence

from sqlalchemy import exists, func, select

from roost.kernel.data import appkeys, pages
from roost.kernel.data.appkeys import AppKey
from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.kernel.pure.refusal import NotFound

from .models import Address, Kind, ServiceRule, Shop
from .permissions import APP_KEYS, LIST, QUOTE, VIEW
from .rules import Kind as RuleKind

PLATFORM, ONLY = "platform", "default"


def shop(look: Look) -> Shop:
    found = look.session.get(Shop, look.shop_id)
    if found is None:
        raise NotFound("店铺不存在")
    return found


def by_code(look: Look, code: str) -> str | None:
    """The code `default` stands for the only shop there is."""
    shops = select(Shop.shop_id).where(Shop.kind == Kind.MERCHANT)
    mine = shops.limit(2) if code == ONLY else shops.where(Shop.code == code)
    with look.all_shops("a shop by the code of its QR"):
        found = look.session.scalars(mine).all()
    return found[0] if len(found) == 1 else None


def merchants(look: Look) -> list[str]:
    shops = select(Shop.shop_id).where(Shop.kind == Kind.MERCHANT).order_by(Shop.shop_id)
    with look.all_shops("the shops that the platform's figures are of"):
        return list(look.session.scalars(shops))


def first_run_needed(look: Look) -> bool:
    with look.all_shops("is there any shop"):
        return not look.session.scalar(select(exists().where(Shop.kind == Kind.MERCHANT)))


def platform_there(look: Look) -> bool:
    with look.all_shops("is the platform's own tenant there"):
        return bool(look.session.scalar(select(exists().where(Shop.kind == Kind.PLATFORM))))


def other_names(look: Look) -> list[str]:
    """Of the other shops here, to keep them off a card."""
    others = (Shop.shop_id != look.shop_id, Shop.kind == Kind.MERCHANT)
    with look.as_house(), look.all_shops("names that a card must not carry"):
        return list(look.session.scalars(select(Shop.name).where(*others)))


def all_of_them(
    look: Look, name: str = "", code: str = "", limit: int = 30, cursor: str | None = None
) -> Page[Shop]:
    """For the platform, the newest first; `name` may be a part of it."""
    look.actor.need(LIST)
    query = select(Shop).where(Shop.kind == Kind.MERCHANT)
    if name:
        query = query.where(Shop.name.contains(name, autoescape=True))
    if code:
        query = query.where(Shop.code == code)
    with look.all_shops("the platform's list of shops"):
        rows, after = pages.take(look, query, ((Shop.shop_id, True),), limit, cursor)
    return Page(rows, look.now, after)


def names(look: Look, ids: Iterable[str]) -> dict[str, str]:
    """Of the shops with these ids, for those who see beyond their own."""
    asked = select(Shop.shop_id, Shop.name).where(Shop.shop_id.in_(sorted(set(ids))))
    with look.all_shops("names of shops in a list of the platform"):
        return {row.shop_id: row.name for row in look.session.execute(asked)}


def settings(look: Look) -> Shop:
    look.actor.need(VIEW)
    return shop(look)


def addresses(look: Look) -> Sequence[Address]:
    """The default first, then as they were written."""
    ordered = select(Address).order_by(Address.is_default.desc(), Address.id)
    return look.session.scalars(ordered).all()


def addresses_shown(look: Look) -> Sequence[Address]:
    _may_quote(look)
    return addresses(look)


def return_address(look: Look, id: str | None = None) -> Address | None:
    if id is not None:
        return look.find(Address, id)
    return look.session.scalar(select(Address).where(Address.is_default).limit(1))


def service_rules(look: Look) -> Sequence[ServiceRule]:
    """All versions, the newest first."""
    newest = select(ServiceRule).order_by(ServiceRule.id.desc())
    return look.session.scalars(newest).all()


def service_rules_shown(look: Look) -> Sequence[ServiceRule]:
    _may_quote(look)
    return service_rules(look)


def last_number(look: Look, kind: RuleKind) -> int:
    asked = select(func.max(ServiceRule.number)).where(ServiceRule.kind == kind)
    return look.session.scalar(asked) or 0


def app_keys(look: Look) -> Sequence[AppKey]:
    look.actor.need(APP_KEYS)
    return appkeys.of_shop(look)


def _may_quote(look: Look) -> None:
    """Who replies to buyers quotes; who arranges the shop reads what is quoted."""
    if not look.actor.may(QUOTE):
        look.actor.need(VIEW)
