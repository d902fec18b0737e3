"""Who works here, and who a session belongs to."""

from collections.abc import Collection, Sequence

from msgspec import Struct
from sqlalchemy import func, select

from roost.kernel.data import counts, pages
from roost.kernel.data.look import Look
from roost.kernel.data.sessions import LoggedIn
from roost.kernel.pure.actor import Actor, Party, Permission
from roost.kernel.pure.manifest import Manifest
from roost.kernel.pure.refusal import Unknown
from roost.modules.shop import facade as shop

from . import rules
from .models import Person, Post
from .permissions import VIEW
from .rules import granted
from .states import FLOW, Status

PHONE = "phone"
PARTIES = {"merchant": Party.MERCHANT, "platform": Party.PLATFORM}
REALMS = {"workbench": "merchant", "platform": "platform"}  # by face


def phone_key(look: Look, realm: str, digits: str) -> str:
    """One phone has one account among all shops, and may have another one on the platform."""
    return look.keys.blind(f"{PHONE} {realm}", digits)


def bound(look: Look, realm: str, digits: str) -> Person | None:
    """The account that has this phone, in whatever shop."""
    mine = Person.phone_key == phone_key(look, realm, digits)
    with look.as_house(), look.all_shops("an account by its phone"):
        return look.session.scalar(select(Person).where(mine))


def secret(look: Look, face: str, digits: str) -> str | None:
    person = bound(look, REALMS[face], digits)
    return person.secret if person else None


def identify(look: Look, session: LoggedIn) -> Actor | None:
    look.narrow(session.shop_id)
    person = look.session.get(Person, (session.shop_id, session.subject))
    if person is None or person.status is not Status.AUTHORIZED:
        return None
    return actor(look, person)


def actor(look: Look, person: Person) -> Actor:
    """In the shop that the look is narrowed to."""
    card = shop.get(look)
    party = PARTIES[card.kind]
    post = post_of(look, person)
    grants = granted(post.grants if post else (), person.im_access, party, look.declared)
    return Actor(party, person.id, person.shop_id, person.name, grants, person.owner, card.profile)


def post_of(look: Look, person: Person) -> Post | None:
    return look.session.get(Post, (person.shop_id, person.post_id)) if person.post_id else None


def person(look: Look, id: str) -> Person | None:
    return look.session.get(Person, (look.shop_id, id))


def at_home(look: Look) -> None:
    """In one's own shop, also for the platform's people, who may look around elsewhere."""
    look.narrow(look.actor.shop_id)


def me(look: Look) -> Person:
    """Whoever asks."""
    at_home(look)
    found = person(look, look.actor.id)
    if found is None:
        raise Unknown("请先登录")
    return found


def my_secret(look: Look) -> str | None:
    return me(look).secret


def people(look: Look) -> Sequence[Person]:
    here = Person.status == Status.AUTHORIZED
    return look.session.scalars(select(Person).where(here).order_by(Person.id)).all()


def names(look: Look, ids: Collection[str]) -> dict[str, str]:
    wanted = select(Person.id, Person.name).where(Person.id.in_(ids))
    return {id: name for id, name in look.session.execute(wanted)}


def holders(look: Look, permission: Permission) -> list[str]:
    """The ids of those who work here and have this right."""

    def ask() -> list[str]:
        return [p.id for p in people(look) if actor(look, p).may(permission)]

    return look.once(f"staff.holders {permission.code}", ask, Person, Post)


class Shown(Struct, frozen=True):
    """One page of accounts; `posts` names the posts of those on it."""

    people: list[Person]
    posts: dict[str, str]
    counts: dict[str, int]
    next: str | None


def page(look: Look, status: Status | None, cursor: str | None, limit: int) -> Shown:
    look.actor.need(VIEW)
    at_home(look)
    kept = Person.status == status if status else Person.status != Status.DELETED
    key = ((Person.id, False),)
    found, following = pages.take(look, select(Person).where(kept), key, limit, cursor)
    return Shown(found, post_names(look), counts.of(look, FLOW.name), following)


def one(look: Look, id: str) -> Person:
    look.actor.need(VIEW)
    at_home(look)
    return look.get(Person, id, "账号不存在")


def posts(look: Look) -> Sequence[Post]:
    look.actor.need(VIEW)
    at_home(look)
    return look.session.scalars(select(Post).order_by(Post.id)).all()


def post_names(look: Look) -> dict[str, str]:
    return {id: name for id, name in look.session.execute(select(Post.id, Post.name))}


def members(look: Look, post_id: str) -> Sequence[Person]:
    """Who has this post and could log in with it."""
    theirs = (Person.post_id == post_id, Person.status.in_((Status.AUTHORIZED, Status.DISABLED)))
    return look.session.scalars(select(Person).where(*theirs)).all()


def head_count(look: Look) -> dict[str, int]:
    """How many accounts a post has."""
    kept = Person.status.in_((Status.AUTHORIZED, Status.DISABLED))
    asked = select(Person.post_id, func.count()).where(kept).group_by(Person.post_id)
    return {post: n for post, n in look.session.execute(asked) if post}


def tree(look: Look) -> list[Manifest]:
    """The modules whose rights a post can have, as the navigation shows them (S2-09)."""
    look.actor.need(VIEW)
    return rules.tree(look.actor.party, look.declared.manifests)
