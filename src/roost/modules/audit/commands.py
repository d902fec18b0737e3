"""The one way in: a row at the end."""

from typing import Any

from roost.kernel.data import counts
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor

from . import queries
from .models import Deed
from .rules import words


def record(work: Work, what: str, thing: str, data: dict[str, Any], by: Actor) -> Deed:
    before = queries.last(work)
    deed = Deed(
        shop_id=work.shop_id,
        seq=before.seq + 1 if before else 1,
        at=work.moment,
        real=work.real,
        party=by.party,
        who=by.id,
        name=by.name,
        what=what,
        thing=thing,
        data=data,
    )
    deed.seal = work.keys.sign(queries.PURPOSE, words(deed, before.seal if before else ""))
    work.session.add(deed)
    counts.tally(work, "audit", what, 1)
    return deed
