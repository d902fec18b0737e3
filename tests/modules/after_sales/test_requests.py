"""Asking: by the buyer as often as they like, by an agent after a call, one open case a line."""

import pytest
from modules.after_sales.scene import CLERK, PHOTO, READER, SELLER, SNAP
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from world import RIVAL, TEMP, merchant

from roost.kernel.pure.refusal import Conflict, Forbidden, Invalid, NotFound, Overtaken
from roost.modules.after_sales import permissions, queries
from roost.modules.after_sales.commands import handling, keeping, opening, ruling
from roost.modules.after_sales.commands.handling import Act
from roost.modules.after_sales.commands.opening import Register, Wanted
from roost.modules.after_sales.models import Case, CaseLine
from roost.modules.after_sales.queries.figures import refunded_orders
from roost.modules.after_sales.queries.options import options
from roost.modules.after_sales.rules.kinds import Kind

NO_DESK = "该岗位无售后工作台的权限,不允许操作售后按钮"


@pytest.mark.proves("S3-94")
def test_a_buyer_may_ask_again_and_again_and_weighs_once_per_order(desk):
    order = desk.shipped((desk.phones, 3))
    [line] = desk.card(order).lines
    for _ in range(3):
        case = desk.apply(order, Kind.REFUND_SHIPPED, lines=[Wanted(line.id, 1000)])
        desk.world.does(
            CLERK, handling.agree_unreturned, case.id, handling.AgreeUnreturned(confirmed=True)
        )
        desk.world.wait()
        assert desk.status(case.id) == "succeeded"
    for _ in range(5):
        case = desk.apply(order, Kind.RETURN_REFUND)
        desk.mine(case.id, "withdraw")
    since, until = desk.world.now.replace(hour=0), desk.world.now.replace(hour=23, minute=59)
    assert desk.world.sees(SELLER, refunded_orders, since, until) == 1


@pytest.mark.proves("S3-94", "S4-44")
def test_one_line_has_one_open_case_and_may_have_another_afterwards(desk):
    order = desk.shipped((desk.phones, 1), (desk.mugs, 1))
    [phone, mug] = desk.card(order).lines
    first = desk.apply(order, Kind.RETURN_REFUND, lines=[Wanted(phone.id)])
    with pytest.raises(Conflict, match="已有进行中的售后申请"):
        desk.apply(order, Kind.EXCHANGE, lines=[Wanted(phone.id)])
    desk.apply(order, Kind.RETURN_REFUND, lines=[Wanted(mug.id)])
    desk.mine(first.id, "withdraw")
    again = desk.apply(order, Kind.EXCHANGE, lines=[Wanted(phone.id)])
    assert again.number != first.number


def test_the_database_itself_refuses_a_second_open_case_of_a_line(desk):
    case = desk.case()

    def smuggle(work):
        held = work.session.scalars(select(CaseLine)).one()
        twin = CaseLine(
            shop_id=work.shop_id,
            id=work.new_id(),
            case_id=held.case_id,
            order_id=held.order_id,
            line_id=held.line_id,
            amount_fen=0,
        )
        work.session.add(twin)
        work.session.flush()

    with pytest.raises(IntegrityError):
        desk.world.does(SELLER, smuggle)
    assert desk.status(case) == "awaiting_merchant"


@pytest.mark.proves("S4-44")
def test_an_agent_writes_down_what_came_by_phone_with_its_order_number(desk):
    order = desk.card(desk.shipped())
    call = Register(order.order_no, Kind.REPAIR, "malfunction", "phone", said="开不了机")
    case = desk.world.does(CLERK, opening.register, call)
    assert (case.source, case.channel, case.order_no) == ("merchant", "phone", order.order_no)
    assert case.buyer_id == desk.buyer.id
    for nothing in ("", "  "):
        with pytest.raises(Invalid) as no:
            desk.world.does(
                CLERK, opening.register, Register(nothing, Kind.REPAIR, "other", "chat")
            )
        assert no.value.pointer == "/order_no"
    with pytest.raises(Invalid, match="没有这个订单编号"):
        desk.world.does(CLERK, opening.register, Register("R0", Kind.REPAIR, "other", "chat"))


@pytest.mark.proves("S3-76")
def test_the_buyer_changes_the_kind_in_one_step_and_the_version_rises_by_one(desk):
    desk.address()
    case = desk.case(Kind.REFUND_SHIPPED)
    desk.track("delivered")
    desk.step(case, "suggest_type")
    assert "退货退款" in desk.heard()[-1]
    before = desk.read(case)
    desk.modify(case, kind=Kind.RETURN_REFUND, version=before.version)
    after = desk.read(case)
    assert (after.id, after.kind, after.version) == (case, "return_refund", before.version + 1)
    with pytest.raises(Overtaken):
        desk.modify(case, reason_code="other", version=before.version)


def test_a_refused_request_is_changed_and_asked_anew(desk):
    case = desk.case()
    desk.refuse(case, "other")
    [line] = desk.read(case).items
    desk.modify(case, lines=[Wanted(line["line_id"], 1500)], said="少退一点也行")
    found = desk.read(case)
    assert (found.status, found.amount_fen) == ("awaiting_merchant", 1500)
    desk.agree(case)
    desk.world.wait()
    assert desk.card(found.order_id).refunded_fen == 1500


def test_a_request_must_fit_its_goods(desk):
    unshipped, shipped = desk.paid(), desk.shipped()
    with pytest.raises(Conflict, match="商品尚未发货"):
        desk.apply(unshipped, Kind.RETURN_REFUND)
    with pytest.raises(Conflict, match="商品已发货"):
        desk.apply(shipped, Kind.REFUND_UNSHIPPED)
    with pytest.raises(Conflict, match="尚未付款"):
        desk.apply(desk.place(), Kind.REFUND_UNSHIPPED)
    with pytest.raises(Invalid, match="请选择售后原因"):
        desk.apply(shipped, Kind.RETURN_REFUND, "because")
    [line] = desk.card(shipped).lines
    with pytest.raises(Invalid, match="不涉及退款"):
        desk.apply(shipped, Kind.EXCHANGE, lines=[Wanted(line.id, 1)])


def test_nobody_hangs_up_what_another_side_has_put_in(desk):
    for foreign in (PHOTO, "c" * 32):
        with pytest.raises(Invalid, match="文件不存在"):
            desk.case(files=(foreign,))
    with pytest.raises(Invalid, match="文件不存在"):
        desk.refuse(desk.case(), "other", files=(SNAP,))


def test_the_options_are_computed_and_the_request_follows_them(desk):
    order = desk.shipped((desk.phones, 2))
    found = desk.world.sees(desk.buyer, options, order)
    [line] = found.lines
    kinds = {k.kind: (k.open, k.most_fen) for k in line.kinds}
    assert kinds[Kind.RETURN_REFUND] == (True, 6000)
    assert kinds[Kind.EXCHANGE] == (True, 0)
    assert kinds[Kind.REFUND_UNSHIPPED] == (False, 0)
    assert found.freight_most_fen == 600
    with pytest.raises(NotFound):
        desk.world.sees(desk.newcomer(), options, order)


def test_another_buyer_and_another_shop_see_nothing(desk):
    case = desk.case()
    stranger = desk.newcomer()
    with pytest.raises(NotFound, match="售后单不存在"):
        desk.world.sees(stranger, queries.find, case)
    with pytest.raises(NotFound, match="订单不存在"):
        desk.apply(desk.paid(), Kind.REFUND_UNSHIPPED, by=stranger)
    with pytest.raises(NotFound):
        desk.step(case, "goods_left", RIVAL)


EVERY_DEED = [
    (handling.agree, handling.Agree()),
    (handling.agree_unreturned, handling.AgreeUnreturned(confirmed=True)),
    (handling.refuse, handling.Refuse(reason="other")),
    (handling.refuse_second, handling.Refuse(reason="other_return")),
    (handling.cancel_in_erp, handling.Erased()),
    (handling.small_payment, handling.Pay(amount_fen=1)),
    (handling.give_address, handling.GiveAddress()),
    (handling.inspect, handling.Inspect(files=(PHOTO,))),
    (handling.ship, handling.Ship(waybill="1", carrier="1")),
    (ruling.intervene, ruling.Intervene()),
    (ruling.submit_evidence, ruling.Evidence()),
    (keeping.remark, keeping.Remark("x")),
    (keeping.set_invoice, keeping.SetInvoice("none")),
    (keeping.send_point, keeping.SendPoint("x")),
]


@pytest.mark.proves("S2-21")
@pytest.mark.parametrize("actor", [TEMP, READER], ids=["nothing", "may look"])
def test_without_the_right_every_button_is_refused_with_the_one_sentence(desk, actor):
    case = desk.case()
    for deed, body in EVERY_DEED:
        with pytest.raises(Forbidden) as no:
            desk.world.does(actor, deed, case, body)
        assert str(no.value) == NO_DESK, deed
    for name in ("refund", "confirm_receipt", "convert_to_refusal", "intercept", "report_lost"):
        with pytest.raises(Forbidden) as no:
            desk.world.does(actor, handling.step, case, name, Act())
        assert str(no.value) == NO_DESK
    for offer in desk.offers(case, READER).values():
        assert (offer.open, offer.why) == (False, NO_DESK)


def test_a_missing_right_is_named_before_a_missing_case(desk):
    with pytest.raises(Forbidden):
        desk.world.does(TEMP, handling.agree, "0" * 32, handling.Agree())
    looker = merchant("looker", permissions.VIEW)
    with pytest.raises(NotFound):
        desk.world.sees(looker, queries.find, "0" * 32)


def test_the_negotiation_is_told_step_by_step(desk):
    case = desk.case(files=(SNAP,), said="不想要了")
    desk.refuse(case, "agreed_otherwise", note="说好换货", files=(PHOTO,))
    found = desk.world.sees(SELLER, lambda look: look.session.scalar(select(func.count(Case.id))))
    assert found == 1
    steps = desk.steps_of(case)
    assert steps == ["start", "refuse"]
    refusal = desk.read(case).refusal
    assert refusal["code"] == "agreed_otherwise"
    assert refusal["files"] == [PHOTO]
    assert "已与买家协商其他方案" in desk.heard()[-1]
