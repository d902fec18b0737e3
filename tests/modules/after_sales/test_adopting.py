"""Cases that other programs bring: as they stand, with only the clocks that lie ahead."""

from datetime import UTC, timedelta

import pytest
from modules.after_sales.scene import CLERK, SELLER
from modules.after_sales.test_import_cases import changed
from msgspec.structs import replace
from world import TEMP

from roost.kernel.data import counts
from roost.kernel.pure.refusal import Conflict, Forbidden
from roost.modules.after_sales import facade
from roost.modules.after_sales.rules.kinds import Kind


def draft(desk, order, status="awaiting_merchant", **times):
    found = changed()
    when = replace(
        found.times,
        applied_at=desk.world.now.astimezone(UTC) - timedelta(hours=1),
        deadline_at=None,
        **times,
    )
    order_no = desk.card(order).order_no
    return replace(
        found, order_no=order_no, line_no=None, kind="return_refund", status=status, times=when
    )


def test_a_case_is_taken_in_as_it_stands_and_its_clock_goes_on(desk):
    one = draft(desk, desk.shipped())
    taken = desk.world.does(CLERK, facade.adopt, [one], "售后.csv")
    [case] = taken.taken
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
    [case] = desk.world.does(CLERK, facade.adopt, [one], "售后.csv").taken
    assert desk.clocks(case) == {"agree_by_silence": due}


def test_the_same_file_again_changes_nothing_and_a_newer_one_moves_the_case(desk):
    order = desk.shipped()
    one = draft(desk, order)
    [case] = desk.world.does(CLERK, facade.adopt, [one], "售后.csv").taken
    again = desk.world.does(CLERK, facade.adopt, [one], "售后.csv")
    assert (again.taken, again.known) == ([], 1)
    done = replace(one, status="succeeded")
    assert desk.world.does(CLERK, facade.adopt, [done], "售后2.csv").taken == [case]
    assert desk.status(case) == "succeeded"
    assert desk.clocks(case) == {}
    assert desk.card(order).refunded_fen == 0
    assert desk.world.sees(SELLER, counts.of, "after_sales") == {"succeeded": 1}
    desk.apply(order, Kind.EXCHANGE)


def test_a_case_without_its_order_is_sent_back_with_a_sentence(desk):
    one = replace(draft(desk, desk.shipped()), order_no="6900000000000000000")
    found = desk.world.does(CLERK, facade.adopt, [one], "售后.csv")
    [rejected] = found.rejected
    assert (found.taken, rejected.code) == ([], "no_such_order")
    with pytest.raises(Forbidden):
        desk.world.does(TEMP, facade.adopt, [one], "售后.csv")
