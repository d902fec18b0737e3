"""Shipped, refund only: the goods are called back, and the money waits for them."""

import pytest
from modules.after_sales.scene import CLERK, SELLER

from roost.kernel.pure.refusal import Invalid, NotNow
from roost.modules.after_sales.commands import handling
from roost.modules.after_sales.commands.handling import AgreeUnreturned, Erased, Pay
from roost.modules.after_sales.commands.opening import Wanted
from roost.modules.after_sales.queries import find
from roost.modules.after_sales.rules.kinds import Goods, Kind
from roost.modules.after_sales.views import merchant


def advice(desk, case):
    view = desk.world.sees(CLERK, lambda look: merchant.whole(look, find(look, case)))
    return {s.row_id: s.step for s in view.suggestions}


@pytest.mark.proves("S0-12", "S3-74")
def test_refund_on_refusal_waits_for_the_return_and_tells_the_buyer(desk):
    case = desk.case(Kind.REFUND_SHIPPED)
    desk.track("in_transit")
    assert advice(desk, case)["S3-74"] == "convert_to_refusal"
    desk.step(case, "convert_to_refusal")
    assert desk.status(case) == "awaiting_buyer_refusal"
    assert "拒收" in desk.heard()[-1]
    button = desk.offers(case)["refund"]
    assert (button.open, button.code) == (False, "goods_not_back")
    assert button.why
    with pytest.raises(NotNow):
        desk.step(case, "refund")
    desk.track("returning")
    assert desk.offers(case)["refund"].open
    desk.track("returned")
    desk.world.wait()
    assert desk.status(case) == "succeeded"
    assert desk.steps_of(case)[-2:] == ["release", "money_done"]


@pytest.mark.proves("S0-12", "S3-75")
def test_an_interception_pays_when_the_recall_has_succeeded(desk):
    case = desk.case(Kind.REFUND_SHIPPED)
    desk.track("in_transit")
    assert advice(desk, case)["S3-75"] == "intercept"
    desk.step(case, "intercept")
    assert "召回成功后" in desk.heard()[-1]
    with pytest.raises(NotNow):
        desk.step(case, "refund")
    desk.track("intercepted")
    desk.world.wait()
    assert desk.status(case) == "succeeded"


@pytest.mark.proves("S0-12")
def test_without_either_path_the_shop_confirms_that_nothing_came_back(desk):
    case = desk.case(Kind.REFUND_SHIPPED)
    assert desk.offers(case)["agree"].code == "confirm_not_returned"
    with pytest.raises(NotNow, match="货物未退回"):
        desk.agree(case)
    with pytest.raises(Invalid, match="货物未退回"):
        desk.world.does(CLERK, handling.agree_unreturned, case, AgreeUnreturned())
    desk.world.does(CLERK, handling.agree_unreturned, case, AgreeUnreturned(confirmed=True))
    desk.world.wait()
    assert desk.status(case) == "succeeded"


@pytest.mark.proves("S3-78", "S0-12")
def test_a_lost_parcel_is_refunded_without_waiting(desk):
    case = desk.case(Kind.REFUND_SHIPPED)
    desk.track("in_transit")
    assert "S3-78" not in advice(desk, case)
    desk.world.wait(hours=47, minutes=59)
    assert "S3-78" not in advice(desk, case)
    desk.world.time.move_to(desk.world.now.replace(second=0))
    fresh = desk.case(Kind.REFUND_SHIPPED, desk_order(desk))
    desk.world.wait(hours=47)
    desk.step(fresh, "convert_to_refusal")
    desk.step(fresh, "report_lost")
    assert "丢失" in desk.heard()[-1]
    assert desk.offers(fresh)["refund"].open
    desk.step(fresh, "refund")
    desk.world.wait()
    assert desk.status(fresh) == "succeeded"


def desk_order(desk):
    order = desk.paid()
    desk.ship(order, waybill="781234567899")
    return order


@pytest.mark.proves("S3-78")
def test_a_parcel_without_a_scan_for_48_hours_calls_for_calm_and_the_carrier(desk):
    case = desk.case(Kind.REFUND_SHIPPED)
    desk.track("in_transit")
    desk.intervene(case, CLERK)  # holds the clock that would agree in the meantime
    desk.world.wait(hours=48)
    assert advice(desk, case) == {"S3-78": "talk"}


@pytest.mark.proves("S3-73")
def test_before_the_pickup_the_buyer_is_asked_why(desk):
    case = desk.case(Kind.REFUND_SHIPPED)
    assert next(iter(advice(desk, case).items())) == ("S3-73", "talk")


@pytest.mark.proves("S0-14", "S3-76")
def test_signed_for_and_fine_the_buyer_is_asked_for_a_return_or_refused(desk):
    case = desk.case(Kind.REFUND_SHIPPED, received=True)
    desk.track("delivered")
    assert advice(desk, case) == {"S3-76": "suggest_type", "S0-14": "talk"}
    desk.step(case, "suggest_type")
    desk.refuse(case, "goods_fine")
    assert desk.status(case) == "refused_first"
    assert "商品无问题" in desk.heard()[-1]


def test_goods_that_the_buyer_accepted_end_the_refusal_path(desk):
    case = desk.case(Kind.REFUND_SHIPPED)
    desk.step(case, "convert_to_refusal")
    with pytest.raises(NotNow, match="尚未签收"):
        desk.refuse(case, "goods_fine")
    desk.track("delivered")
    desk.refuse(case, "goods_fine")
    assert desk.status(case) == "refused_first"


def test_what_was_signed_for_is_not_called_back(desk):
    case = desk.case(Kind.REFUND_SHIPPED)
    desk.track("delivered")
    for step in ("intercept", "convert_to_refusal"):
        with pytest.raises(NotNow, match="不在途"):
            desk.step(case, step)


@pytest.mark.proves("S3-77")
def test_a_small_payment_is_paid_first_and_then_the_buyer_is_asked_to_withdraw(desk):
    case = desk.case(Kind.REFUND_SHIPPED, reason="rough_work", received=True)
    desk.track("delivered")
    assert advice(desk, case)["S3-77"] == "small_payment"
    with pytest.raises(Invalid, match="不能超过可退金额"):
        desk.world.does(CLERK, handling.small_payment, case, Pay(amount_fen=3001))
    desk.world.does(CLERK, handling.small_payment, case, Pay(amount_fen=500))
    assert not any("撤销" in text for text in desk.heard())
    with pytest.raises(NotNow, match="正在处理中"):
        desk.world.does(CLERK, handling.small_payment, case, Pay(amount_fen=500))
    desk.world.wait()
    assert "5.00元已打款成功" in desk.heard()[-1]
    assert "撤销申请" in desk.heard()[-1]
    desk.mine(case, "withdraw")
    found = desk.read(case)
    assert (found.status, found.small_paid_fen) == ("closed", 500)
    assert desk.card(found.order_id).refunded_fen == 500


@pytest.mark.proves("S3-69", "S3-72", "S0-11")
def test_unshipped_the_desk_advises_to_agree_to_talk_or_to_stop_the_warehouse(desk):
    case = desk.case()
    assert advice(desk, case) == {"S0-11": "agree", "S3-69": "talk", "S3-72": "cancel_in_erp"}
    desk.world.does(CLERK, handling.cancel_in_erp, case, Erased(answer="1003"))
    assert desk.read(case).erp == "1003"
    desk.world.does(CLERK, handling.cancel_in_erp, case, Erased(answer="cancelled"))
    view = desk.world.sees(CLERK, lambda look: merchant.whole(look, find(look, case)))
    assert "快递费已收回" in view.erp.label_zh
    assert [e.data["answer"] for e in view.log if e.step == "cancel_in_erp"] == [
        "1003",
        "cancelled",
    ]


@pytest.mark.proves("S3-70", "S3-71", "S3-72")
def test_handed_over_without_a_waybill_there_are_two_choices(desk):
    case = desk.case()
    desk.world.does(CLERK, handling.cancel_in_erp, case, Erased(answer="1002"))
    assert desk.read(case).goods == Goods.LEFT
    assert advice(desk, case) == {"S3-70": "intercept", "S3-71": "refuse"}
    desk.step(case, "intercept")
    assert "拦截" in desk.heard()[-1]
    assert desk.status(case) == "awaiting_merchant"
    desk.refuse(case, "already_shipped")
    order = desk.read(case).order_id
    desk.ship(order)
    assert desk.card(order).status == "shipped"
    assert "商品已发出" in desk.heard()[-1]
    assert SELLER


def test_an_agent_may_say_that_the_goods_have_left(desk):
    case = desk.case()
    desk.step(case, "goods_left")
    assert advice(desk, case) == {"S3-70": "intercept", "S3-71": "refuse"}


def test_only_the_parcel_with_its_own_goods_speaks_to_a_case(desk):
    order = desk.paid((desk.phones, 1), (desk.mugs, 1))
    [phone, mug] = desk.card(order).lines
    desk.ship(order, [phone.id], waybill="781234567111")
    case = desk.apply(order, Kind.REFUND_SHIPPED, lines=[Wanted(phone.id)]).id
    desk.ship(order, [mug.id], waybill="781234567222")
    desk.track("delivered", "781234567222")
    assert desk.read(case).goods == "not_picked_up"
    desk.track("picked_up", "781234567111")
    assert desk.read(case).goods == "in_transit"
