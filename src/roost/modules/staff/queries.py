"""Who works here, and who a session belongs to."""

from collections.abc import Sequence

from sqlalchemy import select

from roost.kernel.data.look import Look
from roost.kernel.data.sessions import LoggedIn
from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.refusal import Unknown
from roost.modules.shop import facade as shop

from .models import Person, Post
from .rules import granted
from .states import Status

PHONE = "phone"
PARTIES = {"merchant": Party.MERCHANT, "platform": Party.PLATFORM}
REALMS = {"workbench": "merchant", "platform": "platform"}  # by face


def phone_key(look: Look, realm: str, digits: str) -> str:
    """One phone has one account among all shops, and may have another one on the platform."""
    return look.keys.blind(f"{PHONE} {realm}", digits)


def bound(look: Look, realm: str, digits: str) -> Person | None:
    """The account that has this phone, in whatever shop."""
    mine = Person.phone_key == phone_key(look, realm, digits)
    with look.all_shops("an account by its phone"):
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


def me(look: Look) -> Person:
    """Whoever asks."""
    look.narrow(look.actor.shop_id)
    found = person(look, look.actor.id)
    if found is None:
        raise Unknown("请先登录")
    return found


def people(look: Look) -> Sequence[Person]:
    here = (Person.status == Status.AUTHORIZED,)
    return look.session.scalars(select(Person).where(*here).order_by(Person.id)).all()
