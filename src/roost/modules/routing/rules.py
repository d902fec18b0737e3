"""Who gets the next conversation, and what a waiting buyer is told. Pure arithmetic."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

from roost.kernel.pure.refusal import Invalid

from .policies import WaitMarks

LEAST, MOST = 1, 50
HEAVIEST = 100


def capacity(value: int) -> int:
    """S2-05: a whole number from 1 to 50."""
    if not LEAST <= value <= MOST:
        raise Invalid(
            f"接待人数请填写{LEAST}至{MOST}的整数",
            "bad_capacity",
            "/capacity",
            least=LEAST,
            most=MOST,
        )
    return value


def suggested_weights(capacities: Sequence[int]) -> list[int]:
    """⌈own limit ÷ smallest limit⌉ (S3-28)."""
    least = min(capacities)
    return [-(-own // least) for own in capacities]


class Candidate(Struct):
    """An agent with a free seat. `current` is the round robin's memory of him."""

    id: str
    open: int
    capacity: int
    weight: int
    current: int
    idle_since: datetime


def by_weight(candidates: Sequence[Candidate]) -> Candidate:
    """Smooth weighted round robin; ties go to the earlier agent. Changes `current` of all."""
    for one in candidates:
        one.current += one.weight
    chosen = max(candidates, key=lambda c: c.current)  # the first of equals
    chosen.current -= sum(c.weight for c in candidates)
    return chosen


def by_load(candidates: Sequence[Candidate]) -> Candidate:
    """The emptiest desk; among equals the one that has been idle longest."""
    return min(candidates, key=lambda c: (c.open / c.capacity, c.idle_since))


def why(source: str, chosen: Candidate, candidates: Sequence[Candidate]) -> dict[str, Any]:
    """What an assignment was decided by, kept with it (B-11)."""
    return {
        "by": source,
        "agent": chosen.id,
        "candidates": [
            {"agent": c.id, "open": c.open, "capacity": c.capacity, "weight": c.weight}
            for c in candidates
        ],
    }


def estimate(ahead: int, average: timedelta | None, online: int) -> timedelta | None:
    """People ahead × average handling time ÷ agents online; nobody online, no promise (S4-22)."""
    if online == 0 or average is None:
        return None
    return average * ahead / online


def wait_label(waited: timedelta, marks: WaitMarks) -> tuple[str | None, str | None]:
    """(">2", "yellow"): the longest mark that was passed, and its colour."""
    passed = [m for m in marks.minutes if waited > timedelta(minutes=m)]
    if not passed:
        return None, None
    if waited > timedelta(minutes=marks.red_over):
        return f">{passed[-1]}", "red"
    colour = "yellow" if waited > timedelta(minutes=marks.yellow_over) else "grey"
    return f">{passed[-1]}", colour
