"""For every request the house has a plan at hand, and counts how often it is taken."""

from itertools import product

import pytest
from modules.orders.scene import ZTO
from modules.service_requests.scene import CLERK, READER

from roost.kernel.pure.refusal import Forbidden
from roost.modules.after_sales.rules.kinds import Kind
from roost.modules.after_sales.states import Status as Stage
from roost.modules.orders.states import Status as OrderStatus
from roost.modules.parcels.states import Status as ParcelStatus
from roost.modules.service_requests import queries
from roost.modules.service_requests.commands import suggesting
from roost.modules.service_requests.policies import TYPES
from roost.modules.service_requests.queries import figures
from roost.modules.service_requests.rules.plans import PLANS
from roost.modules.service_requests.rules.suggest import TABLE, Facts, suggestions
from roost.modules.service_requests.views import desk as views

KINDS = [t.code for t in TYPES.built_in[0].rule.types]
GAPS = {"buyer": "小雀", "order_no": "NO1", "title": "杯子{}", "waybill": "7812"}


@pytest.mark.proves("S1-26")
def test_every_type_in_every_state_has_a_plan_with_a_draft():
    states = product(KINDS, OrderStatus, ("", *ParcelStatus), ("", *Stage))
    for type, order, parcel, case in states:
        found = suggestions(Facts(type, order, parcel, case), GAPS)
        assert 1 <= len(found) <= 3
        assert all(draft.startswith("您好") and "{order_no}" not in draft for _, draft in found)


@pytest.mark.proves("S1-26")
def test_two_types_do_not_get_the_same_plans():
    """Without any state to go by: each type has a first plan of its own."""
    first = {type: suggestions(Facts(type, "completed"), GAPS)[0][0].code for type in KINDS}
    assert len(set(first.values())) == len(KINDS)


def test_every_plan_of_the_table_is_written_and_none_is_idle():
    assert {row.plan for row in TABLE} == set(PLANS)
    for plan in PLANS.values():
        assert plan.label_zh and plan.label_en and plan.why_zh and plan.why_en


def advised(desk, request):
    def ask(look):
        return views.whole(look, queries.find(look, request)).suggestions

    return desk.world.sees(CLERK, ask)


@pytest.mark.proves("S1-26")
def test_the_state_of_order_parcel_and_case_decides(desk):
    unsent = desk.send()
    assert advised(desk, unsent)[0].code == "ship_today"
    order = desk.shipped()
    sent = desk.send(order=order)
    assert advised(desk, sent)[0].code == "ask_pickup"
    desk.track("in_transit")
    plan = advised(desk, sent)[0]
    assert (plan.code, ZTO[1] in plan.draft) == ("press_carrier", True)
    goods = desk.send(order=order, type="after_sales")
    desk.case(Kind.REFUND_SHIPPED, order=order)
    assert advised(desk, goods)[0].code == "answer_case"
    desk.reply(goods, text="已处理")
    assert advised(desk, goods) == []


@pytest.mark.proves("S1-26", "S1-11")
def test_what_was_shown_and_what_was_taken_is_counted(desk):
    shown, used, unopened = (desk.send() for _ in range(3))
    for request in (shown, used, shown):
        desk.world.does(CLERK, suggesting.opened, request)
    with pytest.raises(Forbidden):
        desk.world.does(READER, suggesting.opened, shown)
    code = advised(desk, used)[0].code
    desk.reply(used, text="改过的草稿", suggestion=code)
    desk.reply(shown, text="自己写的", suggestion="not_shown")
    desk.reply(unopened, text="直接用", suggestion=code)
    day = desk.world.now.replace(hour=0)
    board = desk.world.sees(CLERK, figures.figures_of, day, desk.world.now.replace(hour=23))
    assert (board.adoption_rate.numerator, board.adoption_rate.denominator) == (1, 2)
    assert board.adoption_rate.display == "50.00%"
