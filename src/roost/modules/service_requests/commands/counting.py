"""What the figures count, kept as it happens: one row a cycle."""

from datetime import datetime

from sqlalchemy import select

from roost.kernel.data.work import Work

from ..models import Cycle, Request
from ..policies import DAY, due_of

UNANSWERED = "unanswered"


def of(work: Work, request: Request, number: int) -> Cycle:
    """The row of this cycle; made where a request comes from elsewhere in the middle of one."""
    mine = (Cycle.request_id == request.id, Cycle.number == number)
    found = work.session.scalar(select(Cycle).where(*mine))
    return found or _begun(work, request, number)


def begin(work: Work, request: Request) -> None:
    _begun(work, request, request.cycle)


def moved_due(work: Work, request: Request) -> None:
    """A connector has brought its own deadline."""
    of(work, request, request.cycle).due_at = due_of(request, work.rules).due


def reply(work: Work, request: Request, at: datetime) -> None:
    """The first of the cycle is the one that counts, be it late."""
    row = of(work, request, request.cycle)
    if row.reply_at is None or at < row.reply_at:
        row.reply_at = at
        row.handling_s = int(DAY.between(row.started_at, at).total_seconds())


def outcome(work: Work, request: Request, what: str) -> None:
    row = of(work, request, request.cycle)
    row.outcome, row.outcome_at = what, work.moment


def ruled(work: Work, request: Request, what: str) -> None:
    """Sending back has begun the next cycle already."""
    number = request.cycle - (what == "send_back")
    row = of(work, request, number)
    row.ruled, row.ruled_at = what, work.moment


def _begun(work: Work, request: Request, number: int) -> Cycle:
    row = Cycle(
        shop_id=request.shop_id,
        id=work.new_id(),
        request_id=request.id,
        number=number,
        started_at=request.cycle_at,
        due_at=due_of(request, work.rules).due,
    )
    work.session.add(row)
    return row
