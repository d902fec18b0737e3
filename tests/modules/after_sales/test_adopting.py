"""Cases that a file brings: as they stand, with only the clocks that lie ahead."""

from datetime import UTC, timedelta

import pytest
from modules.after_sales.scene import CLERK, SELLER
from modules.after_sales.test_import_cases import changed
from msgspec.structs import replace
from sqlalchemy import select

from roost.kernel.data import counts
from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.refusal import Conflict
from roost.modules.after_sales.commands import adopting, keeping
from roost.modules.after_sales.commands.keeping import Remark
from roost.modules.after_sales.models import Case
from roost.modules.after_sales.rules.drafts import Talk
from roost.modules.after_sales.rules.kinds import Kind

IMPORTER = Actor(Party.CONNECTOR, "owner", "shop-1", "店主", owner=True)


def draft(desk, order, status="awaiting_merchant", **times):
    """Asked for an hour ago, without anything that was said about it."""
    found = changed()
    when = replace(
        found.times,
        applied_at=desk.world.now.astimezone(UTC) - timedelta(hours=1),
        deadline_at=None,
        **times,
    )
    order_no = desk.card(order).order_no
    kind = "return_refund"
    told = replace(found, order_no=order_no, line_no=None, kind=kind, status=status, talks=())
    return replace(told, times=when)


def take(desk, *drafts):
    return desk.world.does(IMPORTER, adopting.take, drafts, "i" * 32, 1)


def case_of(desk, draft):
    number = select(Case.id).where(Case.number == draft.case_no)
    return desk.world.sees(SELLER, lambda look: look.session.scalar(number))


def later(draft, desk, status=None, **fields):
    """Told again, when one more thing has happened to it just now."""
    said = (Talk(desk.world.now.astimezone(UTC), "商家留言"),)
    return replace(draft, status=status or draft.status, talks=said, **fields)


def test_a_case_is_taken_in_as_it_stands_and_its_clock_goes_on(desk):
    one = draft(desk, desk.shipped())
    assert take(desk, one).fresh == 1
    case = case_of(desk, one)
    found = desk.read(case)
    assert (found.number, found.source, found.status) == (
        one.case_no,
        "connector",
        "awaiting_merchant",
    )
    assert desk.clocks(case)["agree_by_silence"] == one.times.applied_at + timedelta(hours=48)
    assert desk.steps_of(case) == ["adopt"]
    assert desk.heard() == []
    assert desk.list() == [case]
    with pytest.raises(Conflict, match="已有进行中的售后申请"):
        desk.apply(found.order_id, Kind.EXCHANGE)


def test_the_files_own_deadline_comes_first(desk):
    due = desk.world.now.astimezone(UTC) + timedelta(hours=3)
    one = draft(desk, desk.shipped())
    one = replace(one, times=replace(one.times, deadline_at=due))
    take(desk, one)
    assert desk.clocks(case_of(desk, one)) == {"agree_by_silence": due}


def test_a_deadline_that_has_passed_elsewhere_rings_nowhere(desk):
    one = draft(desk, desk.shipped())
    long_ago = one.times.applied_at - timedelta(days=30)
    due = long_ago + timedelta(hours=48)
    one = replace(one, times=replace(one.times, applied_at=long_ago, deadline_at=due))
    take(desk, one)
    case = case_of(desk, one)
    desk.world.wait(days=3)
    assert desk.clocks(case) == {}
    assert (desk.status(case), desk.steps_of(case)) == ("awaiting_merchant", ["adopt"])


def test_the_same_again_changes_nothing_and_a_newer_file_moves_the_case(desk):
    order = desk.shipped()
    one = draft(desk, order)
    take(desk, one)
    case = case_of(desk, one)
    again = take(desk, replace(one, row=77))
    assert (again.fresh, again.changed, again.unchanged) == (0, 0, 1)
    done = replace(one, status="succeeded")
    assert take(desk, done).changed == 1
    assert desk.status(case) == "succeeded"
    assert desk.clocks(case) == {}
    assert desk.card(order).refunded_fen == 0
    assert desk.world.sees(SELLER, counts.of, "after_sales") == {"succeeded": 1}
    assert desk.heard() == []
    desk.apply(order, Kind.EXCHANGE)


def test_a_newer_file_tells_what_else_has_changed_and_leaves_what_was_written_here(desk):
    one = draft(desk, desk.shipped())
    take(desk, one)
    case = case_of(desk, one)
    desk.world.does(CLERK, keeping.remark, case, Remark("老客户"))
    newer = later(one, desk, kind="refund_shipped", ruling="processing", memo="平台备注")
    newer = replace(newer, refund=replace(one.refund, goods_fen=1_200, freight_fen=0))
    assert take(desk, newer).changed == 1
    found = desk.read(case)
    assert (found.kind, found.amount_fen, found.memo) == ("refund_shipped", 1_200, "老客户")
    assert desk.list(tab="intervention") == [case]
    assert take(desk, later(newer, desk, ruling="ended")).changed == 1
    assert desk.list(tab="intervention") == []


def test_an_older_file_takes_no_case_back(desk):
    one = draft(desk, desk.shipped())
    newer = later(one, desk, "awaiting_buyer_return")
    take(desk, newer)
    [why] = take(desk, one).kept
    assert (why.code, why.params) == ("case_newer_here", {"status": "awaiting_buyer_return"})
    assert "待买家退货" in why.sentence_zh
    assert desk.status(case_of(desk, one)) == "awaiting_buyer_return"


def test_what_was_done_here_since_is_not_undone_by_what_was_known_before(desk):
    desk.address()
    one = draft(desk, desk.shipped())
    take(desk, one)
    case = case_of(desk, one)
    desk.world.wait(minutes=5)
    desk.agree(case)
    assert desk.status(case) == "awaiting_buyer_return"
    assert [why.code for why in take(desk, replace(one, memo="改过")).kept] == ["case_newer_here"]
    desk.world.wait(minutes=5)
    assert take(desk, later(one, desk, "closed")).changed == 1
    assert desk.status(case) == "closed"


def test_a_case_of_this_house_is_not_overwritten(desk):
    case = desk.case(Kind.RETURN_REFUND)
    own = desk.read(case)
    one = replace(draft(desk, own.order_id), case_no=own.number, status="closed")
    assert [why.code for why in take(desk, one).kept] == ["case_born_here"]
    assert desk.status(case) == "awaiting_merchant"


def test_a_case_without_its_order_is_left_out_with_a_sentence(desk):
    here = draft(desk, desk.shipped())
    one = replace(here, case_no="7100000000000000001", order_no="6900000000000000000")
    taken = take(desk, one, here)
    [why] = taken.lacking
    assert (taken.fresh, why.code, why.key) == (1, "order_not_here", one.case_no)
    assert "请先导入订单" in why.sentence_zh


def test_two_cases_about_one_line_do_not_both_hold_it(desk):
    order = desk.shipped()
    one = draft(desk, order)
    other = replace(one, case_no="7100000000000000002")
    assert take(desk, one, other).fresh == 2
    assert sorted(desk.list()) == sorted([case_of(desk, one), case_of(desk, other)])
