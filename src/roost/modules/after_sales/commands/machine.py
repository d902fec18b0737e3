"""The flow at work: one step, its words and files, and what the lists need of it."""

from collections.abc import Sequence
from typing import Any, Final

from roost.kernel.data import files
from roost.kernel.data.clocks import Plate
from roost.kernel.data.machine import Machine, expect
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.policy import RuleBook

from ..events import Moved
from ..models import NO_DUE, Case, Waybill
from ..permissions import HANDLE
from ..queries.cases import find
from ..states import FLOW

FILES: Final = 8


def moved(work: Work, case: Case, step: str) -> Moved:
    return Moved(
        at=work.moment,
        shop_id=case.shop_id,
        thing=case.id,
        buyer_id=case.buyer_id,
        order_id=case.order_id,
        number=case.number,
        kind=case.kind,
        source=case.source,
        step=step,
        status=case.status,
        amount_fen=case.amount_fen,
    )


def plate(case: Case) -> Plate:
    return Plate(case.number, case.amount_fen)


MACHINE = Machine(FLOW, Case, moved, plate)


def take(
    work: Work,
    case_id: str,
    step: str,
    *,
    version: int | None = None,
    note: str = "",
    data: dict[str, Any] | None = None,
    **fields: Any,
) -> Case:
    """One step of a person. `fields` are what they typed; the guards read them on the case."""
    if work.actor.party is Party.MERCHANT:
        work.actor.need(HANDLE)
    case = find(work, case_id)
    expect(case, version)
    move(work, case, step, note, data, **fields)
    return case


def move(
    work: Work,
    case: Case,
    step: str,
    note: str = "",
    data: dict[str, Any] | None = None,
    **fields: Any,
) -> None:
    """Written at once, so that a step raises the version by one."""
    with work.session.no_autoflush:
        for name, value in fields.items():
            setattr(case, name, value)
        MACHINE.move(work, case, step, note, data)
    work.session.flush()


def house(work: Work, party: Party, name: str) -> Work:
    """What follows from somebody's deed is done by the carrier, the payments or the platform."""
    return work.acting_as(Actor(party, name, work.shop_id, name, owner=True))


def first_due(case: Case, work: Work, book: RuleBook) -> tuple[Any, str]:
    """The first of the clocks that run for it, as the lists sort by it."""
    clocks = [(s.name, s.due(case, work.moment, book)) for s in FLOW.clocks(case.status) if s.due]
    running = [(d.due, name) for name, d in clocks if d]
    return min(running, default=(NO_DUE, ""))


def hung(work: Work, ids: Sequence[str], most: int = FILES) -> list[str]:
    """Files on a case: only what the caller's own side has put in."""
    return [file.id for file in files.claim(work, ids, most)]


def note_waybill(work: Work, case: Case, waybill: str, role: str) -> None:
    if waybill:
        work.session.add(
            Waybill(
                shop_id=case.shop_id,
                id=work.new_id(),
                case_id=case.id,
                waybill=waybill,
                role=role,
            )
        )
