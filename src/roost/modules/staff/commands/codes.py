"""One-time codes: six digits to a phone, good for five minutes, once (S2-10, promise S7)."""

from datetime import datetime, timedelta
from hmac import compare_digest
from secrets import randbelow, token_hex

from msgspec import Struct
from sqlalchemy import Select, func, select

from roost.kernel.data import outbox
from roost.kernel.data.look import Look
from roost.kernel.data.work import Work
from roost.kernel.pure.refusal import Invalid, TooMany

from ..models import Code
from ..policies import CODE
from ..rules import CodeRule, may_resend, spoilt

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WHY = {
    "used": "验证码已失效,请重新获取",
    "expired": "验证码已过期,请重新获取",
    "too_many_tries": "验证码错误次数过多,请重新获取",
    "wrong_code": "验证码不正确",
}


class Ticket(Struct, frozen=True):
    """What a code is for: `context` is who asked for it, `account` whose allowance it uses."""

    phone_key: str
    purpose: str
    context: str = ""
    account: str = ""


def rule(look: Look) -> CodeRule:
    return look.rules.rule(CODE, look.real)


def send(work: Work, ticket: Ticket, digits: str, text: str, usable: bool = True) -> None:
    """`text` has a place for {code}. An unusable one is kept alike, and can never be right."""
    _refuse_too_many(work, ticket)
    code = f"{randbelow(10**6):06d}"
    row = Code(
        id=work.new_id(),
        phone_key=ticket.phone_key,
        purpose=ticket.purpose,
        context=ticket.context,
        account=ticket.account,
        sent=work.real,
    )
    row.hash = _hash(work, row.id, code if usable else token_hex(8))
    work.session.add(row)
    outbox.post(work, "sms", digits, text.replace("{code}", code))


def prove(work: Work, ticket: Ticket, code: str) -> None:
    """Refused, and the try counted, unless it is the last code sent for this."""
    row = _last(work, ticket)
    if row is None:
        raise Invalid(WHY["used"], "used", "/code")
    if why := spoilt(rule(work), row.sent, work.real, row.tries, row.used is not None):
        raise Invalid(WHY[why], why, "/code")
    if not compare_digest(row.hash, _hash(work, row.id, code)):
        row.tries += 1
        raise Invalid(WHY["wrong_code"], "wrong_code", "/code").keeping()
    row.used = work.real


def phones_of_the_day(look: Look, ticket: Ticket) -> int:
    """How many other phones this account has written to in a day."""
    others = Code.phone_key != ticket.phone_key
    asked = select(func.count(Code.phone_key.distinct())).where(others)
    return _count(look, asked.where(Code.account == ticket.account), DAY)


def _refuse_too_many(look: Look, ticket: Ticket) -> None:
    limits, last = rule(look), _last(look, ticket)
    every = select(func.count())
    by_phone = _count(look, every.where(Code.phone_key == ticket.phone_key), HOUR)
    by_account = _count(look, every.where(Code.account == ticket.account), DAY)
    if last and not may_resend(limits, last.sent, look.real):
        wait = _seconds(last.sent + limits.resend - look.real)
        raise TooMany(f"请{wait}秒后再获取验证码", "resend", wait, seconds=wait)
    if by_phone >= limits.per_phone_an_hour:
        raise TooMany("该手机号获取验证码过于频繁,请稍后再试", "codes_an_hour", 3600)
    if by_account >= limits.per_account_a_day:
        raise TooMany("今日获取验证码次数已达上限,请明天再试", "codes_a_day", 86400)


def _last(look: Look, ticket: Ticket) -> Code | None:
    mine = (
        Code.phone_key == ticket.phone_key,
        Code.purpose == ticket.purpose,
        Code.context == ticket.context,
    )
    newest = select(Code).where(*mine).order_by(Code.sent.desc(), Code.id.desc())
    return look.session.scalar(newest.limit(1))


def _count(look: Look, query: Select[int], span: timedelta) -> int:
    since: datetime = look.real - span
    return look.session.scalar(query.where(Code.sent > since)) or 0


def _seconds(span: timedelta) -> int:
    return -(-span // timedelta(seconds=1))


def _hash(look: Look, id: str, code: str) -> str:
    return look.keys.blind("staff code", f"{id} {code}")
