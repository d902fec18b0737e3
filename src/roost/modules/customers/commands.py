"""Opportunities are noted and moved on by the people who talk to the buyer."""

from typing import Annotated

from msgspec import Meta
from sqlalchemy import update

from roost.kernel.data.machine import expect
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.text import clean
from roost.modules.buyers import facade as buyers

from .models import Opportunity
from .permissions import MANAGE
from .rules import Stage

Fen = Annotated[int, Meta(ge=0, le=100_000_000_00)]
STEP = 200


class OpportunityBody(Body, frozen=True):
    """`version` is what the form was filled from; None for a new one."""

    stage: Stage
    amount_fen: Fen
    next_step: str = ""
    version: int | None = None


def note(work: Work, buyer_id: str, data: OpportunityBody) -> Opportunity:
    work.actor.need(MANAGE)
    found = Opportunity(
        shop_id=work.shop_id,
        id=work.new_id(),
        buyer_id=buyers.card(work, buyer_id).id,
        staff_id=work.actor.id,
        staff_name=work.actor.name,
    )
    work.session.add(found)
    return _filled(work, found, data)


def change(work: Work, opportunity_id: str, data: OpportunityBody) -> Opportunity:
    work.actor.need(MANAGE)
    found = work.get(Opportunity, opportunity_id, "销售机会不存在")
    expect(found, data.version)
    return _filled(work, found, data)


def re_point(work: Work, old: str, new: str) -> None:
    mine = Opportunity.buyer_id == old
    work.session.execute(update(Opportunity).where(mine).values(buyer_id=new))


def _filled(work: Work, found: Opportunity, data: OpportunityBody) -> Opportunity:
    found.stage, found.amount_fen = data.stage, data.amount_fen
    found.next_step = clean(data.next_step, STEP, "/next_step", empty=True)
    found.at = work.moment
    work.session.flush()
    return found
