"""Drafts of passive handling: proposed by signs, decided by a person (S1-38, RD-24)."""

from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import Table as CoreTable
from sqlalchemy import insert, select

from roost.kernel.data import counts, history
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Conflict
from roost.kernel.pure.text import clean

from ..events import Judged, Signed
from ..models import Passive, Reply, Request
from ..permissions import REVIEW
from ..policies import SIGNS, of
from ..queries.requests import replies
from ..rules import passive
from ..rules.kinds import Draft
from ..rules.passive import Said, Sign
from ..states import FLOW

COUNTS, NOTE = "service_requests.passive", 500
ADD = insert(cast(CoreTable, Passive.__table__))


class Decide(Body, frozen=True):
    note: str = ""


def timed_out(work: Work, request: Request) -> None:
    watched = of(request, work.rules, SIGNS, work.moment).signs
    ever = request.first_reply_at is not None
    sign = passive.of_timeout(watched, ever)
    _draft(work, request, [sign] if sign else [])  # a cycle times out once


def replied(work: Work, request: Request, row: Reply) -> None:
    watched = of(request, work.rules, SIGNS, work.moment).signs
    before = [r.text for r in replies(work, request.id) if r.id != row.id]
    said = Said(row.text, len(row.files), row.agreed)
    known = _known(work, request)
    _draft(work, request, [s for s in passive.of_reply(watched, said, before) if s not in known])


def confirm(work: Work, passive_id: str, data: Decide) -> Passive:
    draft = _decided(work, passive_id, data, Draft.CONFIRMED)
    request = work.get(Request, draft.request_id)
    request.passive = True
    told = {"kind": draft.kind}
    history.record(work, FLOW.name, request.id, "passive", draft.note, request.status, told)
    fact = {"number": request.number, "kind": draft.kind.value}
    at, shop_id = work.moment, request.shop_id
    work.tell(Judged(at=at, shop_id=shop_id, thing=request.id, **fact))
    return draft


def drop(work: Work, passive_id: str, data: Decide) -> Passive:
    return _decided(work, passive_id, data, Draft.DROPPED)


def _decided(work: Work, passive_id: str, data: Decide, state: Draft) -> Passive:
    work.actor.need(REVIEW)
    draft = work.get(Passive, passive_id, "草案不存在")
    if draft.state is not Draft.DRAFT:
        raise Conflict("该草案已处理", "decided_already", state=draft.state.value)
    draft.note = clean(data.note, NOTE, "/note", empty=True)
    draft.state, draft.decided_at = state, work.moment
    draft.decided_by = work.actor.name
    counts.tally(work, COUNTS, Draft.DRAFT, -1)
    counts.tally(work, COUNTS, state, 1)
    _tell(work, draft.shop_id, draft.id, state)
    return draft


def _draft(work: Work, request: Request, signs: Iterable[Sign]) -> None:
    """Past the session: many requests may run out at one instant."""
    for sign in signs:
        draft: dict[str, Any] = {
            "shop_id": request.shop_id,
            "id": work.new_id(),
            "request_id": request.id,
            "number": request.number,
            "order_no": request.order_no,
            "cycle": request.cycle,
            "kind": sign,
            "state": Draft.DRAFT,
            "at": work.moment,
        }
        work.write(ADD, draft)
        counts.tally(work, COUNTS, Draft.DRAFT, 1)
        _tell(work, draft["shop_id"], draft["id"], Draft.DRAFT)


def _known(work: Work, request: Request) -> set[Sign]:
    """Of this cycle: one sign is proposed once."""
    mine = (Passive.request_id == request.id, Passive.cycle == request.cycle)
    return set(work.session.scalars(select(Passive.kind).where(*mine)))


def _tell(work: Work, shop_id: str, draft_id: str, state: Draft) -> None:
    work.tell(Signed(at=work.moment, shop_id=shop_id, thing=draft_id, state=state))
