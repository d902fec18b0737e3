"""An agreed resend is a promise with a day; late is an alarm, never sent is worse."""

from datetime import timedelta

import pytest
from modules.after_sales.scene import REFEREE, SELLER, Desk

from roost.modules.after_sales import facade
from roost.modules.after_sales.rules.kinds import Kind


@pytest.fixture
def promised(desk):
    case = desk.case(Kind.RESEND, reason="short_sent")
    desk.agree(case)
    return case


def fails(desk, case):
    return desk.world.sees(SELLER, facade.appeals_fail, desk.read(case).order_id)


@pytest.mark.proves("S3-68")
def test_the_alarm_comes_a_second_after_the_day_and_ends_with_the_parcel(desk, promised):
    assert desk.clocks(promised)["promise_overdue"] == desk.world.now + timedelta(hours=24)
    assert "24小时内" in desk.heard()[-1]
    desk.world.wait(hours=24)
    assert not desk.read(promised).promise_missed
    assert fails(desk, promised) is None
    desk.world.wait(seconds=1)
    assert desk.read(promised).promise_missed
    assert fails(desk, promised) == "not_resent"
    desk.world.wait(hours=6)
    desk.ship_again(promised)
    found = desk.read(promised)
    assert (found.status, found.promise_missed) == ("awaiting_buyer_receipt", False)
    assert fails(desk, promised) is None


@pytest.mark.proves("S3-68")
def test_not_sent_when_the_platform_steps_in_appeals_fail_for_good(desk, promised):
    desk.world.wait(hours=26)
    desk.intervene(promised, REFEREE)
    desk.ship_again(promised)
    assert fails(desk, promised) == "not_resent"


@pytest.mark.proves("S3-68")
def test_stepping_in_before_the_day_is_over_costs_nothing(desk, promised):
    desk.world.wait(hours=23)
    desk.intervene(promised, REFEREE)
    desk.ship_again(promised)
    assert fails(desk, promised) is None


@pytest.mark.proves("S3-68")
def test_the_alarm_rings_everywhere_but_costs_appeals_only_where_the_rule_says_so(open_world):
    desk = Desk(open_world(), "douyin")
    case = desk.case(Kind.RESEND)
    desk.agree(case)
    desk.world.wait(hours=25)
    assert desk.read(case).promise_missed
    assert fails(desk, case) is None
