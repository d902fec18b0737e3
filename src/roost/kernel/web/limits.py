"""So many in a minute, per principal; in memory, on the machine's clock."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from time import monotonic

from roost.kernel.pure.refusal import TooMany

HELD = 50_000  # principals remembered; the longest unseen is forgotten first


class Limits:
    """`scale` multiplies every limit: the bench raises it and says so."""

    def __init__(self, scale: float = 1.0, clock: Callable[[], float] = monotonic) -> None:
        self.scale, self._clock = scale, clock
        self._known: dict[str, None] = {}
        self._lock = Lock()
        self._buckets: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    def know(self, token: str) -> None:
        """A session that was found open: from now on its requests count as its own."""
        with self._lock:
            self._known[token] = None
            if len(self._known) > HELD:
                del self._known[next(iter(self._known))]

    def knows(self, token: str) -> bool:
        return token in self._known

    def take(self, what: str, whom: str, per_minute: int) -> None:
        """One more of `what` by `whom`; refused with the seconds to wait when it is too much."""
        most = per_minute * self.scale
        now = self._clock()
        left, since = self._buckets.pop((what, whom), (most, now))
        left = min(most, left + (now - since) * most / 60)
        if left < 1:
            self._keep((what, whom), (left, now))
            wait = int((1 - left) * 60 / most) + 1
            raise TooMany(f"操作过于频繁,请{wait}秒后再试", retry_after=wait, seconds=wait)
        self._keep((what, whom), (left - 1, now))

    def _keep(self, key: tuple[str, str], bucket: tuple[float, float]) -> None:
        self._buckets[key] = bucket
        if len(self._buckets) > HELD:
            self._buckets.popitem(last=False)
