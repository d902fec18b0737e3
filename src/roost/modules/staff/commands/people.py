"""Accounts: the owner's with the shop, sub-accounts by the owner."""

from roost.kernel.data.machine import Machine
from roost.kernel.data.work import Work
from roost.kernel.pure.refusal import Conflict

from .. import queries, rules
from ..events import Changed
from ..models import Person
from ..states import FLOW, Status


def changed(work: Work, person: Person, step: str) -> Changed:
    return Changed(at=work.moment, shop_id=person.shop_id, thing=person.id, step=step)


MACHINE = Machine(FLOW, Person, changed)


def found(work: Work, kind: str, name: str, digits: str, secret: str) -> Person:
    """The first account of a shop, which owns it."""
    there = queries.bound(work, kind, digits)
    if there is not None:
        raise Conflict(rules.OWNER if there.owner else rules.ELSEWHERE, "phone_taken")
    return join(work, kind, digits, Person(name=name, owner=True, im_access=True, secret=secret))


def join(work: Work, kind: str, digits: str, person: Person) -> Person:
    person.shop_id, person.id = work.shop_id, work.new_id()
    person.phone = work.keys.seal(queries.PHONE, digits)
    person.phone_key = queries.phone_key(work, kind, digits)
    person.status, person.joined = Status.AUTHORIZED, work.moment
    MACHINE.start(work, person)
    return person
