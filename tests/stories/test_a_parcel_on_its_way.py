"""The tale of a refund asked for while the parcel is on its way, told on all sides."""

from datetime import timedelta

import pytest
from modules.after_sales.scene import CLERK, REFEREE, Desk

from roost.modules.after_sales import queries
from roost.modules.after_sales.commands import handling, ruling
from roost.modules.after_sales.commands.ruling import Rule
from roost.modules.after_sales.rules.kinds import Kind, Liability
from roost.modules.after_sales.views import buyer as buyer_views
from roost.modules.after_sales.views import merchant


@pytest.fixture
def desk(world) -> Desk:
    return Desk(world)


def shop_sees(desk, case):
    return desk.world.sees(CLERK, lambda look: merchant.whole(look, queries.find(look, case)))


def buyer_sees(desk, case):
    return desk.world.sees(
        desk.buyer, lambda look: buyer_views.whole(look, queries.find(look, case))
    )


@pytest.mark.proves("S0-12", "S3-74")
def test_the_buyer_refuses_the_parcel_and_has_the_money_when_it_is_back(desk):
    case = desk.case(Kind.REFUND_SHIPPED, said="不想要了")
    desk.track("in_transit")
    advised = shop_sees(desk, case).suggestion
    assert (advised.row_id, advised.step) == ("S3-74", "convert_to_refusal")
    desk.step(case, advised.step)
    assert "请拒收" in desk.heard()[-1]
    assert buyer_sees(desk, case).status == "awaiting_buyer_refusal"
    desk.world.wait(days=2)
    desk.track("refused")
    assert not desk.offers(case)["refund"].open
    desk.track("returning")
    desk.world.wait(days=3)
    desk.track("returned")
    desk.world.wait()
    seen = buyer_sees(desk, case)
    assert (seen.status, seen.refunded_at) == ("succeeded", desk.world.now)
    assert "30.00元已到账" in desk.heard()[-1]


@pytest.mark.proves("S0-13", "S4-45", "S4-46", "S3-79")
def test_a_return_that_the_shop_will_not_take_goes_to_the_platform(desk):
    desk.address()
    case = desk.case(Kind.RETURN_REFUND, reason="malfunction", said="按键失灵")
    view = shop_sees(desk, case)
    assert view.quality and "不得施压" in view.quality_note.note_zh
    assert [o.code for o in view.quality_note.options] == ["proof", "repair", "exchange"]
    desk.agree(case)
    desk.send_back(case)
    desk.inspect(case, "sound")
    refusal = handling.Refuse(reason="returned_damaged", note="有使用痕迹")
    desk.world.does(CLERK, handling.refuse_second, case, refusal)
    assert "影响二次销售" in desk.heard()[-1]
    left = desk.clocks(case)["close_by_silence"] - desk.world.now
    assert left == timedelta(days=7)
    desk.world.wait(days=6)
    desk.intervene(case)
    desk.world.wait(days=10)
    desk.world.does(
        REFEREE, ruling.rule_for_buyer, case, Rule(liability=Liability.MERCHANT, note="退款")
    )
    desk.world.wait()
    found = shop_sees(desk, case)
    assert (found.status, found.liability, found.solution.code) == (
        "succeeded",
        "merchant",
        "return",
    )
    assert [e.step for e in found.log] == [
        "start",
        "agree",
        "fill_waybill",
        "inspect",
        "refuse_second",
        "intervene",
        "rule_for_buyer",
        "money_done",
    ]
