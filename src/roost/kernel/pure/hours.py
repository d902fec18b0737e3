"""Opening hours: half-open, every day of the year, read in Shanghai."""

from datetime import UTC, datetime, time, timedelta

from msgspec import Struct

from .time import local

DAY = timedelta(days=1)
MIDNIGHT = time()


class Segment(Struct, frozen=True):
    """A stretch of a clock's life: running or paused, from and to."""

    running: bool
    start: datetime
    end: datetime


class Hours(Struct, frozen=True):
    """`closes` of 00:00 means the end of the day; `opens` after `closes` runs over midnight."""

    opens: time
    closes: time

    def includes(self, moment: datetime) -> bool:
        clock = local(moment).time()
        if self.closes == MIDNIGHT:
            return clock >= self.opens
        if self.opens < self.closes:
            return self.opens <= clock < self.closes
        return clock >= self.opens or clock < self.closes

    def next_open(self, moment: datetime) -> datetime:
        """The moment itself while open, else the next opening."""
        if self.includes(moment):
            return moment
        opening = self._at(moment, self.opens)
        return opening if moment <= opening else self._at(moment + DAY, self.opens)

    def last_close(self, moment: datetime) -> datetime:
        closing = self._at(moment, self.closes)
        return closing if closing <= moment else self._at(moment - DAY, self.closes)

    def next_close(self, moment: datetime) -> datetime:
        closing = self._at(moment, self.closes)
        return closing if closing > moment else self._at(moment + DAY, self.closes)

    def add(self, start: datetime, span: timedelta) -> datetime:
        """The moment at which `span` of open time has passed since `start`."""
        return self.segments(start, span)[-1].end

    def segments(self, start: datetime, span: timedelta) -> list[Segment]:
        """How `span` of open time is used up: the explanation of a due time (B-03)."""
        parts: list[Segment] = []
        while True:
            opening = self.next_open(start)
            if opening > start:
                parts.append(Segment(False, start, opening))
            room = self.next_close(opening) - opening
            if span <= room:
                return [*parts, Segment(True, opening, opening + span)]
            parts.append(Segment(True, opening, opening + room))
            start, span = opening + room, span - room

    def between(self, start: datetime, end: datetime) -> timedelta:
        """How much open time lies between the two; none when the end comes first."""
        return max(self._opened(end) - self._opened(start), timedelta())

    def _opened(self, moment: datetime) -> timedelta:
        """Open time since the first day of the calendar: only differences mean anything."""
        here = local(moment)
        gone = here.replace(tzinfo=None) - datetime.combine(here, MIDNIGHT)
        opens, closes = _since_midnight(self.opens), _since_midnight(self.closes) or DAY
        if opens < closes:
            a_day, today = closes - opens, min(max(gone - opens, timedelta()), closes - opens)
        else:
            a_day = DAY - (opens - closes)
            today = min(gone, closes) + max(gone - opens, timedelta())
        return here.toordinal() * a_day + today

    def _at(self, day: datetime, clock: time) -> datetime:
        return datetime.combine(local(day), clock, local(day).tzinfo).astimezone(UTC)


def _since_midnight(clock: time) -> timedelta:
    return datetime.combine(datetime.min, clock) - datetime.min
