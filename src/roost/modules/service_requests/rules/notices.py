"""When people of the shop are told that time runs out, and which of two words go together."""

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from roost.kernel.pure.hours import Hours

from .clock import Span, warned_at

MINUTE = timedelta(minutes=1)


class Word(StrEnum):
    STRICT = "strict"  # the strict instant has come (S1-14)
    UNDER = "under_12h"  # less than twelve hours are left (S1-36)


class Reminder(Struct, frozen=True):
    at: datetime
    words: tuple[Word, ...]


def reminders(span: Span, window: Hours, under: timedelta) -> list[Reminder]:
    """Of one cycle, the earlier first. Less than a minute apart they are one message (RD-07)."""
    warned = warned_at(span, window, under)
    if span.strict is None or warned is None:
        single = ((span.strict, Word.STRICT), (warned, Word.UNDER))
        return [Reminder(at, (word,)) for at, word in single if at is not None]
    if abs(span.strict - warned) < MINUTE:
        return [Reminder(min(span.strict, warned), (Word.STRICT, Word.UNDER))]
    both = [Reminder(span.strict, (Word.STRICT,)), Reminder(warned, (Word.UNDER,))]
    return sorted(both, key=lambda r: r.at)
