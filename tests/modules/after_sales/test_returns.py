"""Goods that come back: where to, in which parcel, what was found, what goes out for them."""

from datetime import timedelta

import msgspec
import pytest
from modules.after_sales.scene import CLERK, OWNER, PHOTO, REFEREE, SELLER, Desk
from world import merchant

from roost.kernel.data import editions
from roost.kernel.pure.policy import Row
from roost.kernel.pure.refusal import Conflict, Forbidden, Invalid, NotNow
from roost.modules.after_sales import facade, permissions
from roost.modules.after_sales.commands import handling, keeping
from roost.modules.after_sales.commands.handling import GiveAddress, Inspect
from roost.modules.after_sales.commands.keeping import Point, SendPoint, SetInvoice
from roost.modules.after_sales.queries import find, kept
from roost.modules.after_sales.queries.figures import repair_share, solved
from roost.modules.after_sales.queries.slips import SlipBody, slip
from roost.modules.after_sales.rules.kinds import Conclusion, Kind, Solution
from roost.modules.after_sales.views import buyer as buyer_views
from roost.modules.after_sales.views import merchant as merchant_views

SECOND = timedelta(seconds=1)
TYPED = GiveAddress(contact="李仓", phone="13911112222", region="浙江省杭州市", detail="滨江区2号")


def given_back(desk, kind=Kind.RETURN_REFUND):
    case = desk.case(kind)
    desk.agree(case)
    desk.send_back(case)
    return case


@pytest.mark.proves("S3-67")
def test_without_an_address_a_return_cannot_be_agreed_and_the_reason_is_named(desk):
    case = desk.case(Kind.RETURN_REFUND)
    assert desk.offers(case)["agree"].code == "no_return_address"
    with pytest.raises(NotNow, match="退货地址"):
        desk.agree(case)
    desk.address()
    assert desk.offers(case)["agree"].open
    desk.agree(case)
    assert "文三路1号仓" in desk.heard()[-1]


@pytest.mark.proves("S3-67")
def test_the_platform_asks_and_the_shop_supplies_in_time(desk):
    case = desk.case(Kind.RETURN_REFUND)
    desk.step(case, "ask_address", REFEREE)
    asked = desk.world.now
    assert desk.clocks(case)["address_overdue"] == asked + timedelta(hours=24)
    desk.world.wait_until(asked + timedelta(hours=24))
    desk.world.does(CLERK, handling.give_address, case, TYPED)
    assert "address_overdue" not in desk.clocks(case)
    desk.world.wait(hours=1)
    found = desk.read(case)
    assert (found.status, found.address_outcome) == ("awaiting_merchant", "merchant_address")
    assert desk.world.sees(SELLER, facade.appeals_fail, found.order_id) is None


def late(desk):
    case = desk.case(Kind.RETURN_REFUND)
    desk.step(case, "ask_address", REFEREE)
    return case


@pytest.mark.proves("S3-67")
def test_a_day_without_an_address_ends_in_the_money_and_appeals_fail(desk):
    case = late(desk)
    desk.world.wait(hours=24)
    assert desk.status(case) == "awaiting_merchant"
    desk.world.wait(seconds=1)
    desk.world.wait()
    found = desk.read(case)
    assert (found.status, found.address_outcome) == ("succeeded", "refund_only")
    assert desk.world.sees(SELLER, facade.appeals_fail, found.order_id) == "late_address"
    assert "仅退款" in " ".join(desk.heard())


@pytest.mark.proves("S3-67")
def test_after_a_day_the_default_address_is_used_and_appeals_stand(desk):
    desk.address()
    case = late(desk)
    desk.world.wait(hours=24, seconds=1)
    found = desk.read(case)
    assert (found.status, found.address_outcome) == ("awaiting_buyer_return", "default_address")
    assert desk.world.sees(SELLER, facade.appeals_fail, found.order_id) is None
    assert desk.clocks(case)["close_by_silence"] == desk.world.now + timedelta(days=7)


@pytest.mark.proves("S3-67")
def test_the_literal_reading_fails_appeals_after_any_late_answer(desk):
    rule = {"span": "P1D", "appeal_fail_on": "any_late"}
    row = Row("after_sales.address", desk.world.now, rule, "字面", "pinduoduo")
    desk.world.does(OWNER, lambda work: editions.add(work, row, work.now).id)
    desk.address()
    case = late(desk)
    desk.world.wait(hours=24, seconds=1)
    found = desk.read(case)
    assert found.address_outcome == "default_address"
    assert desk.world.sees(SELLER, facade.appeals_fail, found.order_id) == "late_address"


def test_on_another_platform_the_question_has_no_clock(open_world):
    desk = Desk(open_world(), "douyin")
    case = desk.case(Kind.RETURN_REFUND)
    desk.step(case, "ask_address", REFEREE)
    assert "address_overdue" not in desk.clocks(case)


def test_an_agreement_by_silence_without_an_address_waits_for_one(desk):
    case = desk.case(Kind.RETURN_REFUND)
    desk.world.wait(hours=48, seconds=1)
    assert desk.status(case) == "awaiting_buyer_return"
    assert desk.clocks(case) == {}
    with pytest.raises(NotNow, match="尚未提供退货地址"):
        desk.send_back(case)
    desk.world.wait(days=20)
    desk.address()
    assert desk.clocks(case)["close_by_silence"] == desk.world.now + timedelta(days=7)
    desk.send_back(case)


def test_an_incomplete_address_is_refused(desk):
    case = desk.case(Kind.RETURN_REFUND)
    with pytest.raises(Invalid, match="退货地址不完整"):
        desk.world.does(CLERK, handling.give_address, case, GiveAddress(contact="李仓"))


@pytest.mark.proves("S4-45", "S0-13")
def test_the_buyer_sends_only_after_the_shop_has_agreed_and_with_a_slip(desk):
    desk.address()
    case = desk.case(Kind.RETURN_REFUND)
    with pytest.raises(Conflict, match="商家同意后"):
        desk.world.sees(desk.buyer, slip, case)
    hidden = desk.world.sees(desk.buyer, lambda look: buyer_views.whole(look, find(look, case)))
    assert (hidden.address, hidden.return_notes) == ({}, "")
    desk.agree(case)
    told = desk.heard()[-1]
    assert all(word in told for word in ("文三路1号仓", "寄回须知", "订单编号", "联系方式"))
    printed = desk.world.sees(desk.buyer, slip, case, SlipBody("王小明", "13800001234"))
    found = desk.read(case)
    assert printed.order_no == found.order_no
    assert printed.case_number == found.number
    assert (printed.customer_name, printed.contact) == ("王小明", "13800001234")
    assert "文三路1号仓" in printed.return_to
    with pytest.raises(Invalid):
        desk.world.sees(desk.buyer, slip, case, SlipBody("王小明", " "))


@pytest.mark.proves("S4-46")
def test_a_return_is_confirmed_only_with_a_conclusion_and_photographs(desk):
    desk.address()
    case = given_back(desk)
    assert desk.offers(case)["confirm_receipt"].code == "inspect_first"
    with pytest.raises(NotNow, match="验货结论"):
        desk.step(case, "confirm_receipt")
    with pytest.raises(Invalid, match="验货照片"):
        desk.world.does(CLERK, handling.inspect, case, Inspect(conclusion=Conclusion.FAULTY))
    for asked in (b'{"conclusion":"fine","files":[]}', b'{"appraiser":"me"}'):
        with pytest.raises(msgspec.ValidationError):
            msgspec.json.decode(asked, type=Inspect)
    desk.inspect(case, "faulty")
    desk.step(case, "confirm_receipt")
    desk.world.wait()
    assert desk.status(case) == "succeeded"
    view = desk.world.sees(CLERK, lambda look: merchant_views.whole(look, find(look, case)))
    assert view.inspection["conclusion"] == "faulty"
    assert view.inspection["files"] == [PHOTO]


@pytest.mark.proves("S4-46")
def test_official_service_points_are_kept_and_sent_with_one_click(desk):
    keeper = merchant("keeper", permissions.VIEW, permissions.HANDLE, permissions.MANAGE)
    with pytest.raises(Forbidden):
        desk.world.does(CLERK, keeping.add_point, Point("博世", "杭州", "天目山路8号", "0571-1"))
    point = desk.world.does(
        keeper,
        lambda work: keeping.add_point(work, Point("博世", "杭州", "天目山路8号", "0571-1234")).id,
    )
    found = desk.world.sees(CLERK, kept.points, "博世", "杭州")
    assert [p.id for p in found.items] == [point]
    assert desk.world.sees(CLERK, kept.points, "无名牌").verdict == "无官方售后"
    case = desk.case(Kind.REPAIR)
    desk.world.does(CLERK, keeping.send_point, case, SendPoint(point))
    assert all(word in desk.heard()[-1] for word in ("博世", "杭州", "天目山路8号", "0571-1234"))
    changed = Point("博世", "杭州", "文一路9号", "0571-9")
    desk.world.does(keeper, keeping.change_point, point, changed)
    desk.world.does(keeper, keeping.drop_point, point)
    assert desk.world.sees(CLERK, kept.points, "博世").items == []


def finished(desk, kind):
    case = given_back(desk, kind)
    desk.inspect(case)
    desk.step(case, "confirm_receipt")
    if kind is not Kind.RETURN_REFUND:
        desk.ship_again(case)
        desk.mine(case, "confirm")
    desk.world.wait()
    assert desk.status(case) == "succeeded"
    return case


@pytest.mark.proves("S4-47")
def test_the_repair_share_counts_ends_and_opens_to_its_cases(desk):
    desk.address()
    since = desk.world.now
    kinds = (Kind.RETURN_REFUND, Kind.EXCHANGE, Kind.REPAIR, Kind.REPAIR)
    cases = [finished(desk, kind) for kind in kinds]
    desk.mine(desk.case(Kind.REPAIR), "withdraw")
    until = desk.world.now + timedelta(seconds=1)
    figure = desk.world.sees(CLERK, repair_share, since, until)
    assert (figure.returned, figure.exchanged, figure.repaired) == (1, 1, 2)
    assert (figure.share.numerator, figure.share.denominator) == (2, 4)
    assert figure.share.display == "50.00%"
    counted = [
        case.id
        for solution in Solution
        for case in desk.world.sees(CLERK, solved, solution, since, until).items
    ]
    assert sorted(counted) == sorted(cases)
    early = desk.world.sees(CLERK, repair_share, since - timedelta(days=1), since)
    assert early.share.display == "—"


@pytest.mark.proves("S4-47")
def test_each_case_says_how_its_invoice_is_dealt_with(open_world):
    desk = Desk(open_world(), "tmall")
    desk.address()
    advised = {}
    for kind in (Kind.RETURN_REFUND, Kind.EXCHANGE, Kind.REPAIR):
        case = desk.case(kind)
        desk.world.does(CLERK, keeping.set_invoice, case, SetInvoice("credit_note"))
        view = desk.world.sees(
            CLERK, lambda look, c=case: merchant_views.whole(look, find(look, c))
        )
        advised[kind] = view.invoice_advised.label_zh
        assert view.invoice.label_zh == "红冲"
    assert list(advised.values()) == ["红冲", "背书", "原始发票发还"]
