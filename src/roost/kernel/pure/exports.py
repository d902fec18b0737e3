"""How much of a list may be exported at once, and how soon again (S1-23, S1-24, RD-08)."""

from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil
from typing import Final

from msgspec import Struct

from .refusal import Closed


class Writing(StrEnum):
    """Of an exported file."""

    WAITING = "waiting"
    WRITING = "writing"
    DONE = "done"
    FAILED = "failed"


class Limit(Struct, frozen=True):
    """Rows of one file, and the time from one start to the next of the same list."""

    most: int
    gap: timedelta


USUAL: Final = Limit(50_000, timedelta(seconds=60))


def too_many(rows: int, most: int) -> Closed | None:
    """Refused with the count, never cut."""
    if rows <= most:
        return None
    told = {"most": most, "rows": rows}
    return Closed("too_many_rows", f"单次最多导出{most}条,当前筛选共{rows}条,请缩小范围", {**told})


def too_soon(last_start: datetime | None, now: datetime, gap: timedelta) -> Closed | None:
    """Counted from the last start that did not fail, of the same list in the same shop."""
    if last_start is None or now >= last_start + gap:
        return None
    seconds = ceil((last_start + gap - now) / timedelta(seconds=1))
    opens = last_start + gap
    return Closed("export_cooldown", f"请{seconds}秒后再导出", {"seconds": seconds}, opens)
