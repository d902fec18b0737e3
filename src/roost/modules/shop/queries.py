"""Which shop this is, and whether there is one."""

from sqlalchemy import exists, select

from roost.kernel.data.look import Look
from roost.kernel.pure.refusal import NotFound

from .models import Kind, Shop

PLATFORM = "platform"


def shop(look: Look) -> Shop:
    found = look.session.get(Shop, look.shop_id)
    if found is None:
        raise NotFound("店铺不存在")
    return found


def by_code(look: Look, code: str) -> str | None:
    mine = (Shop.code == code, Shop.kind == Kind.MERCHANT)
    with look.all_shops("a shop by the code of its QR"):
        return look.session.scalar(select(Shop.shop_id).where(*mine))


def first_run_needed(look: Look) -> bool:
    with look.all_shops("is there any shop"):
        return not look.session.scalar(select(exists().where(Shop.kind == Kind.MERCHANT)))


def platform_there(look: Look) -> bool:
    with look.all_shops("is the platform's own tenant there"):
        return bool(look.session.scalar(select(exists().where(Shop.kind == Kind.PLATFORM))))
