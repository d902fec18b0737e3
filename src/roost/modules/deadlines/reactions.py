from typing import Any

from roost.kernel.data import clocks
from roost.kernel.data.work import Work
from roost.kernel.pure.event import with_it
from roost.modules.orders.events import Imported, Shipped
from roost.modules.staff.events import Unbound

from .commands import checking
from .events import Moved


@with_it(Shipped)
def begin_rounds(work: Work, _: Shipped) -> None:
    checking.begin(work)


@with_it(Imported)
def begin_with_a_file(work: Work, imported: Imported) -> None:
    if imported.parcels:
        checking.begin(work)


@with_it(Moved)
def tell_missed(work: Work, moved: Moved) -> None:
    if moved.step == "miss":
        checking.missed(work, moved)


@with_it(Unbound)
def nobody_watches(work: Work, left: Unbound) -> None:
    """Whose clocks these were has left the shop."""
    clocks.leave_all(work, left.thing)


def round_opens(work: Work, _: str, __: dict[str, Any]) -> None:
    checking.open_round(work)
