"""Who may take a step now, and if not, why and from when; and when the clocks ring."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from roost.kernel.pure.flow import NOT_THIS, Deadline
from roost.kernel.pure.policy import RuleBook
from roost.kernel.pure.refusal import Closed
from roost.kernel.pure.time import from_micros

from ..policies import REMIND, SURVEY, URGE, due_of, edition_of, of, reminders_of, span_of
from ..rules.kinds import Answer
from ..rules.notices import Word
from ..rules.reaching import may_remind, may_urge

Due = Callable[[Any, datetime, RuleBook], Deadline | None]


def resolved(request: Any, _: datetime, __: RuleBook) -> Closed | None:
    """Of the two rows of `reply`, this one is drawn as long as nothing has been chosen."""
    return NOT_THIS if request.resolved is False else None


def unresolved(request: Any, _: datetime, __: RuleBook) -> Closed | None:
    return None if request.resolved is False else NOT_THIS


def satisfied(request: Any, _: datetime, __: RuleBook) -> Closed | None:
    return NOT_THIS if request.answer is Answer.UNSATISFIED else _asked(request)


def unsatisfied(request: Any, _: datetime, __: RuleBook) -> Closed | None:
    return _asked(request) if request.answer is Answer.UNSATISFIED else NOT_THIS


def urged_before(request: Any, now: datetime, book: RuleBook) -> Closed | None:
    return may_urge(request.urged_at, of(request, book, URGE, now).gap, now)


def remindable(request: Any, now: datetime, book: RuleBook) -> Closed | None:
    rule = of(request, book, REMIND, now)
    return may_remind(
        [from_micros(sent) for sent in request.reminders],
        request.survey_due_at,
        request.survey_sent_at,
        now,
        most=rule.most,
        gap=rule.gap,
        day=rule.hours,
    )


def due(request: Any, _: datetime, book: RuleBook) -> Deadline | None:
    return due_of(request, book)


def strict(request: Any, _: datetime, book: RuleBook) -> Deadline | None:
    """Only where the stricter reading comes earlier."""
    instant = span_of(request, book).strict
    return Deadline(instant, edition_of(request, book)) if instant else None


def under(request: Any, _: datetime, book: RuleBook) -> Deadline | None:
    """None where the word goes with another: the new request's, or the strict instant's."""
    alone = [r.at for r in reminders_of(request, book) if r.words[-1] is Word.UNDER]
    found = next((at for at in alone if at != span_of(request, book).strict), None)
    return Deadline(found, edition_of(request, book)) if found else None


def unanswered(request: Any, _: datetime, book: RuleBook) -> Deadline | None:
    """Counted from the survey as it was really sent (RD-02)."""
    if request.survey_sent_at is None:
        return None
    ruling = book.of(SURVEY, request.survey_sent_at, request.profile, request.shop_id)
    if ruling is None:
        return None
    return Deadline(request.survey_sent_at + ruling.rule.answered_within, ruling.edition)


def _asked(request: Any) -> Closed | None:
    if request.survey_sent_at is None:
        return Closed("survey_not_sent", "满意度评价尚未发出", {}, request.survey_due_at)
    return None
