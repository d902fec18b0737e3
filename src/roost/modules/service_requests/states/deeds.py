"""What a step writes on its request. Everything a person typed stands there already."""

from datetime import datetime
from typing import Any

from roost.kernel.pure.time import micros

from ..rules.kinds import Closing, Review


def replied(request: Any, at: datetime) -> None:
    """A new survey for every reply; what the last one said stands in the history."""
    request.entered_at, request.late = at, False
    request.survey_due_at = request.survey_sent_at = request.answered_at = None
    request.answer, request.said, request.review = None, "", None


def unresolved(request: Any, at: datetime) -> None:
    replied(request, at)
    request.review = Review.UNRESOLVED


def timed_out(request: Any, at: datetime) -> None:
    request.entered_at, request.late, request.review = at, True, Review.TIMEOUT


def silent(request: Any, at: datetime) -> None:
    request.entered_at, request.review = at, Review.NO_ANSWER


def urged(request: Any, at: datetime) -> None:
    request.urge_count, request.urged, request.urged_at = request.urge_count + 1, True, at


def reminded(request: Any, at: datetime) -> None:
    request.reminders = [*request.reminders, micros(at)]


def satisfied(request: Any, at: datetime) -> None:
    request.answered_at, request.close_reason = at, Closing.SATISFIED
    closed(request, at)


def unsatisfied(request: Any, at: datetime) -> None:
    request.answered_at = request.entered_at = at
    request.review = Review.UNSATISFIED


def approved(request: Any, at: datetime) -> None:
    request.close_reason = Closing.APPROVED
    closed(request, at)


def acted(request: Any, at: datetime) -> None:
    request.close_reason = Closing.ACTED
    closed(request, at)


def sent_back(request: Any, at: datetime) -> None:
    """A new cycle from here; a deadline that a connector once gave belonged to the last one."""
    request.cycle, request.cycle_at, request.entered_at = request.cycle + 1, at, at
    request.deadline_at = request.resolved = None
    request.late = False


def closed(request: Any, at: datetime) -> None:
    request.entered_at = request.closed_at = at
