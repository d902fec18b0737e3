"""How a visitor becomes a buyer of one shop, and one buyer out of two visitors."""

from base64 import urlsafe_b64decode
from secrets import randbelow
from typing import Annotated

from msgspec import Meta, Struct, json

from roost.kernel.data import appkeys, sessions
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Conflict, Invalid, NotFound, Unknown
from roost.kernel.pure.text import clean, phone
from roost.modules.shop import facade as shop
from roost.modules.staff import facade as staff
from roost.modules.staff.facade import CodeFor

from .events import Changed, Merged
from .models import PHONE, Buyer
from .queries import by_external, by_phone, identify, living

FACE, NAME = "buyer", 30
CODE = "【{shop}】验证码{{code}},5分钟内有效。如非本人操作,请忽略。"


class Enter(Body, frozen=True):
    """`shop_code` is what the shop's service QR carries."""

    shop_code: str


class HandOver(Body, frozen=True):
    """`token`: key.payload.signature, as docs/modules/buyers.md tells."""

    shop_code: str
    token: str


class Known(Struct, frozen=True):
    """What the shop's own app says of its user; `at` in seconds since 1970."""

    id: Annotated[str, Meta(min_length=1, max_length=64)]
    at: int
    name: str = ""
    phone: str = ""


class AskCode(Body, frozen=True):
    phone: str


class Bind(Body, frozen=True):
    phone: str
    code: str


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


def ask_code(work: Work, body: AskCode) -> None:
    """The same whether anybody has the phone or nobody."""
    digits = phone(body.phone)
    text = CODE.format(shop=shop.get(work).name)
    staff.send_code(work, _code_for(work, digits), digits, text)


def bind(work: Work, body: Bind, token: str) -> Entered:
    """A proved phone makes one buyer of the guests who have it; the session is a new one."""
    me = _come_back(work, token)
    digits = phone(body.phone)
    staff.prove_code(work, _code_for(work, digits), body.code.strip())
    known = by_phone(work, digits)
    if known is None:
        _give_phone(work, me, digits)
    elif known.id != me.id:
        if not me.guest:
            raise Conflict("该手机号已绑定其他买家", "phone_taken")
        merge(work, me, known)
    return _anew(work, known or me, token)


def hand_over(work: Work, body: HandOver, token: str) -> Entered:
    """The shop's own app vouches for its user: five minutes long, for this shop alone."""
    shop_id = shop.by_code(work, body.shop_code)
    if shop_id is None:
        raise NotFound("店铺不存在", "no_shop")
    work.narrow(shop_id)
    known = _vouched(work, shop_id, body.token)
    me = _visitor(work, token)
    buyer = by_external(work, known.id)
    if buyer is None:
        buyer = me if me and me.guest else guest(work)
        buyer.external_id, buyer.guest = known.id, False
    elif me and me.id != buyer.id and me.guest:
        merge(work, me, buyer)
    buyer.name = clean(known.name, NAME, "/token", empty=True) or buyer.name
    work.session.flush()
    digits = phone(known.phone, "/token") if known.phone else ""
    if digits and by_phone(work, digits) is None:
        _give_phone(work, buyer, digits)
    return _anew(work, buyer, token)


def guest(work: Work) -> Buyer:
    name = f"访客{randbelow(10_000):04d}"
    at = work.moment
    buyer = Buyer(shop_id=work.shop_id, id=work.new_id(), name=name, guest=True, created_at=at)
    work.session.add(buyer)
    return buyer


def known(work: Work, id: str, name: str) -> Buyer:
    buyer = work.session.get(Buyer, (work.shop_id, id))
    if buyer is None:
        at = work.moment
        buyer = Buyer(shop_id=work.shop_id, id=id, name=name, guest=False, created_at=at)
        work.session.add(buyer)
    if buyer.name != name:
        buyer.name = name
    return buyer


def merge(work: Work, old: Buyer, new: Buyer) -> None:
    """Everything of `old` goes over to `new`: each module re-points its own rows."""
    old.merged_into = new.id
    old.phone = old.phone_blind = old.external_id = None
    sessions.end_all(work, work.shop_id, old.id)
    work.session.flush()
    at = work.moment
    work.tell(Merged(at=at, shop_id=work.shop_id, thing=new.id, old=old.id, new=new.id))


def _vouched(work: Work, shop_id: str, token: str) -> Known:
    key_id, _, signed = token.partition(".")
    payload, _, signature = signed.partition(".")
    key = appkeys.genuine(work, key_id, payload.encode(), signature)
    if key is None or key.shop_id != shop_id:
        raise Unknown("登录凭证不正确", "bad_token")
    try:
        known = json.decode(urlsafe_b64decode(payload), type=Known)
    except ValueError as error:
        raise Invalid("登录凭证内容不正确", "bad_token", "/token") from error
    if not appkeys.fresh(work, known.at):
        raise Unknown("登录凭证已过期", "stale_token")
    return known


def _visitor(work: Work, token: str) -> Buyer | None:
    """Who is here already, in this shop."""
    row = sessions.find(work, FACE, token) if token else None
    return work.find(Buyer, row.subject) if row and row.shop_id == work.shop_id else None


def _come_back(work: Work, token: str) -> Buyer:
    row = sessions.find(work, FACE, token) if token else None
    actor = identify(work, row) if row else None
    if actor is None:
        raise Unknown("请先登录")
    work.become(actor)
    return work.get(Buyer, actor.id)


def _anew(work: Work, buyer: Buyer, token: str) -> Entered:
    """Who may see more than before does so in a new session."""
    if token:
        sessions.end(work, sessions.hashed(token))
    return Entered(buyer, sessions.open_one(work, FACE, work.shop_id, buyer.id))


def _give_phone(work: Work, buyer: Buyer, digits: str) -> None:
    buyer.phone, buyer.phone_blind = work.keys.seal(PHONE, digits), work.keys.blind(PHONE, digits)
    buyer.guest = False
    work.session.flush()
    work.tell(Changed(at=work.moment, shop_id=work.shop_id, thing=buyer.id))


def _code_for(work: Work, digits: str) -> CodeFor:
    """Bound to the phone and to the visitor who asked."""
    who = work.actor.id
    return CodeFor(work.keys.blind(PHONE, digits), "buyers.bind", who, f"buyers:{who}")
