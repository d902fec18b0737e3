"""How people see themselves and each other."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.pure.flow import Offer
from roost.kernel.pure.manifest import Manifest
from roost.kernel.pure.page import Page
from roost.kernel.pure.text import masked_phone
from roost.modules.shop import facade as shop

from . import queries, rules
from .commands.entry import Entered
from .content import GROUPS, WITHOUT_ENTRY
from .models import Person, Post
from .states import FLOW

T = TypeVar("T")


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


class PersonView(Struct, frozen=True):
    id: str
    name: str
    phone_masked: str
    owner: bool
    im_access: bool
    status: str
    status_zh: str
    status_en: str
    version: int
    joined: datetime
    steps: list[Offer]
    post: PostName | None = None


class PostView(Struct, frozen=True):
    """`grants` are the codes that the post has today; `people` how many accounts have the post."""

    id: str
    name: str
    description: str
    grants: list[str]
    people: int
    version: int


class PostList(Struct, frozen=True):
    items: list[PostView]
    now: datetime


class Twig(Struct, frozen=True):
    code: str
    label_zh: str
    label_en: str


class Branch(Struct, frozen=True):
    """One module, named as in the navigation."""

    module: str
    group_zh: str
    group_en: str
    label_zh: str
    label_en: str
    permissions: list[Twig]


def as_is(_: Look, found: T) -> T:
    return found


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
        nav=navigation(look, face, person.im_access),
        now=look.now,
        post=PostName(post.id, post.name) if post else None,
    )


def navigation(look: Look, face: str, im_access: bool) -> list[NavGroup]:
    shown = rules.navigation(look.declared.manifests, look.actor, face, im_access)
    return [
        NavGroup(group, *GROUPS[group], [NavEntry(n, v.label_zh, v.label_en) for n, v in entries])
        for group in GROUPS
        if (entries := [(n, v) for n, v in shown if v.group == group])
    ]


def entered(look: Look, entry: Entered, face: str) -> tuple[Me, str]:
    return me(look, entry.person, face), entry.token


def person(look: Look, shown: Person) -> PersonView:
    post = queries.post_of(look, shown)
    return _person(look, shown, PostName(post.id, post.name) if post else None)


def people(look: Look, shown: queries.Shown) -> Page[PersonView]:
    items = [_person(look, p, _post_name(shown, p)) for p in shown.people]
    return Page(items, look.now, shown.next, shown.counts)


def _post_name(shown: queries.Shown, person: Person) -> PostName | None:
    return PostName(person.post_id, shown.posts[person.post_id]) if person.post_id else None


def _person(look: Look, p: Person, post: PostName | None) -> PersonView:
    zh, en = FLOW.states[p.status]
    steps = FLOW.steps_for(look.actor, p, look.now, look.rules)
    return PersonView(
        id=p.id,
        name=p.name,
        phone_masked=masked(look, p),
        owner=p.owner,
        im_access=p.im_access,
        status=p.status,
        status_zh=zh,
        status_en=en,
        version=p.version,
        joined=p.joined,
        steps=steps,
        post=post,
    )


def post(look: Look, shown: Post) -> PostView:
    return _post(look, shown, queries.head_count(look))


def posts(look: Look, shown: Sequence[Post]) -> PostList:
    members = queries.head_count(look)
    return PostList([_post(look, p, members) for p in shown], look.now)


def _post(look: Look, p: Post, members: dict[str, int]) -> PostView:
    codes = rules.granted(p.grants, True, look.actor.party, look.declared)
    count = members.get(p.id, 0)
    return PostView(p.id, p.name, p.description, sorted(codes), count, p.version)


def tree(look: Look, modules: Sequence[Manifest]) -> list[Branch]:
    return [_branch(look, m) for m in modules]


def _branch(look: Look, m: Manifest) -> Branch:
    """A module without an entry of its own goes by the name of its first right."""
    twigs = [Twig(p.code, p.label_zh, p.label_en) for p in rules.choices(m, look.actor.party)]
    named = m.nav or twigs[0]
    group = GROUPS[m.nav.group] if m.nav else WITHOUT_ENTRY
    return Branch(m.name, *group, named.label_zh, named.label_en, twigs)
