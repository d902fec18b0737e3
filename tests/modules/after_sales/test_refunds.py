"""Money goes back once, in the amount that was asked for, and never more than was paid."""

from itertools import pairwise

import pytest
from modules.after_sales.scene import CLERK, SELLER

from roost.kernel.pure.refusal import Conflict, Invalid
from roost.modules.after_sales.commands.opening import Wanted
from roost.modules.after_sales.rules.kinds import Kind


@pytest.mark.proves("S0-11")
def test_an_unshipped_refund_is_agreed_in_one_step(desk):
    order = desk.paid()
    case = desk.case(order=order)
    desk.agree(case)
    assert desk.status(case) == "refunding"
    desk.world.wait()
    assert desk.status(case) == "succeeded"
    assert desk.card(order).refunded_fen == 3000
    assert desk.steps_of(case) == ["start", "agree", "money_done"]


def test_freight_goes_back_once(desk):
    order = desk.paid((desk.phones, 1), (desk.mugs, 1))
    [phone, mug] = desk.card(order).lines
    first = desk.apply(order, Kind.REFUND_UNSHIPPED, lines=[Wanted(phone.id)], freight_fen=600)
    assert first.amount_fen == 3600
    desk.agree(first.id)
    desk.world.wait()
    with pytest.raises(Invalid, match=r"最多可退0\.00元"):
        desk.apply(order, Kind.REFUND_UNSHIPPED, lines=[Wanted(mug.id)], freight_fen=600)


def test_more_than_is_left_is_refused_with_what_is_left(desk):
    order = desk.paid()
    [line] = desk.card(order).lines
    with pytest.raises(Invalid, match=r"最多可退30\.00元") as no:
        desk.apply(order, Kind.REFUND_UNSHIPPED, lines=[Wanted(line.id, 3001)])
    assert no.value.pointer == "/lines/0/amount_fen"


def test_the_same_money_is_not_agreed_twice(desk):
    """Another refund of the order has taken it in the meantime."""
    order = desk.paid()
    case = desk.case(order=order)
    [line] = desk.card(order).lines
    desk.refund(order, {line.id: 1})
    with pytest.raises(Conflict, match="退款金额超过可退金额"):
        desk.agree(case, CLERK)
    assert desk.status(case) == "awaiting_merchant"
    assert desk.card(order).refunded_fen == 1


def test_what_a_clock_agrees_to_and_cannot_pay_is_tried_again(desk):
    order = desk.paid()
    case = desk.case(order=order)
    [line] = desk.card(order).lines
    desk.refund(order, {line.id: 1})
    desk.world.wait(hours=48, seconds=1)
    assert desk.status(case) == "refunding"
    assert desk.read(case).refund_tries == 1
    desk.world.wait(hours=3)
    found = desk.read(case)
    assert (found.status, found.refund_tries) == ("refunding", 8)
    waits = [at for step, at in desk.world.history(SELLER, "after_sales", case) if "retry" in step]
    gaps = [(b - a).total_seconds() for a, b in pairwise(waits)]
    assert gaps == [120, 240, 480, 960, 1920, 3600]
