"""Finding a case, for those who may know of it."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from roost.kernel.data.look import Look
from roost.kernel.pure.actor import Party
from roost.kernel.pure.refusal import NotFound

from ..models import Case, CaseLine, Waybill
from ..permissions import DECIDE, VIEW

READS = {Party.MERCHANT: VIEW, Party.PLATFORM: DECIDE}
GONE = "售后单不存在"


def find(look: Look, case_id: str) -> Case:
    """What a caller may not see does not exist for them."""
    if needed := READS.get(look.actor.party):
        look.actor.need(needed)
    case = look.find(Case, case_id)
    if case is None or (look.actor.party is Party.BUYER and case.buyer_id != look.actor.id):
        raise NotFound(GONE)
    return case


def case_lines(look: Look, case_id: str) -> Sequence[CaseLine]:
    mine = select(CaseLine).where(CaseLine.case_id == case_id).order_by(CaseLine.id)
    return look.session.scalars(mine).all()


def open_lines(look: Look, line_ids: Iterable[str]) -> dict[str, str]:
    """The case that holds each of these lines now."""
    held = select(CaseLine.line_id, CaseLine.case_id).where(
        CaseLine.line_id.in_(list(line_ids)), CaseLine.open
    )
    return {line_id: case_id for line_id, case_id in look.session.execute(held)}


def waybills_of(look: Look, case_id: str) -> Sequence[Waybill]:
    mine = select(Waybill).where(Waybill.case_id == case_id).order_by(Waybill.id)
    return look.session.scalars(mine).all()


def of_order(look: Look, order_id: str) -> Sequence[Case]:
    """The newest first."""
    mine = select(Case).where(Case.order_id == order_id).order_by(Case.id.desc())
    return look.session.scalars(mine).all()


def of_refund(look: Look, refund_id: str) -> Case | None:
    return look.session.scalar(select(Case).where(Case.refund_id == refund_id))
