"""Who a buyer is; one who was merged answers as the one they were merged into."""

from collections.abc import Iterable

from msgspec import Struct
from sqlalchemy import select

from roost.kernel.data import pages
from roost.kernel.data.look import Look
from roost.kernel.data.sessions import LoggedIn
from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.page import Page
from roost.kernel.pure.text import masked_phone
from roost.modules.shop import facade as shop

from .models import PHONE, Buyer


class BuyerCard(Struct, frozen=True):
    id: str
    name: str
    guest: bool
    phone_masked: str


def card(look: Look, buyer_id: str) -> BuyerCard:
    return card_of(look, living(look, buyer_id))


def cards(look: Look, buyer_ids: Iterable[str]) -> dict[str, BuyerCard]:
    """By the id that was asked for."""
    wanted = set(buyer_ids)
    if not wanted:
        return {}
    rows = look.session.scalars(select(Buyer).where(Buyer.id.in_(wanted))).all()
    return {b.id: card_of(look, living(look, b.id)) for b in rows}


def page(look: Look, name: str, limit: int, cursor: str | None) -> Page[BuyerCard]:
    """Those who are somebody still, the newest first; `name` is how theirs begins."""
    wanted = select(Buyer).where(Buyer.merged_into.is_(None))
    if name:
        wanted = wanted.where(Buyer.name.startswith(name, autoescape=True))
    rows, following = pages.take(look, wanted, ((Buyer.id, True),), limit, cursor)
    return Page([card_of(look, b) for b in rows], look.now, following)


def by_phone(look: Look, digits: str) -> Buyer | None:
    blind = look.keys.blind(PHONE, digits)
    return look.session.scalar(select(Buyer).where(Buyer.phone_blind == blind))


def by_external(look: Look, external_id: str) -> Buyer | None:
    return look.session.scalar(select(Buyer).where(Buyer.external_id == external_id))


def living(look: Look, buyer_id: str) -> Buyer:
    buyer = look.get(Buyer, buyer_id, "买家不存在")
    while buyer.merged_into:
        buyer = look.get(Buyer, buyer.merged_into)
    return buyer


def card_of(look: Look, buyer: Buyer) -> BuyerCard:
    phone = masked_phone(look.keys.open(PHONE, buyer.phone)) if buyer.phone else ""
    return BuyerCard(buyer.id, buyer.name, buyer.guest, phone)


def me(look: Look) -> Buyer:
    return living(look, look.actor.id)


def identify(look: Look, session: LoggedIn) -> Actor | None:
    look.narrow(session.shop_id)
    buyer = look.find(Buyer, session.subject)
    if buyer is None or buyer.merged_into:
        return None
    profile = shop.profile(look)
    return Actor(Party.BUYER, buyer.id, session.shop_id, buyer.name, profile=profile)
