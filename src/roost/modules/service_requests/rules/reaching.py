"""When the buyer may be reached: the survey, and the two times the shop may remind of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from roost.kernel.pure.hours import Hours
from roost.kernel.pure.refusal import Closed
from roost.kernel.pure.time import SECOND, local, whole_second

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
        why = f"每个服务单最多提醒{most}次,已用完"
        return Closed("reminded_enough", why, {"most": most})
    last = max(sent, default=survey_sent)
    if survey_sent is None or last is None or now < survey_sent:
        opens = _next(survey_sent or survey_due, gap, day)
        return Closed("survey_not_sent", "满意度评价尚未发出,发出满1小时后才能提醒", {}, opens)
    if now < last + gap + TICK:
        opens = _next(last, gap, day)
        since = "评价发出" if not sent else "上次提醒"
        why = f"距{since}不足1小时,{local(opens or now):%m-%d %H:%M:%S} 后可提醒"
        return Closed("reminded_lately", why, {}, opens)
    if not day.includes(now):
        opens = day.next_open(now)
        why = f"仅{day.opens:%H:%M}–{day.closes:%H:%M}可以提醒用户"
        return Closed("quiet_hours", why, {}, opens)
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
    opens = whole_second(last + gap)
    why = f"每小时可催单1次,{local(opens):%m-%d %H:%M:%S} 后可再催"
    return Closed("urged_lately", why, {}, opens)
