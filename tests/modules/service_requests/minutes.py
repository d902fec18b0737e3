"""The clock the slow way: somebody looks at every minute and writes down whether it counts.

Knows nothing of opening hours, segments or sums. Seconds are counted from the midnight with which
the year of the tests begins, in Shanghai, which has no summer time.
"""

from datetime import datetime, timedelta

from world import at

DAY, WEEKS = 24 * 60, 8
OPEN = bytes(9 * 60 <= minute % DAY < 21 * 60 for minute in range(WEEKS * 7 * DAY))
"""Of every minute of these weeks: does the working clock run in it?"""


def seconds(moment: datetime) -> int:
    return (moment - at(1)) // timedelta(seconds=1)


def instant(second: int) -> datetime:
    return at(1) + timedelta(seconds=second)


def working_due(received: datetime, limit: timedelta) -> datetime:
    now, left = seconds(received), int(limit.total_seconds())
    for minute in range(now // 60, len(OPEN)):
        if OPEN[minute]:
            following = minute * 60 + 60
            if now + left <= following:
                return instant(now + left)
            left -= following - now
        now = minute * 60 + 60
    raise AssertionError("the weeks are over")


def working_left(now: datetime, due: datetime) -> timedelta:
    left = 0
    for second in range(seconds(now), seconds(due)):
        left += OPEN[second // 60]
    return timedelta(seconds=left)


def night_due(received: datetime, limit: timedelta) -> datetime:
    """Begin in the day, run through; an end in the night waits for the morning."""
    start = _opening(seconds(received))
    end = start + int(limit.total_seconds())
    if OPEN[end // 60] or (end % 60 == 0 and OPEN[end // 60 - 1]):
        return instant(end)
    evening = end // 60
    while evening * 60 > start and not OPEN[evening - 1]:
        evening -= 1
    return instant(_opening(end) + end - max(evening * 60, start))


def _opening(second: int) -> int:
    while not OPEN[second // 60]:
        second = second // 60 * 60 + 60
    return second
