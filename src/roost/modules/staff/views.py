"""How people see themselves and each other."""

from datetime import datetime

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.pure.text import masked_phone
from roost.modules.shop import facade as shop

from . import queries, rules
from .commands.entry import Entered
from .content import GROUPS
from .models import Person


class PostName(Struct, frozen=True):
    id: str
    name: str


class ShopName(Struct, frozen=True):
    id: str
    name: str
    profile: str


class NavEntry(Struct, frozen=True):
    module: str
    label_zh: str
    label_en: str


class NavGroup(Struct, frozen=True):
    group: str
    label_zh: str
    label_en: str
    entries: list[NavEntry]


class Me(Struct, frozen=True):
    """Who is logged in, what they may do, and the navigation that is drawn for them."""

    id: str
    name: str
    phone_masked: str
    owner: bool
    im_access: bool
    shop: ShopName
    grants: list[str]
    nav: list[NavGroup]
    now: datetime
    post: PostName | None = None


def masked(look: Look, person: Person) -> str:
    return masked_phone(look.keys.open(queries.PHONE, person.phone)) if person.phone else ""


def me(look: Look, person: Person, face: str) -> Me:
    card, post = shop.get(look), queries.post_of(look, person)
    mine = rules.permissions(look.actor.party, look.declared.manifests)
    return Me(
        id=person.id,
        name=person.name,
        phone_masked=masked(look, person),
        owner=person.owner,
        im_access=person.im_access,
        shop=ShopName(card.id, card.name, card.profile),
        grants=sorted(p.code for p in mine if look.actor.may(p)),
        nav=nav(look, face, person.im_access),
        now=look.now,
        post=PostName(post.id, post.name) if post else None,
    )


def nav(look: Look, face: str, im_access: bool) -> list[NavGroup]:
    shown = rules.navigation(look.declared.manifests, look.actor, face, im_access)
    return [
        NavGroup(group, *GROUPS[group], [NavEntry(n, v.label_zh, v.label_en) for n, v in entries])
        for group in GROUPS
        if (entries := [(n, v) for n, v in shown if v.group == group])
    ]


def entered(look: Look, entry: Entered, face: str) -> tuple[Me, str]:
    return me(look, entry.person, face), entry.token
