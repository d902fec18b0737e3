"""The parcel check: opened by its round, marked parcel by parcel, signed off, or missed (S0-16).

A shop's rounds begin with its first parcel. While carriers have nothing of it, none is opened.
"""

from datetime import datetime

from sqlalchemy import select

from roost.kernel.data.clocks import Plate
from roost.kernel.data.machine import Machine, expect
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.body import Body
from roost.kernel.pure.policy import RuleBook
from roost.kernel.pure.refusal import Invalid
from roost.kernel.pure.text import clean
from roost.kernel.pure.time import local
from roost.modules.audit import facade as audit
from roost.modules.notices import facade as notices
from roost.modules.parcels import facade as parcels

from ..events import Moved
from ..models import Check, Mark, Rounds
from ..permissions import CHECK
from ..queries.checks import Parcel, find, opened_at, rounds_of, rule_at, unseen_of
from ..rules import Turn, day_of, next_turn, turn_at
from ..states import FLOW, Status

NOTE, MARKS, MOST = 200, ("handled", "known"), 100


class MarkBody(Body, frozen=True):
    """`mark` is `handled` or `known`; one note for all of these parcels."""

    parcels: list[str]
    mark: str
    note: str = ""


class SignOff(Body, frozen=True):
    version: int | None = None


def _says(work: Work, check: Check, step: str) -> Moved:
    return Moved(at=work.moment, shop_id=check.shop_id, thing=check.id, step=step)


def _about(check: Check) -> Plate:
    return Plate(f"{check.shift} {local(check.opens_at):%m-%d %H:%M}".strip(), owner="")


MACHINE = Machine(FLOW, Check, _says, _about)


def begin(work: Work) -> None:
    """From the first parcel on."""
    if work.session.get(Rounds, (work.shop_id, "parcels")) is None:
        _wait_for(work, Rounds(shop_id=work.shop_id, id="parcels"), work.moment)


def open_round(work: Work) -> None:
    """Rung at the opening of a round. What was not made up of an earlier day stays missed.

    The rule may have changed since the bell was set: what is opened is the round of this moment.
    """
    row = work.session.get_one(Rounds, (work.shop_id, "parcels"))
    _let_lapse(work, day_of(work.moment))
    ruling = rounds_of(work)
    turn = turn_at(ruling.rule, work.moment)
    if turn and not opened_at(work, turn.opens_at) and parcels.any_under_way(work):
        _open(work, turn, ruling.edition)
    _wait_for(work, row, work.moment)


def wait_anew(work: Work, book: RuleBook) -> None:
    """By `book`, in which an edition has just been written."""
    if row := work.session.get(Rounds, (work.shop_id, "parcels")):
        work.never_mind("deadlines.round", "parcels")
        _wait_for(work, row, work.moment, book)


def _wait_for(work: Work, row: Rounds, after: datetime, book: RuleBook | None = None) -> None:
    turn = next_turn(rule_at(work, book), after)
    row.next_at = turn.opens_at
    work.session.add(row)
    work.later("deadlines.round", "parcels", turn.opens_at, {})


def _open(work: Work, turn: Turn, edition: str) -> None:
    check = Check(
        shop_id=work.shop_id,
        id=work.new_id(),
        status=Status.OPEN,
        day=turn.day,
        label_zh=turn.round.label_zh,
        label_en=turn.round.label_en,
        shift=turn.round.shift,
        opens_at=turn.opens_at,
        closes_at=turn.closes_at,
        edition=edition,
    )
    MACHINE.start(work, check)


def _let_lapse(work: Work, today: str) -> None:
    house = work.acting_as(Actor(Party.CONNECTOR, "rounds", work.shop_id, "rounds", owner=True))
    waiting = select(Check).where(Check.status == Status.OPEN, Check.day < today)
    for check in work.session.scalars(waiting):
        MACHINE.move(house, check, "lapse")


def missed(work: Work, event: Moved) -> None:
    """Those who can still make it up are told."""
    check = work.session.get_one(Check, (work.shop_id, event.thing))
    notices.tell(
        work,
        kind="deadlines.check_missed",
        title=("包裹检查漏打卡", "Parcel check missed"),
        text=f"{check.title}({check.day})已过打卡时段,请尽快补打卡",
        link=f"/deadlines/{check.id}",
        level="warn",
        needs=CHECK,
    )


def mark(work: Work, check_id: str, body: MarkBody) -> Check:
    """Of parcels that want a look now; a second mark stands beside the first and counts."""
    work.actor.need(CHECK)
    if body.mark not in MARKS:
        raise Invalid("请标记为已处理或已知悉", "unknown_mark", "/mark")
    if not 1 <= len(body.parcels) <= MOST:
        raise Invalid(f"一次最多标记{MOST}个包裹", "too_many_parcels", "/parcels", most=MOST)
    check, troubled = find(work, check_id)
    note = clean(body.note, NOTE, "/note", empty=True)
    known = {p.id: p for p in troubled}
    if not known.keys() >= set(body.parcels):
        raise Invalid("有包裹不在异常清单内,请刷新", "not_in_trouble", "/parcels")
    for id in dict.fromkeys(body.parcels):
        work.session.add(_mark(work, check, known[id], body.mark, note))
    work.session.flush()
    work.tell(_says(work, check, "mark"))
    return check


def _mark(work: Work, check: Check, parcel: Parcel, decided: str, note: str) -> Mark:
    return Mark(
        shop_id=work.shop_id,
        id=work.new_id(),
        check_id=check.id,
        parcel=parcel.id,
        waybill=parcel.waybill,
        trouble=parcel.trouble,
        mark=decided,
        note=note,
        at=work.moment,
        who=work.actor.id,
        who_name=work.actor.name,
    )


def sign_off(work: Work, check_id: str, body: SignOff) -> Check:
    """Who, when, and how many there were: kept with it and in the log."""
    work.actor.need(CHECK)
    check, troubled = find(work, check_id)
    expect(check, body.version)
    check.unseen, check.found = len(unseen_of(work, check, troubled)), len(troubled)
    with work.session.no_autoflush:
        MACHINE.move(work, check, "check", data={"found": check.found})
    check.who, check.who_name = work.actor.id, work.actor.name
    work.session.flush()
    late = check.missed_at is not None
    audit.record(work, "deadlines.check", check.id, {"found": check.found, "late": late})
    return check
