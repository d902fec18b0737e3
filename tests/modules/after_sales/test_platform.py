"""The platform steps in, opens cases of its own, and rules."""

import pytest
from modules.after_sales.scene import CLERK, PHOTO, REFEREE, SELLER
from world import OWNER, TEMP

from roost.kernel.data import editions
from roost.kernel.pure.policy import Row
from roost.kernel.pure.refusal import Forbidden, Invalid, NotNow
from roost.modules.after_sales import queries
from roost.modules.after_sales.commands import handling, ruling
from roost.modules.after_sales.commands.handling import Refuse
from roost.modules.after_sales.commands.ruling import Evidence, OpenForBuyer, Rule
from roost.modules.after_sales.queries.lists import tab_counts
from roost.modules.after_sales.rules.kinds import Kind, Liability
from roost.modules.after_sales.views import merchant


@pytest.mark.proves("S3-79")
@pytest.mark.parametrize("party", ["buyer", "merchant", "platform"])
def test_any_of_the_three_may_call_the_platform_in_and_it_is_written_who(desk, party):
    case = desk.case()
    desk.intervene(case, {"buyer": desk.buyer, "merchant": CLERK, "platform": REFEREE}[party])
    found = desk.read(case)
    assert (found.intervened_by, found.intervention) == (party, "processing")
    assert found.status == "awaiting_merchant"
    counts = desk.world.sees(CLERK, tab_counts)
    assert (counts["intervention"], counts["awaiting_merchant"]) == (1, 1)
    assert case in desk.list(tab="intervention")


def test_only_who_called_may_call_it_off(desk):
    case = desk.case()
    desk.intervene(case)
    assert "cancel_intervention" not in desk.offers(case)
    with pytest.raises(NotNow):
        desk.step(case, "cancel_intervention")
    desk.mine(case, "cancel_intervention")
    assert desk.read(case).intervention == "cancelled"
    assert desk.world.sees(CLERK, tab_counts).get("intervention", 0) == 0


def test_while_the_platform_looks_nobody_refuses_or_changes(desk):
    case = desk.case()
    desk.intervene(case)
    with pytest.raises(NotNow, match="平台介入处理中"):
        desk.refuse(case)
    with pytest.raises(NotNow, match="平台介入处理中"):
        desk.modify(case, reason_code="other")
    desk.agree(case)
    assert desk.read(case).intervention == "ended"


@pytest.mark.proves("S3-79")
def test_a_ruling_for_the_buyer_pays_and_names_who_is_liable(desk):
    case = desk.case()
    desk.refuse(case)
    desk.intervene(case)
    body = Rule(liability=Liability.MERCHANT, note="证据不足")
    desk.world.does(REFEREE, ruling.rule_for_buyer, case, body)
    desk.world.wait()
    found = desk.read(case)
    assert (found.status, found.liability, found.intervention) == (
        "succeeded",
        "merchant",
        "supports_buyer",
    )


def test_a_ruling_for_the_shop_closes(desk):
    case = desk.case()
    desk.intervene(case)
    desk.world.does(REFEREE, ruling.rule_for_merchant, case, Rule(liability=Liability.BUYER))
    found = desk.read(case)
    assert (found.status, found.intervention) == ("closed", "supports_merchant")


def test_a_ruling_may_give_part_of_the_money_but_never_more(desk):
    case = desk.case()
    desk.intervene(case)
    with pytest.raises(Invalid, match="超出可退金额"):
        desk.world.does(REFEREE, ruling.rule_for_buyer, case, Rule(amount_fen=3001))
    desk.world.does(REFEREE, ruling.rule_for_buyer, case, Rule(amount_fen=1000))
    desk.world.wait()
    assert desk.card(desk.read(case).order_id).refunded_fen == 1000


def test_a_ruling_pays_even_where_the_goods_were_waited_for(desk):
    case = desk.case(Kind.REFUND_SHIPPED)
    desk.step(case, "convert_to_refusal")
    desk.intervene(case)
    desk.world.does(REFEREE, ruling.rule_for_buyer, case, Rule())
    desk.world.wait()
    assert desk.status(case) == "succeeded"


def test_only_the_platform_rules(desk):
    case = desk.case()
    desk.intervene(case)
    for actor in (OWNER, CLERK, TEMP, desk.buyer):
        with pytest.raises(Forbidden):
            desk.world.does(actor, ruling.rule_for_buyer, case, Rule())


@pytest.mark.proves("S3-82")
def test_a_shortage_has_three_proofs_and_a_missing_one_stops_nobody(desk):
    case = desk.case(Kind.RETURN_REFUND, reason="short_sent")

    def checklist():
        view = desk.world.sees(CLERK, lambda look: merchant.whole(look, queries.find(look, case)))
        return {proof.label_zh: proof.present for proof in view.checklist}

    assert checklist() == {
        "发货称重图": False,
        "快递内网称重图": False,
        "物流方出具的发货无误凭证": False,
    }
    desk.intervene(case)
    desk.step(case, "request_evidence", REFEREE)
    assert desk.read(case).intervention == "awaiting_merchant_evidence"
    some = Evidence(files=(PHOTO,), items={"ship_weight": PHOTO})
    desk.world.does(CLERK, ruling.submit_evidence, case, some)
    assert list(checklist().values()) == [True, False, False]
    assert desk.read(case).intervention == "processing"


def opened(desk):
    order = desk.shipped()
    return desk.world.does(REFEREE, ruling.open_for_buyer, OpenForBuyer(order_id=order)).id


@pytest.mark.proves("S3-96")
def test_the_platform_opens_a_case_for_a_parcel_without_tracking(desk):
    case = opened(desk)
    found = desk.read(case)
    assert (found.source, found.category) == ("platform", "物流无轨迹仅退款")
    assert (found.kind, found.amount_fen) == ("refund_shipped", 3000)
    view = desk.world.sees(CLERK, lambda look: merchant.whole(look, queries.find(look, case)))
    assert view.source_zh == "平台自动发起"
    assert [(w.role, w.waybill) for w in view.waybills] == [("order", "781234567890")]
    assert view.due.step == "agree_by_silence"
    assert view.due.due == found.due_at


@pytest.mark.proves("S3-90")
def test_the_shop_rejects_it_with_the_one_reason_and_a_delivery_proof(desk):
    case = opened(desk)
    with pytest.raises(Invalid, match="填错物流单号"):
        desk.refuse(case, "other", files=(PHOTO,))
    with pytest.raises(Invalid, match="请上传签收证明"):
        desk.world.does(CLERK, handling.refuse, case, Refuse(reason="wrong_waybill"))
    desk.refuse(case, "wrong_waybill", files=(PHOTO,))
    found = desk.read(case)
    assert found.status == "refused_first"
    assert found.refusal["label_zh"] == "填错物流单号"


@pytest.mark.proves("S3-90")
def test_that_reason_is_for_cases_of_the_platform_alone(desk):
    with pytest.raises(Invalid, match="请选择拒绝原因"):
        desk.refuse(desk.case(), "wrong_waybill", files=(PHOTO,))


@pytest.mark.proves("S3-96")
def test_by_itself_the_platform_opens_none_until_a_time_is_set(desk):
    first = desk.shipped()
    desk.world.wait(days=5)
    assert desk.list(tab="all") == []
    row = Row("after_sales.no_tracking", desk.world.now, {"after": "P2D"}, "自定", "pinduoduo")
    desk.world.does(OWNER, lambda work: editions.add(work, row, work.now).id)
    silent, seen = desk.paid(), desk.paid()
    desk.ship(silent, waybill="781234567001")
    desk.ship(seen, waybill="781234567002")
    desk.world.wait(hours=1)
    desk.track("picked_up", "781234567002")
    desk.world.wait(hours=46, minutes=59)
    assert desk.list(tab="all") == []
    desk.world.wait(minutes=1)
    [case] = desk.list(tab="all")
    found = desk.read(case)
    assert (found.order_id, found.source) == (silent, "platform")
    assert first != silent


def test_the_platforms_list_reaches_all_shops_and_the_shops_list_its_own(desk):
    case = desk.case()
    desk.intervene(case)
    page = desk.world.sees(REFEREE, queries.desk_page)
    assert [c.id for c in page.items] == [case]
    with pytest.raises(Forbidden):
        desk.world.sees(SELLER, queries.desk_page)
