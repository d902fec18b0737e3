"""What the modules above may ask of service requests."""

from datetime import datetime

from msgspec import Struct

from roost.kernel.data.look import Look

from .models import Request
from .queries import requests


class RequestCard(Struct, frozen=True):
    """`late`: the present cycle ran out, or was answered after it had."""

    id: str
    number: str
    order_id: str
    order_no: str
    buyer_id: str | None
    type: str
    level: str
    status: str
    cycle: int
    created_at: datetime
    due_at: datetime | None
    late: bool
    closed_at: datetime | None
    amount_fen: int


def card(look: Look, request_id: str) -> RequestCard:
    return _card(look.get(Request, request_id, requests.GONE))


def of_order(look: Look, order_id: str) -> list[RequestCard]:
    """The newest first."""
    return [_card(request) for request in requests.all_of(look, order_id)]


def _card(r: Request) -> RequestCard:
    return RequestCard(
        r.id,
        r.number,
        r.order_id,
        r.order_no,
        r.buyer_id,
        r.type,
        r.level,
        r.status,
        r.cycle,
        r.created_at,
        r.due_at,
        r.late,
        r.closed_at,
        int(r.outcome.get("amount_fen", 0)),
    )
