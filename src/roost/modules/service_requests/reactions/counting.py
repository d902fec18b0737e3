"""The figures follow every step; so do the drafts of passive handling."""

from roost.kernel.data.work import Work
from roost.kernel.pure.event import with_it

from ..commands import counting, watching
from ..events import Moved
from ..models import Request

RULED = {"approve", "send_back", "act"}
COUNTED = RULED | {"start", "reply", "answer", "no_answer"}


@with_it(Moved)
def count(work: Work, moved: Moved) -> None:
    step = moved.step
    if step not in COUNTED:
        return
    request = work.session.get_one(Request, (work.shop_id, moved.thing))
    if step in RULED:
        counting.ruled(work, request, step)
    if step in ("start", "send_back"):
        counting.begin(work, request)
    elif step == "reply":
        counting.reply(work, request, work.moment)
    elif step == "answer":
        counting.outcome(work, request, str(request.answer))
    elif step == "no_answer":
        counting.outcome(work, request, counting.UNANSWERED)


@with_it(Moved)
def watch(work: Work, moved: Moved) -> None:
    if moved.step == "due_passed":
        request = work.session.get_one(Request, (work.shop_id, moved.thing))
        watching.timed_out(work, request)
