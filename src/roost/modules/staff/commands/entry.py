"""Coming in and going out."""

from datetime import timedelta
from typing import Any, NoReturn

from msgspec import Struct

from roost.kernel.data import sessions
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Forbidden, Invalid, Unknown
from roost.modules.audit import facade as audit

from .. import queries
from ..models import Person
from ..states import Status
from . import codes

LOOK_AGAIN = timedelta(hours=12)  # how late the end of a session may be written down
TEXTS = {
    "login": "【归巢】登录验证码 {code},5分钟内有效,请勿告诉他人。",
    "reset": "【归巢】重设密码的验证码 {code},5分钟内有效,请勿告诉他人。",
}
NO_ACCOUNT_TEXT = "【归巢】该手机号没有账号。如非本人操作请忽略。"


class Login(Body, frozen=True):
    phone: str
    password: str


class AskCode(Body, frozen=True):
    phone: str


class LoginByCode(Body, frozen=True):
    phone: str
    code: str


class Reset(Body, frozen=True):
    phone: str
    code: str
    password: str


class ChangePassword(Body, frozen=True):
    """`old` may be missing as long as no password has been set."""

    password: str
    old: str = ""


class Entered(Struct, frozen=True):
    person: Person
    token: str


def by_password(
    work: Work, face: str, digits: str, secret: str | None, old_token: str = ""
) -> Entered:
    """`secret` is the hash that the password has been found to fit, outside; None if none did."""
    person = queries.bound(work, queries.REALMS[face], digits)
    if person is None or secret is None or person.secret != secret:
        _refuse(work, person, face)
    return _enter(work, face, person, old_token, "password")


def ask_code(work: Work, face: str, digits: str, purpose: str) -> None:
    """The same is done for every phone; only who gets the message can tell (promise S6)."""
    realm = queries.REALMS[face]
    known = _may_enter(queries.bound(work, realm, digits))
    text = TEXTS[purpose] if known else NO_ACCOUNT_TEXT
    codes.send(work, _ticket(work, realm, digits, purpose), digits, text, usable=known)


def by_code(work: Work, face: str, digits: str, code: str, old_token: str = "") -> Entered:
    return _enter(work, face, _proved(work, face, digits, "login", code), old_token, "code")


def reset(work: Work, face: str, digits: str, code: str, secret: str) -> None:
    """A new password by the phone. Whoever was inside is not any more."""
    person = _proved(work, face, digits, "reset", code)
    work.narrow(person.shop_id)
    person.secret = secret
    end_sessions(work, person, "password")


def change_password(work: Work, proof: str | None, secret: str, token: str) -> None:
    """`proof` is the hash that the old password has been found to fit."""
    person = queries.me(work)
    if person.secret is not None and person.secret != proof:
        raise Invalid("原密码不正确", "wrong_password", "/old")
    person.secret = secret
    end_sessions(work, person, "password", but=sessions.hashed(token))


def leave(work: Work, token: str) -> None:
    sessions.end(work, sessions.hashed(token))
    audit.record(work, "staff.logout", work.actor.id)


def end_sessions(work: Work, person: Person, why: str, but: str = "") -> None:
    """All that the person has open, on every face and socket, before their next frame."""
    sessions.end_all(work, person.shop_id, person.id, but)
    audit.record(work, "staff.sessions_ended", person.id, {"why": why})


def notice_end(work: Work, token_hash: str, _: dict[str, Any]) -> None:
    """Nobody tells when a session runs out; it is looked at until it has."""
    row = work.session.get(sessions.LoggedIn, token_hash)
    if row is None:
        return
    if sessions.alive(work, row):
        work.later("staff.notice_end", token_hash, work.now + LOOK_AGAIN, {})
        return
    person = work.session.get(Person, (row.shop_id, row.subject))
    by = queries.actor(work, person) if person else None
    told = {"face": row.face, "since": row.since.isoformat(), "seen": row.seen.isoformat()}
    audit.record(work, "staff.session_expired", row.subject, told, by=by)
    sessions.end(work, token_hash)


def _ticket(work: Work, realm: str, digits: str, purpose: str) -> codes.Ticket:
    key = queries.phone_key(work, realm, digits)
    return codes.Ticket(key, purpose, account=key)


def _proved(work: Work, face: str, digits: str, purpose: str, code: str) -> Person:
    realm = queries.REALMS[face]
    person = queries.bound(work, realm, digits)
    codes.prove(work, _ticket(work, realm, digits, purpose), code)
    return person or _refuse(work, person, face)


def _may_enter(person: Person | None) -> bool:
    return person is not None and person.status is Status.AUTHORIZED


def _enter(work: Work, face: str, person: Person, old_token: str, how: str) -> Entered:
    work.narrow(person.shop_id)
    if not _may_enter(person):
        audit.record(work, "staff.login_failed", person.id, {"face": face})
        raise Forbidden("账号已停用,请联系主账号", "suspended").keeping()
    me: Actor = queries.actor(work, person)
    work.become(me)
    if old_token:
        sessions.end(work, sessions.hashed(old_token))
    token = sessions.open_one(work, face, person.shop_id, person.id)
    life = sessions.LIVES[face].idle
    work.later("staff.notice_end", sessions.hashed(token), work.now + life, {})
    audit.record(work, "staff.login", person.id, {"face": face, "how": how})
    return Entered(person, token)


def _refuse(work: Work, person: Person | None, face: str) -> NoReturn:
    """Written down in the account's shop, or with the platform where there is no account."""
    work.narrow(person.shop_id if person else "platform")
    audit.record(work, "staff.login_failed", person.id if person else "", {"face": face})
    raise Unknown("手机号或密码不正确", "bad_login").keeping()
