"""Founding a shop."""

from datetime import time
from secrets import choice

from msgspec import Struct

from roost.kernel.data.work import Work
from roost.kernel.pure.actor import system
from roost.kernel.pure.body import Body
from roost.kernel.pure.profile import Profile
from roost.kernel.pure.refusal import Conflict
from roost.kernel.pure.text import clean, phone

from .. import queries
from ..content import texts
from ..events import Founded
from ..models import Kind, Shop

OPENS, CLOSES = time(9), time(22)
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read as another
CODE, NAME, PERSON = 8, 30, 20


class FirstRun(Body, frozen=True):
    shop_name: str
    profile: Profile
    owner_name: str
    phone: str
    password: str


class Owner(Struct, frozen=True):
    """`secret` is the hash of the password."""

    name: str
    phone: str
    secret: str


def first_run(work: Work, data: FirstRun, secret: str) -> Shop:
    """The first shop of an installation, its owner, and the platform's own tenant beside it."""
    if not queries.first_run_needed(work):
        raise Conflict("店铺已创建,请直接登录", "already_founded")
    owner = Owner(
        clean(data.owner_name, PERSON, "/owner_name"), phone(data.phone, "/phone"), secret
    )
    return add(work, clean(data.shop_name, NAME, "/shop_name"), data.profile, owner)


def add(work: Work, name: str, profile: Profile, owner: Owner) -> Shop:
    """A further shop; the platform's tenant is made with the first, under the same head."""
    if not queries.platform_there(work):
        _found(work, queries.PLATFORM, Kind.PLATFORM, "平台", profile, owner)
    return _found(work, work.new_id(), Kind.MERCHANT, name, profile, owner)


def _found(work: Work, shop_id: str, kind: Kind, name: str, profile: Profile, owner: Owner) -> Shop:
    there = work.acting_as(system(shop_id, "founder"))
    shop = Shop(
        shop_id=shop_id,
        kind=kind,
        name=name,
        profile=profile,
        code="".join(choice(SIGNS) for _ in range(CODE)),
        opens=OPENS,
        closes=CLOSES,
        opened=work.moment,
        welcome=texts.WELCOME,
        offline_reply=texts.OFFLINE,
        card_title=texts.CARD_TITLE,
        card_line=texts.CARD_LINE,
    )
    there.session.add(shop)
    there.session.flush()
    there.tell(
        Founded(
            at=work.moment,
            shop_id=shop_id,
            thing=shop_id,
            kind=kind,
            owner_name=owner.name,
            owner_phone=work.keys.seal("phone", owner.phone).hex(),
            owner_secret=owner.secret,
        )
    )
    there.session.flush()
    work.become(work.actor)
    return shop
