"""Colleagues that somebody names: they must work here."""

from collections.abc import Iterable

from roost.kernel.data.work import Work
from roost.kernel.pure.refusal import Invalid
from roost.modules.staff import facade as staff

MOST = 20


def named(work: Work, ids: Iterable[str], pointer: str) -> list[str]:
    """Each once, in their order; refused when one of them is nobody here."""
    wanted = list(dict.fromkeys(ids))
    if len(wanted) > MOST:
        raise Invalid(f"最多{MOST}位同事", "too_many_colleagues", pointer, most=MOST)
    if wanted and not {person.id for person in staff.people(work)}.issuperset(wanted):
        raise Invalid("没有这位同事,或已离职", "unknown_colleague", pointer)
    return wanted
