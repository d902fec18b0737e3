"""The shop's own hours of the parcel check: an edition of its rule, with a date (S0-16, RD-26)."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Annotated

from msgspec import Meta, to_builtins

from roost.kernel.data import editions
from roost.kernel.data.look import Look
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.policy import Row
from roost.kernel.pure.refusal import Invalid, Overtaken
from roost.kernel.pure.text import clean
from roost.kernel.pure.time import local
from roost.modules.audit import facade as audit

from ..events import Told
from ..permissions import SETTINGS
from ..policies import A_DAY, PARCEL_CHECK, ParcelCheck
from ..queries import hours
from ..queries.hours import Drafted, Settings
from ..rules import Shift, at, rounds_of
from .checking import wait_anew

Clock = Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
NAME, SHIFTS, ROUNDS = 10, 4, 4
PICKUP, STUCK, AHEAD = 72, 240, timedelta(days=92)
SOURCE = "店铺设置"


class Hours(Body, frozen=True):
    opens: Clock
    closes: Clock


class ShiftBody(Body, frozen=True):
    """In the order of the shift: the first round at its start, the last before it leaves."""

    rounds: list[Hours]
    name: str = ""


class SetHours(Body, frozen=True):
    """`since`: the day from which it holds, at once where there is none.

    `version`: how many editions of its own the shop had when this was written.
    """

    shifts: list[ShiftBody]
    pickup_hours: int
    stuck_hours: int
    since: date | None = None
    version: int | None = None


def preview(look: Look, data: SetHours) -> Drafted:
    """What this day and the first whole day under it would look like; nothing is kept."""
    look.actor.need(SETTINGS)
    return hours.drafted(look, _row(look, data))


def set_hours(work: Work, data: SetHours) -> Settings:
    work.actor.need(SETTINGS)
    if data.version not in (None, hours.version(work)):
        raise Overtaken("记录已被他人更新,请刷新后重试")
    row = _row(work, data)
    kept = editions.add(work, row, work.now)
    work.session.flush()
    book = work.rules.plus(row)
    wait_anew(work, book)
    audit.record(work, "deadlines.settings", kept.id, {"since": row.since.isoformat()})
    work.tell(Told(at=work.moment, shop_id=work.shop_id, thing=kept.id, step="settings"))
    return hours.settings(work, book)


def _row(look: Look, data: SetHours) -> Row:
    rule = to_builtins(_rule(data))
    return Row(PARCEL_CHECK.name, _since(look, data.since), rule, SOURCE, None, look.shop_id)


def _since(look: Look, day: date | None) -> datetime:
    """Only a midnight or this moment: no round that is over is judged anew."""
    if day is None:
        return look.now
    today = local(look.now).date()
    if not today < day <= today + AHEAD:
        most = AHEAD.days
        raise Invalid(f"生效日须在明天起{most}天内", "bad_first_day", "/since", most=most)
    return at(day, time())


def _rule(data: SetHours) -> ParcelCheck:
    for name, most in (("pickup_hours", PICKUP), ("stuck_hours", STUCK)):
        if not 1 <= getattr(data, name) <= most:
            raise Invalid(f"须为1至{most}小时", "bad_trouble_hours", f"/{name}", most=most)
    if not 1 <= len(data.shifts) <= SHIFTS:
        raise Invalid(f"班次须为1至{SHIFTS}个", "bad_shifts", "/shifts", most=SHIFTS)
    shifts = [_shift(n, body) for n, body in enumerate(data.shifts)]
    _named_apart(shifts)
    _one_after_the_other(shifts)
    return ParcelCheck(rounds_of(shifts), data.pickup_hours, data.stuck_hours)


def _shift(n: int, body: ShiftBody) -> Shift:
    place = f"/shifts/{n}"
    if not A_DAY <= len(body.rounds) <= ROUNDS:
        sentence = f"每班检查{A_DAY}至{ROUNDS}次"
        raise Invalid(sentence, "bad_rounds", f"{place}/rounds", least=A_DAY, most=ROUNDS)
    name = clean(body.name, NAME, f"{place}/name", empty=True)
    found = [(time.fromisoformat(r.opens), time.fromisoformat(r.closes)) for r in body.rounds]
    for i, (opens, closes) in enumerate(found):
        if closes <= opens:
            pointer = f"{place}/rounds/{i}/closes"
            raise Invalid("结束时间须晚于开始时间", "ends_before_it_begins", pointer)
    return Shift(name, tuple(found))


def _named_apart(shifts: list[Shift]) -> None:
    for n, shift in enumerate(shifts if len(shifts) > 1 else []):
        if not shift.name:
            raise Invalid("多个班次时请填写班次名称", "shift_unnamed", f"/shifts/{n}/name")
        if shift.name in [s.name for s in shifts[:n]]:
            raise Invalid("班次名称不能重复", "shift_twice", f"/shifts/{n}/name")


def _one_after_the_other(shifts: list[Shift]) -> None:
    for (_, before, __), (opens, _, place) in pairwise(sorted(_places(shifts))):
        if opens <= before:
            raise Invalid("检查时段不能重叠", "rounds_overlap", f"{place}/opens")


def _places(shifts: list[Shift]) -> Iterator[tuple[time, time, str]]:
    for n, shift in enumerate(shifts):
        for i, (opens, closes) in enumerate(shift.rounds):
            yield opens, closes, f"/shifts/{n}/rounds/{i}"
