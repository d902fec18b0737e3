"""What was suggested, and what of it was used (S1-26, S3-12)."""

from sqlalchemy import select

from roost.kernel.data.work import Work

from ..models import Advice, Request
from ..queries.advice import suggested
from ..states import Status
from .machine import mine


def opened(work: Work, request_id: str) -> Request:
    """The form is open: its suggestions count as shown, once a cycle."""
    request = mine(work, request_id, None)
    if request.status is Status.PENDING and _shown(work, request) is None:
        row = Advice(
            shop_id=request.shop_id,
            id=work.new_id(),
            request_id=request.id,
            cycle=request.cycle,
            at=work.moment,
            codes=[plan.code for plan, _ in suggested(work, request)],
            who=work.actor.id,
        )
        work.session.add(row)
        work.session.flush()
    return request


def used(work: Work, request: Request, code: str) -> None:
    """Edited or as it was. One that was never opened here counts in no rate."""
    row = _shown(work, request) if code else None
    if row and code in row.codes:
        row.used = code


def _shown(work: Work, request: Request) -> Advice | None:
    here = (Advice.request_id == request.id, Advice.cycle == request.cycle)
    return work.session.scalar(select(Advice).where(*here))
