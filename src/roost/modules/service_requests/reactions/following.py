from sqlalchemy import update

from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Party
from roost.kernel.pure.event import with_it
from roost.modules.buyers.events import Merged
from roost.modules.orders.events import Linked

from ..commands import ruling
from ..commands.machine import house, set_face
from ..events import Moved
from ..models import Request
from ..policies import TIMEOUT, TimeoutAction, of

PLATFORM = "platform"


@with_it(Moved)
def keep_the_lists(work: Work, moved: Moved) -> None:
    """What is shown of it, and what it is sorted and coloured by."""
    request = work.session.get_one(Request, (work.shop_id, moved.thing))
    set_face(work, request)


@with_it(Moved)
def settle_at_once(work: Work, moved: Moved) -> None:
    """Where the platform has laid down that a timeout needs nobody to look at it (RD-04)."""
    if moved.step != "due_passed":
        return
    request = work.session.get_one(Request, (work.shop_id, moved.thing))
    rule = of(request, work.rules, TIMEOUT, work.moment)
    if rule.action is TimeoutAction.DIRECT:
        by_platform = house(work, Party.PLATFORM, PLATFORM)
        ruling.settle_by_rule(by_platform, request, rule.act, rule.amount_fen, "超时直接处理")


@with_it(Merged)
def merged(work: Work, told: Merged) -> None:
    theirs = update(Request).where(Request.buyer_id == told.old)
    work.session.execute(theirs.values(buyer_id=told.new))


@with_it(Linked)
def linked(work: Work, told: Linked) -> None:
    theirs = update(Request).where(Request.order_id == told.order_id)
    work.session.execute(theirs.values(buyer_id=told.buyer))
