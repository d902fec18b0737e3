"""A connector tells of a request as its platform shows it: adopted, with its own deadline.

The number names it: told again unchanged, nothing happens. A deadline that comes with it stands
before every clock of ours (S0-29); a reply that came after it is kept and marked late (RD-04).
There is no word for taking a request back (S1-41).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Annotated, Any

from msgspec import Meta
from sqlalchemy import select

from roost.kernel.data import history
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Invalid, NotFound
from roost.kernel.pure.text import clean
from roost.kernel.pure.time import SECOND
from roost.modules.orders import facade as orders

from ..models import Reply, Request
from ..permissions import TELL
from ..policies import LIMITS, limit_of, span_of
from ..queries.requests import by_number
from ..rules.kinds import Closing, Level, Review, Source
from ..states import FLOW, Status
from . import counting, watching
from .creating import DEMAND, draft
from .machine import MACHINE, moved, set_face

SOURCE, TEXT, MOST = "open", 2_000, 50
Number = Annotated[str, Meta(min_length=1, max_length=64)]


class ToldReply(Body, frozen=True):
    resolved: bool
    at: datetime
    text: str = ""
    reason: str = ""
    agreed: bool = False
    name: str = ""


class Told(Body, frozen=True):
    """`since`: when it came into its state, `created_at` when nothing is said. `limit_s`: the
    limit that is shown; by the level when nothing is said."""

    number: Number
    order_no: Number
    type: Annotated[str, Meta(max_length=40)]
    demand: str
    status: Status
    created_at: datetime
    level: Level = Level.GENERAL
    limit_s: Annotated[int, Meta(ge=1)] | None = None
    deadline_at: datetime | None = None
    since: datetime | None = None
    cycle: Annotated[int, Meta(ge=1, le=1_000)] = 1
    review: Review | None = None
    close_reason: Closing | None = None
    replies: Annotated[tuple[ToldReply, ...], Meta(max_length=MOST)] = ()


def tell(work: Work, data: Told) -> Request:
    work.actor.need(TELL)
    _instants(work, data)
    request = by_number(work, data.number)
    if request is None:
        request = _new(work, data)
        _adopt(work, request, data)
    elif request.source is not Source.CONNECTOR:
        raise Invalid("该编号是本平台的服务单", "own_number", "/number")
    elif _changed(request, data):
        _adopt(work, request, data)
    elif data.deadline_at != request.deadline_at and request.status is Status.PENDING:
        _postpone(work, request, data.deadline_at)
    _replies(work, request, data.replies)
    work.session.flush()
    return request


def _new(work: Work, data: Told) -> Request:
    order = orders.by_number(work, data.order_no)
    if order is None:
        raise NotFound("订单不在系统中,请先同步订单", "no_such_order", order_no=data.order_no)
    request = draft(work, order, work.new_id(), data.type, data.level, data.number)
    request.source, request.demand = Source.CONNECTOR, clean(data.demand, DEMAND, "/demand")
    request.created_at = request.cycle_at = request.entered_at = data.created_at
    request.late, request.passive, request.said = False, False, ""
    return request


def _adopt(work: Work, request: Request, data: Told) -> None:
    since = data.since or data.created_at
    is_new = request not in work.session
    began = data.created_at if data.cycle == 1 else since
    if data.cycle != request.cycle or is_new:
        request.cycle, request.cycle_at = data.cycle, began
    request.limit_s = data.limit_s or _usual(work, request, data)
    request.deadline_at, request.entered_at = data.deadline_at, since
    request.review = data.review if data.status is Status.PLATFORM_REVIEW else None
    if data.status is Status.CLOSED:
        request.closed_at, request.close_reason = since, data.close_reason or Closing.APPROVED
    MACHINE.adopt(work, request, data.status, since, SOURCE)
    work.session.flush()
    set_face(work, request)
    counting.of(work, request, request.cycle).due_at = span_of(request, work.rules).due
    work.tell(moved(work, request, "adopt"))


def _postpone(work: Work, request: Request, deadline: datetime | None) -> None:
    request.deadline_at = deadline
    MACHINE.rewind(work, request)
    set_face(work, request)
    counting.moved_due(work, request)
    told = {"deadline_at": deadline.isoformat() if deadline else None}
    history.record(work, FLOW.name, request.id, "deadline", "", request.status, told)
    work.tell(moved(work, request, "deadline"))


def _replies(work: Work, request: Request, told: Iterable[ToldReply]) -> None:
    """Those not known yet; the same instant and text is the same reply."""
    mine = select(Reply.at, Reply.text).where(Reply.request_id == request.id)
    known = {(at, text) for at, text in work.session.execute(mine)}
    span = span_of(request, work.rules)
    for said in sorted(told, key=lambda r: r.at):
        text = clean(said.text, TEXT, "/replies", empty=True)
        if (said.at, text) in known:
            continue
        late = said.at >= span.due + SECOND
        row = _row(work, request, said, text, late)
        work.session.add(row)
        work.session.flush()
        request.resolved, request.late = said.resolved, request.late or late
        request.first_reply_at = min(said.at, request.first_reply_at or said.at)
        counting.reply(work, request, said.at)
        watching.replied(work, request, row)
        data: dict[str, Any] = {"resolved": said.resolved, "late": late}
        then = work.dated(said.at)
        history.record(then, FLOW.name, request.id, "reply", text, request.status, data)


def _row(work: Work, request: Request, said: ToldReply, text: str, late: bool) -> Reply:
    return Reply(
        shop_id=request.shop_id,
        id=work.new_id(),
        request_id=request.id,
        cycle=request.cycle,
        resolved=said.resolved,
        reason=said.reason[:40],
        text=text,
        files=[],
        agreed=said.agreed,
        at=said.at,
        by=SOURCE,
        name=said.name[:40],
        late=late,
    )


def _changed(request: Request, data: Told) -> bool:
    return (request.status, request.cycle) != (data.status, data.cycle)


def _usual(work: Work, request: Request, data: Told) -> int:
    rule = work.rules.rule(LIMITS, work.now, request.profile, request.shop_id)
    level = Level.GENERAL if data.level is Level.AGREED else data.level
    if data.deadline_at:
        span = data.deadline_at - data.created_at
        return max(int(span / timedelta(seconds=1)), 1)
    return limit_of(rule, level, None) or 0


def _instants(work: Work, data: Told) -> None:
    """With a time zone, and what has happened lies in the past."""
    past = [data.created_at, data.since or data.created_at, *(r.at for r in data.replies)]
    if any(at.tzinfo is None for at in (*past, data.deadline_at or data.created_at)):
        raise Invalid("时间须带时区", "no_time_zone", "/created_at")
    if max(past) > work.now:
        raise Invalid("时间不能晚于当前时间", "in_the_future", "/created_at")
