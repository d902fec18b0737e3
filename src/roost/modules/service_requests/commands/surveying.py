"""The survey goes out when the buyer is awake, and the buyer answers it (S1-17, S1-30)."""

from typing import Any

from roost.kernel.data import history
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.text import clean

from ..events import Surveyed
from ..models import Request
from ..policies import SURVEY, of
from ..rules.kinds import Answer
from ..rules.reaching import survey_at
from ..states import FLOW, Status
from .machine import MACHINE, mine, move

SEND = "service_requests.send_survey"
SAID = 500


class Answered(Body, frozen=True):
    satisfied: bool
    said: str = ""


def schedule(work: Work, request: Request) -> None:
    """Now or at the beginning of the day; what was planned before is forgotten."""
    work.never_mind(SEND, request.id)
    if request.status is not Status.AWAITING_BUYER:
        return
    rule = of(request, work.rules, SURVEY, work.moment)
    request.survey_due_at = survey_at(rule.hours, work.moment)
    if request.survey_due_at <= work.moment:
        _send(work, request)
    else:
        work.later(SEND, request.id, request.survey_due_at, {})


def send(work: Work, request_id: str, _: Any) -> None:
    """A word to a person is dated when it is really said: a house that stood still over the whole
    day waits for the next morning, and the buyer has all their hours from then (RD-02)."""
    request = work.session.get(Request, (work.shop_id, request_id))
    if request is None or request.status is not Status.AWAITING_BUYER or request.survey_sent_at:
        return
    rule = of(request, work.rules, SURVEY, work.now)
    opens = survey_at(rule.hours, work.now)
    if opens > work.now:
        request.survey_due_at = opens
        work.later(SEND, request.id, opens, {})
        return
    _send(work.dated(work.now), request)


def answer(work: Work, request_id: str, data: Answered) -> Request:
    request = mine(work, request_id, None)
    chosen = Answer.SATISFIED if data.satisfied else Answer.UNSATISFIED
    said = clean(data.said, SAID, "/said", empty=True)
    move(work, request, "answer", said, {"answer": chosen}, answer=chosen, said=said)
    return request


def _send(work: Work, request: Request) -> None:
    request.survey_sent_at = work.moment
    MACHINE.rewind(work, request)
    history.record(work, FLOW.name, request.id, "survey", "", request.status)
    work.tell(
        Surveyed(
            at=work.moment,
            shop_id=request.shop_id,
            thing=request.id,
            buyer_id=request.buyer_id,
            order_id=request.order_id,
            number=request.number,
        )
    )
