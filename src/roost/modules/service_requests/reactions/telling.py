"""The shop's people hear it on their bell, the buyer in the chat."""

from roost.kernel.data.work import Work
from roost.kernel.pure.event import with_it
from roost.modules.conversations import facade as conversations
from roost.modules.conversations.facade import Snapshot
from roost.modules.notices import facade as notices

from ..content import notices as words
from ..content.messages import REMINDER, SURVEY
from ..events import Moved, Surveyed
from ..models import Request
from ..permissions import HANDLE
from ..policies import WARN, of, reminders_of, span_of, window_of
from ..rules.clock import left
from ..rules.notices import Word
from ..states import Status

Words = tuple[str, str, str]
CHANGES = {"reply", "due_passed", "answer", "no_answer", "approve", "act", "adopt"}
OPENS: dict[str, tuple[Words, Words]] = {
    "start": (words.NEW, words.NEW_AND_SHORT),
    "send_back": (words.SENT_BACK, words.SENT_BACK_AND_SHORT),
}
RINGS = {"strict_passed": Word.STRICT, "left_under": Word.UNDER}


@with_it(Moved)
def tell_the_shop(work: Work, moved: Moved) -> None:
    request = work.session.get_one(Request, (work.shop_id, moved.thing))
    step = moved.step
    if step == "adopt" and request.status is Status.PENDING:
        step = "start" if moved.cycle == 1 else "send_back"
    if step in OPENS:
        plain, short = OPENS[step]
        _tell(work, moved, short if _short(work, request) else plain)
    elif moved.step in RINGS:
        if said := _reminder(work, request, RINGS[moved.step]):
            _tell(work, moved, said)
    elif moved.step in CHANGES:
        _tell(work, moved, words.CHANGED[moved.status], "changed")


@with_it(Surveyed)
def ask_the_buyer(work: Work, told: Surveyed) -> None:
    _say(work, told.buyer_id, told.thing, SURVEY.format(number=told.number))


@with_it(Moved)
def remind_the_buyer(work: Work, moved: Moved) -> None:
    if moved.step == "remind":
        _say(work, moved.buyer_id, moved.thing, REMINDER.format(number=moved.number))


def _short(work: Work, request: Request) -> bool:
    """A limit of at most twelve hours: the word of it goes with the request (RD-07)."""
    span, window = span_of(request, work.rules), window_of(request, work.rules)
    return left(span, window, span.start) <= of(request, work.rules, WARN, request.cycle_at).under


def _reminder(work: Work, request: Request, ringing: Word) -> Words | None:
    """Both words at the instant of the first of them, or none at the second."""
    for reminder in reminders_of(request, work.rules):
        if reminder.at == work.moment and ringing in reminder.words:
            both = len(reminder.words) > 1
            alone = words.STRICT if ringing is Word.STRICT else words.UNDER
            return words.STRICT_AND_UNDER if both else alone
    return None


def _tell(work: Work, moved: Moved, said: Words, kind: str = "") -> None:
    zh, en, level = said
    notices.tell(
        work,
        kind=f"service_requests.{kind or moved.step}",
        title=(zh, en),
        text=moved.number,
        link=f"/service_requests/{moved.thing}",
        level=level,
        needs=HANDLE,
    )


def _say(work: Work, buyer_id: str | None, request_id: str, text: str) -> None:
    if buyer_id:
        card = Snapshot("service_requests", "survey", request_id, text)
        conversations.say(work, buyer_id, text, card=card)
