"""What follows for the staff from facts of other modules."""

from roost.kernel.data.work import Work
from roost.kernel.pure.event import with_it
from roost.modules.shop.events import Founded

from . import queries
from .commands import people


@with_it(Founded)
def owner_moves_in(work: Work, founded: Founded) -> None:
    digits = work.keys.open(queries.PHONE, bytes.fromhex(founded.owner_phone))
    people.found(work, founded.kind, founded.owner_name, digits, founded.owner_secret)
