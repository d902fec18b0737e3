"""The flow at work: one step, its words and files, and what the lists need of it."""

from collections.abc import Sequence
from typing import Any

from roost.kernel.data import files
from roost.kernel.data.clocks import Plate
from roost.kernel.data.machine import Machine, expect
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor, Party, Permission

from ..events import Moved
from ..models import Request
from ..permissions import HANDLE, REVIEW
from ..policies import CLOCK, TYPES, of, span_of
from ..queries.requests import find
from ..rules.kinds import Pace, Shown
from ..states import FLOW, Status

ACTS: dict[Party, Permission] = {Party.MERCHANT: HANDLE, Party.PLATFORM: REVIEW}


def moved(work: Work, request: Request, step: str) -> Moved:
    return Moved(
        at=work.moment,
        shop_id=request.shop_id,
        thing=request.id,
        buyer_id=request.buyer_id,
        order_id=request.order_id,
        number=request.number,
        topic=request.type,
        cycle=request.cycle,
        step=step,
        status=request.status,
    )


def plate(request: Request) -> Plate:
    return Plate(request.number)


MACHINE = Machine(FLOW, Request, moved, plate)


def mine(work: Work, request_id: str, version: int | None) -> Request:
    """As the caller saw it; the right is asked for before anything is looked up."""
    if needed := ACTS.get(work.actor.party):
        work.actor.need(needed)
    request = find(work, request_id)
    expect(request, version)
    return request


def move(
    work: Work,
    request: Request,
    step: str,
    note: str = "",
    data: dict[str, Any] | None = None,
    **fields: Any,
) -> None:
    """`fields` are what somebody typed; the guards read them on the request."""
    with work.session.no_autoflush:
        for name, value in fields.items():
            setattr(request, name, value)
        MACHINE.move(work, request, step, note, data)
    work.session.flush()


def house(work: Work, party: Party, name: str) -> Work:
    """What follows from a deed by itself is done by the platform or the house."""
    return work.acting_as(Actor(party, name, work.shop_id, name, owner=True))


def set_face(work: Work, request: Request) -> None:
    """What lists show, sort and colour by; only a pending request has a remaining time."""
    if request.status is not Status.PENDING:
        request.due_at = request.strict_at = request.shown_at = request.shown_by = None
        request.pace = Pace.NONE
        if request.last_due_at is None:
            request.last_due_at = span_of(request, work.rules).due
        return
    span = span_of(request, work.rules)
    rule = of(request, work.rules, CLOCK, request.cycle_at)
    shown, at = span.shown(work.moment) if rule.strict_first else (Shown.DUE, span.due)
    request.due_at, request.strict_at = span.due, span.strict
    request.last_due_at = span.due
    request.shown_by, request.shown_at = shown, at
    request.pace = Pace.WALL if shown is Shown.STRICT else span.pace


def type_words(work: Work, request: Request) -> tuple[str, str]:
    """Of a type that no edition knows any more, its code."""
    rule = of(request, work.rules, TYPES, work.moment)
    known = {t.code: (t.label_zh, t.label_en) for t in rule.types}
    return known.get(request.type, (request.type, request.type))


def hung(work: Work, ids: Sequence[str], most: int) -> list[str]:
    """Files on a request: only what the caller's own side has put in."""
    return [file.id for file in files.claim(work, ids, most)]
