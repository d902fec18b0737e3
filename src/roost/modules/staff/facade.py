"""What others may ask about the people of the shop they are in."""

from collections.abc import Collection

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.pure.actor import Permission

from . import models, queries
from .commands.codes import Ticket as CodeFor
from .commands.codes import prove as prove_code
from .commands.codes import send as send_code
from .states import Status


class Person(Struct, frozen=True):
    """Also of somebody who has left: the name stays, `active` is false."""

    id: str
    name: str
    im_access: bool
    owner: bool
    active: bool


def person(look: Look, id: str) -> Person | None:
    found = queries.person(look, id)
    return _card(found) if found else None


def people(look: Look) -> list[Person]:
    """Who works here now."""
    return [_card(p) for p in queries.people(look)]


def names(look: Look, ids: Collection[str]) -> dict[str, str]:
    """Of these, also of those who have left; one statement."""
    return queries.names(look, ids)


def phone(look: Look, id: str) -> str | None:
    """The number itself, for the outbox alone: never for a view."""
    found = queries.person(look, id)
    return look.keys.open(queries.PHONE, found.phone) if found and found.phone else None


def may(look: Look, id: str, permission: Permission) -> bool:
    found = queries.person(look, id)
    if found is None or found.status is not Status.AUTHORIZED:
        return False
    return queries.actor(look, found).may(permission)


def holders(look: Look, permission: Permission) -> list[str]:
    """The ids of those who work here now and have this right."""
    return queries.holders(look, permission)


def _card(p: models.Person) -> Person:
    active = p.status is Status.AUTHORIZED
    return Person(p.id, p.name, p.im_access and active, p.owner, active)


__all__ = [
    "CodeFor",
    "Person",
    "holders",
    "may",
    "names",
    "people",
    "person",
    "phone",
    "prove_code",
    "send_code",
]
