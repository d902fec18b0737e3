"""Short words between the two sides: the buyer urges, the shop reminds."""

from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body

from ..models import Request
from .machine import mine, move


class Seen(Body, frozen=True):
    """`version`: what the caller saw; a request that has moved on since is not touched."""

    version: int | None = None


def urge(work: Work, request_id: str) -> Request:
    request = mine(work, request_id, None)
    move(work, request, "urge", "", {"count": request.urge_count + 1})
    return request


def remind(work: Work, request_id: str, data: Seen) -> Request:
    request = mine(work, request_id, data.version)
    move(work, request, "remind", "", {"count": len(request.reminders) + 1})
    return request
