"""Accounts: the owner's with the shop, sub-accounts by the owner."""

from sqlalchemy.exc import IntegrityError

from roost.kernel.data.machine import Machine, expect
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Conflict, Invalid, TooMany
from roost.kernel.pure.text import clean, phone
from roost.modules.audit import facade as audit
from roost.modules.shop import facade as shop

from .. import queries, rules
from ..events import Changed, Unbound
from ..models import Person, Post
from ..permissions import MANAGE
from ..states import FLOW, Status
from . import codes, entry

NAME = 20
INVITATION = "【归巢】店铺「{shop}」邀请您开通子账号,验证码 {code},5分钟内有效。"
CODES = {
    rules.OWNER: "phone_is_owner",
    rules.HERE: "bound_here",
    rules.ELSEWHERE: "bound_elsewhere",
}


class Invite(Body, frozen=True):
    phone: str


class Hire(Body, frozen=True):
    phone: str
    code: str
    name: str
    post_id: str
    im_access: bool


class Edit(Body, frozen=True):
    """The owner has no post."""

    name: str
    im_access: bool
    version: int
    post_id: str | None = None


class Move(Body, frozen=True):
    version: int | None = None


def changed(work: Work, person: Person, step: str) -> Changed:
    return Changed(at=work.moment, shop_id=person.shop_id, thing=person.id, step=step)


MACHINE = Machine(FLOW, Person, changed)


def found(work: Work, kind: str, name: str, digits: str, secret: str) -> Person:
    """The first account of a shop, which owns it."""
    there = queries.bound(work, kind, digits)
    if there is not None:
        raise Conflict(rules.OWNER if there.owner else rules.ELSEWHERE, "phone_taken")
    return _join(work, kind, digits, Person(name=name, owner=True, im_access=True, secret=secret))


def invite(work: Work, data: Invite) -> None:
    """A code to the phone. Only what the shop knows itself is told before it is proved (S6)."""
    work.actor.need(MANAGE)
    queries.at_home(work)
    digits, kind = phone(data.phone), shop.get(work).kind
    there = queries.bound(work, kind, digits)
    if there and there.shop_id == work.shop_id and not there.owner:
        raise Conflict(rules.HERE, CODES[rules.HERE])
    ticket = _ticket(work, kind, digits)
    if codes.phones_of_the_day(work, ticket) >= codes.rule(work).phones_a_day:
        audit.record(work, "staff.phones_refused")
        raise TooMany("今日邀请的手机号过多,请明天再试", "phones_a_day", 86400).keeping()
    text = INVITATION.replace("{shop}", shop.get(work).name)
    codes.send(work, ticket, digits, text)


def hire(work: Work, data: Hire) -> Person:
    """What is in the way of this phone is said to whoever has read the code on it (S2-12..14)."""
    work.actor.need(MANAGE)
    queries.at_home(work)
    name, digits, kind = clean(data.name, NAME, "/name"), phone(data.phone), shop.get(work).kind
    post = _post(work, data.post_id)
    codes.prove(work, _ticket(work, kind, digits), data.code)
    there = queries.bound(work, kind, digits)
    here = there is not None and there.shop_id == work.shop_id
    owner = there is not None and there.owner
    if sentence := rules.prompt(owner, here, there is not None and not here):
        raise Conflict(sentence, CODES[sentence]).keeping()
    newcomer = Person(name=name, owner=False, im_access=data.im_access, post_id=post.id)
    person = _join(work, kind, digits, newcomer)
    audit.record(work, "staff.hired", person.id, {"name": name, "post": post.name})
    return person


def edit(work: Work, id: str, data: Edit) -> Person:
    work.actor.need(MANAGE)
    queries.at_home(work)
    person = work.get(Person, id, "账号不存在")
    expect(person, data.version)
    before = (person.post_id, person.im_access)
    person.name, person.im_access = clean(data.name, NAME, "/name"), data.im_access
    if not person.owner:
        person.post_id = _post(work, data.post_id or "").id
    told = {"name": person.name, "im_access": person.im_access, "post": person.post_id}
    audit.record(work, "staff.changed", id, told)
    if before == (person.post_id, person.im_access) or person.owner:
        work.tell(changed(work, person, "edit"))
    else:
        end_and_tell(work, person, "rights")
    return person


def move(work: Work, id: str, step: str, data: Move) -> Person:
    """Suspend, reinstate, unbind, delete: who may not come in is out at once (S2-15)."""
    work.actor.need(MANAGE)
    queries.at_home(work)
    person = work.get(Person, id, "账号不存在")
    expect(person, data.version)
    was_bound = person.phone_key is not None
    MACHINE.move(work, person, step)
    audit.record(work, f"staff.{step}", id, {"name": person.name})
    if person.status is not Status.AUTHORIZED:
        entry.end_sessions(work, person, step)
    if was_bound and person.status in (Status.UNBOUND, Status.DELETED):
        person.phone = person.phone_key = person.secret = None
        work.tell(Unbound(at=work.moment, shop_id=person.shop_id, thing=person.id))
    return person


def end_and_tell(work: Work, person: Person, why: str) -> None:
    """Other rights, another session: what was open under the old ones is closed."""
    entry.end_sessions(work, person, why)
    work.tell(changed(work, person, why))


def _join(work: Work, kind: str, digits: str, person: Person) -> Person:
    person.shop_id, person.id = work.shop_id, work.new_id()
    person.phone = work.keys.seal(queries.PHONE, digits)
    person.phone_key = queries.phone_key(work, kind, digits)
    person.status, person.joined = Status.AUTHORIZED, work.moment
    MACHINE.start(work, person)
    try:
        work.session.flush()
    except IntegrityError as taken:  # by another shop, in the same instant
        raise Conflict(rules.ELSEWHERE, CODES[rules.ELSEWHERE]) from taken
    return person


def _post(work: Work, id: str) -> Post:
    post = work.find(Post, id)
    if post is None:
        raise Invalid("请选择岗位", "no_post", "/post_id")
    return post


def _ticket(work: Work, kind: str, digits: str) -> codes.Ticket:
    asker = f"{work.shop_id} {work.actor.id}"
    return codes.Ticket(queries.phone_key(work, kind, digits), "hire", asker, asker)
