"""What others may ask: to write a deed down, and whether the log is whole."""

from typing import Any

from roost.kernel.data.look import Look
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor

from . import commands, queries
from .queries import Verdict


def record(
    work: Work,
    what: str,
    thing: str = "",
    data: dict[str, Any] | None = None,
    by: Actor | None = None,
) -> None:
    """`what` is `module.deed`; `thing` the id it was done to. No personal data in the clear."""
    commands.record(work, what, thing, data or {}, by or work.actor)


def verify(look: Look) -> Verdict:
    return queries.verify(look)


__all__ = ["Verdict", "record", "verify"]
