from roost.kernel.data.work import Work
from roost.kernel.pure.event import with_it
from roost.modules.buyers.events import Merged

from .commands import managing
from .events import Cancelled, Completed


@with_it(Merged)
def follow_the_buyer(work: Work, merged: Merged) -> None:
    managing.re_point(work, merged.old, merged.new)


@with_it(Cancelled)
def give_stock_back(work: Work, cancelled: Cancelled) -> None:
    managing.put_back(work, cancelled.order_id)


@with_it(Completed)
def collect_cash(work: Work, completed: Completed) -> None:
    managing.collect_if_delivered(work, completed.order_id)
