"""A case that is told again: whether the file knows more of it than the house, or less."""

from datetime import datetime
from typing import Final, get_args

from msgspec.structs import replace

from roost.kernel.pure.text import digest

from .drafts import CaseDraft
from .layout import State

RANK: Final = {state: n for n, state in enumerate(get_args(State))}
ENDS: Final = ("succeeded", "closed")


def content(draft: CaseDraft) -> str:
    """Two drafts with one content change nothing after each other, wherever they stood."""
    return digest(replace(draft, row=0))


def known_until(draft: CaseDraft) -> datetime:
    """The latest instant that the file knows of it; a deadline lies ahead and says nothing."""
    times = draft.times
    past = (times.agreed_at, times.refunded_at, times.arrived_at, times.closed_at, times.ended_at)
    known = (*past, draft.returned.at, *(talk.at for talk in draft.talks))
    return max([times.applied_at, *(instant for instant in known if instant)])


def behind(draft: CaseDraft, status: str, until: datetime) -> bool:
    """Whether what is kept, which is in `status` and known `until` then, has gone further.

    An end stays an end, and from a refund on its way only an end is next. Else the later
    knowledge counts, and of two that know the same the one that is further on.
    """
    if status in ENDS:
        return draft.status != status
    if status == "refunding" and draft.status not in ("refunding", *ENDS):
        return True
    known = known_until(draft)
    return RANK[draft.status] < RANK[status] if known == until else known < until
