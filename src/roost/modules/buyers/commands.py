"""How a visitor becomes a buyer of one shop."""

from secrets import randbelow

from msgspec import Struct

from roost.kernel.data import sessions
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import NotFound
from roost.modules.shop import facade as shop

from .events import Merged
from .models import Buyer
from .queries import living

FACE = "buyer"


class Enter(Body, frozen=True):
    """`shop_code` is what the shop's service QR carries."""

    shop_code: str


class Entered(Struct, frozen=True):
    buyer: Buyer
    token: str


def enter(work: Work, body: Enter, token: str) -> Entered:
    """A guest's session at once, or the one that is open in this shop already."""
    shop_id = shop.by_code(work, body.shop_code)
    if shop_id is None:
        raise NotFound("店铺不存在", "no_shop")
    work.narrow(shop_id)
    row = sessions.find(work, FACE, token) if token else None
    if row and row.shop_id == shop_id and (buyer := work.find(Buyer, row.subject)):
        return Entered(living(work, buyer.id), token)
    buyer = guest(work)
    return Entered(buyer, sessions.open_one(work, FACE, shop_id, buyer.id))


def guest(work: Work) -> Buyer:
    name = f"访客{randbelow(10_000):04d}"
    at = work.moment
    buyer = Buyer(shop_id=work.shop_id, id=work.new_id(), name=name, guest=True, created_at=at)
    work.session.add(buyer)
    return buyer


def merge(work: Work, old: Buyer, new: Buyer) -> None:
    """Everything of `old` goes over to `new`: each module re-points its own rows."""
    old.merged_into = new.id
    old.phone = old.phone_blind = old.external_id = None
    sessions.end_all(work, work.shop_id, old.id)
    work.session.flush()
    at = work.moment
    work.tell(Merged(at=at, shop_id=work.shop_id, thing=new.id, old=old.id, new=new.id))
