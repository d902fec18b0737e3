"""When the buyer may be reached: the survey, and the two times the shop may remind of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from roost.kernel.pure.hours import Hours
from roost.kernel.pure.refusal import Closed
from roost.kernel.pure.time import SECOND, whole_second

TICK: Final = timedelta(milliseconds=1)
"""More than an hour begins one millisecond after it (RD-00)."""


def survey_at(day: Hours, entered: datetime) -> datetime:
    """At once in the daytime, else when the next day begins (S1-30)."""
    return day.next_open(entered)


def may_remind(
    sent: Sequence[datetime],
    survey_due: datetime | None,
    survey_sent: datetime | None,
    now: datetime,
    *,
    most: int,
    gap: timedelta,
    day: Hours,
) -> Closed | None:
    """S1-31, RD-06. A refusal names the first instant at which it would be good."""
    if len(sent) >= most:
        return Closed("reminded_enough", f"每个服务单最多提醒{most}次,已用完", {"most": most})
    last = max(sent, default=survey_sent)
    if survey_sent is None or last is None or now < survey_sent:
        opens = _next(survey_sent or survey_due, gap, day)
        return Closed("survey_not_sent", "满意度评价尚未发出", {}, opens)
    if now < last + gap + TICK:
        opens = _next(last, gap, day)
        return Closed("reminded_lately", "距评价发出或上次提醒须超过1小时", {}, opens)
    if not day.includes(now):
        hours = f"{day.opens:%H:%M}–{day.closes:%H:%M}"
        return Closed("quiet_hours", f"仅{hours}可以提醒用户", {"hours": hours}, day.next_open(now))
    return None


def _next(last: datetime | None, gap: timedelta, day: Hours) -> datetime | None:
    """In whole seconds, rounded up, and in the daytime."""
    if last is None:
        return None
    after = last + gap
    return day.next_open(after + SECOND if not after.microsecond else whole_second(after))


def may_urge(last: datetime | None, gap: timedelta, now: datetime) -> Closed | None:
    """Once in so long per request; it moves no deadline (S1-15)."""
    if last is None or now >= last + gap:
        return None
    return Closed("urged_lately", "每小时可催单1次,请稍后再催", {}, whole_second(last + gap))
