from roost.kernel.data.work import Work
from roost.kernel.pure.event import with_it
from roost.modules.buyers.events import Merged

from .commands import re_point


@with_it(Merged)
def follow_the_buyer(work: Work, merged: Merged) -> None:
    re_point(work, merged.old, merged.new)
