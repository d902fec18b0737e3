"""Two clocks. Business time can be moved forward, never back; real time is the machine's."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Lock
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)
MICROSECOND = timedelta(microseconds=1)


def local(instant: datetime) -> datetime:
    """The instant as the rules read it."""
    return instant.astimezone(SHANGHAI)


def micros(instant: datetime) -> int:
    """Whole microseconds since 1970, the form in which instants are kept."""
    return (instant - EPOCH) // MICROSECOND


def from_micros(value: int) -> datetime:
    return EPOCH + timedelta(microseconds=value)


def whole_second(instant: datetime) -> datetime:
    """Rounded up: what is offered to a person as the next good instant (RD-00)."""
    rest = instant.microsecond
    return instant if not rest else instant + SECOND - timedelta(microseconds=rest)


def system() -> datetime:
    return datetime.now(UTC)


class BusinessTime:
    """What the rules call now. It stands still when the machine's clock is set back."""

    def __init__(
        self, real: Callable[[], datetime] = system, ahead: timedelta = timedelta()
    ) -> None:
        self.real = real
        self._ahead, self._speed, self._since = ahead, 1, real()
        self._last = self._since + ahead
        self._lock = Lock()

    @property
    def ahead(self) -> timedelta:
        """How far business time runs before the machine's; kept over a restart."""
        return self._last - self.real()

    @property
    def speed(self) -> int:
        return self._speed

    def now(self) -> datetime:
        with self._lock:
            return self._now()

    def move_to(self, instant: datetime) -> None:
        """Jump forward; an instant of the past changes nothing."""
        with self._lock:
            now = self._now()
            self._rebase(max(now, instant))

    def run_at(self, speed: int) -> None:
        """So many business seconds to a real one (the demo's 60×)."""
        with self._lock:
            self._rebase(self._now())
            self._speed = speed

    def _now(self) -> datetime:
        real = self.real()
        gone = max(real - self._since, timedelta()) * self._speed
        self._last = max(self._last, self._since + gone + self._ahead)
        return self._last

    def _rebase(self, business: datetime) -> None:
        self._since = self.real()
        self._ahead, self._last = business - self._since, business
