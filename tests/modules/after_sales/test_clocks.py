"""Every clock of a case: the last good instant, and one second later."""

from datetime import timedelta

import pytest
from modules.after_sales.scene import CLERK, REFEREE, SELLER, Desk
from world import at

from roost.kernel.pure.refusal import NotNow, OutOfTurn
from roost.modules.after_sales import facade
from roost.modules.after_sales.commands import buying, handling
from roost.modules.after_sales.commands.handling import Act
from roost.modules.after_sales.models import Case
from roost.modules.after_sales.rules.kinds import Kind
from roost.modules.after_sales.views import merchant

SECOND = timedelta(seconds=1)


def waits(desk, case, step, span, before, after):
    """The state stands at the last good instant and has changed a second later."""
    start = desk.world.now
    assert desk.clocks(case)[step] == start + span
    desk.world.wait_until(start + span)
    assert desk.status(case) == before
    desk.world.wait(seconds=1)
    assert desk.status(case) == after
    assert desk.world.history(SELLER, "after_sales", case)[-1][1] == start + span + SECOND


@pytest.mark.parametrize("kind", [Kind.REFUND_UNSHIPPED, Kind.REFUND_SHIPPED])
def test_silence_of_the_shop_agrees_to_a_refund_after_48_hours(desk, kind):
    case = desk.case(kind)
    desk.world.wait_until(at(3, 20))
    assert desk.status(case) == "awaiting_merchant"
    desk.world.wait(seconds=1)
    assert "agree_by_silence" in desk.steps_of(case)
    assert desk.status(case) in ("refunding", "succeeded")


def test_silence_of_the_shop_agrees_to_a_return(desk):
    desk.address()
    case = desk.case(Kind.RETURN_REFUND)
    waits(
        desk,
        case,
        "agree_by_silence",
        timedelta(hours=48),
        "awaiting_merchant",
        "awaiting_buyer_return",
    )
    assert desk.read(case).address["region"]


@pytest.mark.parametrize("kind", [Kind.EXCHANGE, Kind.RESEND, Kind.REPAIR])
def test_silence_on_other_kinds_is_an_alarm_and_no_answer(desk, kind):
    case = desk.case(kind)
    desk.world.wait(hours=48)
    assert not desk.read(case).answer_overdue
    desk.world.wait(seconds=1)
    assert desk.read(case).answer_overdue
    assert desk.status(case) == "awaiting_merchant"
    desk.address()
    desk.agree(case)


def test_a_refused_buyer_has_seven_days(desk):
    case = desk.case()
    desk.refuse(case)
    waits(desk, case, "close_by_silence", timedelta(days=7), "refused_first", "closed")


def test_a_buyer_refused_after_the_return_has_seven_days_again(desk):
    desk.address()
    case = desk.case(Kind.RETURN_REFUND)
    desk.agree(case)
    desk.send_back(case)
    desk.inspect(case, "faulty")
    body = handling.Refuse(reason="returned_damaged")
    desk.world.does(CLERK, handling.refuse_second, case, body)
    waits(desk, case, "close_by_silence", timedelta(days=7), "refused_second", "closed")


def test_the_buyer_sends_back_within_seven_days(desk):
    desk.address()
    case = desk.case(Kind.RETURN_REFUND)
    desk.agree(case)
    waits(desk, case, "close_by_silence", timedelta(days=7), "awaiting_buyer_return", "closed")


def test_the_time_to_send_back_is_extended_once_when_two_days_are_left(desk):
    desk.address()
    case = desk.case(Kind.RETURN_REFUND)
    desk.agree(case)
    due = desk.clocks(case)["close_by_silence"]
    desk.world.wait_until(due - timedelta(days=2) - SECOND)
    with pytest.raises(NotNow) as no:
        desk.mine(case, "extend")
    assert no.value.opens_at == due - timedelta(days=2)
    desk.world.wait(seconds=1)
    desk.mine(case, "extend")
    assert desk.clocks(case)["close_by_silence"] == due + timedelta(days=7)
    desk.world.wait_until(due + timedelta(days=6))
    with pytest.raises(NotNow, match="只能延长一次"):
        desk.mine(case, "extend")
    desk.world.wait_until(due + timedelta(days=7))
    assert desk.status(case) == "awaiting_buyer_return"
    desk.world.wait(seconds=1)
    assert desk.status(case) == "closed"


def test_refused_goods_have_fifteen_days_to_come_back(desk):
    case = desk.case(Kind.REFUND_SHIPPED)
    desk.step(case, "convert_to_refusal")
    waits(desk, case, "close_by_silence", timedelta(days=15), "awaiting_buyer_refusal", "closed")


def test_a_return_that_nobody_looks_at_is_confirmed_after_ten_days(desk):
    desk.address()
    case = desk.case(Kind.RETURN_REFUND)
    desk.agree(case)
    desk.send_back(case)
    start = desk.world.now
    desk.world.wait_until(start + timedelta(days=10))
    assert desk.status(case) == "awaiting_merchant_receipt"
    desk.world.wait(seconds=1)
    assert "confirm_by_silence" in desk.steps_of(case)
    desk.world.wait()
    assert desk.status(case) == "succeeded"


@pytest.mark.parametrize("kind", [Kind.EXCHANGE, Kind.REPAIR])
def test_what_is_not_sent_in_72_hours_may_become_a_refund(desk, kind):
    desk.address()
    case = desk.case(kind)
    desk.agree(case)
    desk.send_back(case)
    desk.inspect(case)
    desk.step(case, "confirm_receipt")
    assert "take_refund" not in desk.offers(case, desk.buyer)
    desk.world.wait(hours=72)
    assert not desk.read(case).refund_offered
    desk.world.wait(seconds=1)
    assert desk.offers(case, desk.buyer)["take_refund"].open
    desk.world.does(desk.buyer, buying.take_refund, case, Act())
    desk.world.wait()
    found = desk.read(case)
    assert (found.status, found.amount_fen, found.solution) == ("succeeded", 3000, "return")


def test_goods_sent_late_are_sent_all_the_same(desk):
    desk.address()
    case = desk.case(Kind.EXCHANGE)
    desk.agree(case)
    desk.send_back(case)
    desk.inspect(case)
    desk.step(case, "confirm_receipt")
    desk.world.time.move_to(desk.world.now + timedelta(hours=72, seconds=1))
    assert desk.ship_again(case).status == "awaiting_buyer_receipt"


def test_what_was_sent_again_counts_as_received_after_fifteen_days(desk):
    case = desk.case(Kind.RESEND)
    desk.agree(case)
    desk.ship_again(case)
    waits(
        desk, case, "arrive_by_silence", timedelta(days=15), "awaiting_buyer_receipt", "succeeded"
    )


def test_who_is_late_is_late_before_the_bell_has_rung(desk):
    case = desk.case()
    desk.world.time.move_to(desk.clocks(case)["agree_by_silence"] + SECOND)
    with pytest.raises(OutOfTurn, match="已超过截止时间"):
        desk.refuse(case)


def test_an_intervention_stops_the_clock_and_gives_back_what_was_left(desk):
    case = desk.case()
    desk.world.wait(hours=40)
    desk.intervene(case)
    assert desk.clocks(case) == {}
    desk.world.wait(days=5)
    assert desk.status(case) == "awaiting_merchant"
    desk.mine(case, "cancel_intervention")
    due = desk.clocks(case)["agree_by_silence"]
    assert due == desk.world.now + timedelta(hours=8)
    desk.world.wait_until(due)
    assert desk.status(case) == "awaiting_merchant"
    desk.world.wait(seconds=1)
    assert "agree_by_silence" in desk.steps_of(case)


def test_the_clock_explains_where_it_stood_still(desk):
    case = desk.case()
    desk.world.wait(hours=1)
    desk.intervene(case)
    desk.world.wait(hours=2)
    desk.step(case, "end_intervention", REFEREE)
    view = desk.world.sees(SELLER, lambda look: merchant.whole(look, look.get(Case, case)))
    [clock] = view.clocks
    assert [part["running"] for part in clock.segments] == [True, False, True]


def test_a_connectors_own_deadline_comes_before_the_rule(desk):
    case = desk.case()
    theirs = desk.world.now + timedelta(hours=5)
    desk.world.does(SELLER, facade.has_deadline, case, theirs)
    assert desk.clocks(case) == {"agree_by_silence": theirs}
    assert desk.read(case).due_at == theirs
    desk.world.wait_until(theirs)
    assert desk.status(case) == "awaiting_merchant"
    desk.world.wait(seconds=1)
    assert "agree_by_silence" in desk.steps_of(case)


def test_a_changed_request_gives_the_shop_its_time_anew(desk):
    case = desk.case()
    desk.world.wait(hours=40)
    desk.modify(case, reason_code="other")
    assert desk.clocks(case)["agree_by_silence"] == desk.world.now + timedelta(hours=48)


def test_clocks_go_on_after_a_restart(open_world):
    desk = Desk(open_world())
    case = desk.case()
    due = desk.clocks(case)["agree_by_silence"]
    desk.world.close()
    again = open_world(begin=due + timedelta(hours=1))
    again.wait()
    steps = again.history(SELLER, "after_sales", case)
    assert ("agree_by_silence", due + SECOND) in steps
