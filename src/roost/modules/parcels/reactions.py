from roost.kernel.data.work import Work
from roost.kernel.pure.event import with_it
from roost.modules.buyers.events import Merged
from roost.modules.orders.events import Imported, Linked, Shipped

from . import commands


@with_it(Shipped)
def begin(work: Work, shipped: Shipped) -> None:
    commands.begin(work, shipped)


@with_it(Linked)
def follow_the_order(work: Work, linked: Linked) -> None:
    commands.re_point(work, linked.order_id, None, linked.buyer)


@with_it(Merged)
def follow_the_buyer(work: Work, merged: Merged) -> None:
    commands.re_point(work, None, merged.old, merged.new)


@with_it(Imported)
def adopt(work: Work, imported: Imported) -> None:
    commands.adopt(work, imported)
