from typing import Any

from roost.kernel.data import counts
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Party
from roost.kernel.pure.event import with_it
from roost.modules.shop import facade as shop

from ..commands import paying
from ..commands.goods import free_lines
from ..commands.machine import first_due, house, move
from ..events import Moved
from ..models import Case
from ..policies import ADDRESS
from ..queries.lists import MARKS
from ..rules import address
from ..rules.promises import AddressOutcome, AppealFailOn, appeal_fails
from ..states import Status

PLATFORM = "platform"
FORGETS = ("money_failed", "money_done")


@with_it(Moved)
def keep_the_lists(work: Work, moved: Moved) -> None:
    """The first deadline, the mark of the platform, and the lines that are free again."""
    case = work.session.get_one(Case, (work.shop_id, moved.thing))
    case.due_at, case.due_step = first_due(case, work, work.rules)
    if case.stepped_in != bool(case.on_desk):
        case.on_desk = case.stepped_in
        counts.tally(work, MARKS, "intervention", 1 if case.on_desk else -1)
    if case.over:
        free_lines(work, case)


@with_it(Moved)
def pay(work: Work, moved: Moved) -> None:
    if moved.status != Status.REFUNDING or moved.step in FORGETS:
        return
    case = work.session.get_one(Case, (work.shop_id, moved.thing))
    paying.pay(work, case, moved.step)


@with_it(Moved)
def fall_back(work: Work, moved: Moved) -> None:
    """A day without a return address: the shop's default one, or the money without a return."""
    if moved.step != "address_overdue":
        return
    case = work.session.get_one(Case, (work.shop_id, moved.thing))
    found = address.kept(shop.return_address(work))
    outcome = AddressOutcome.DEFAULT_ADDRESS if found else AddressOutcome.REFUND_ONLY
    fields: dict[str, Any] = {
        "address_outcome": outcome,
        "appeal_fails": _fails(work, case, outcome),
    }
    by_platform = house(work, Party.PLATFORM, PLATFORM)
    if found:
        move(by_platform, case, "use_default_address", address=found, **fields)
    else:
        move(by_platform, case, "to_refund_only", **fields | paying.in_money(work, case))


def _fails(work: Work, case: Case, outcome: AddressOutcome) -> bool:
    asked = case.address_asked_at or work.moment
    ruling = work.rules.of(ADDRESS, asked, case.profile, case.shop_id)
    fail_on = ruling.rule.appeal_fail_on if ruling else AppealFailOn.REFUND_ONLY
    return case.appeal_fails or appeal_fails(outcome, fail_on)
