"""One page about a buyer, made of the rows that the other modules really keep (S4-29)."""

import pytest
from modules.after_sales.scene import Desk
from world import OWNER, RIVAL, TEMP, merchant

from roost.kernel.pure.refusal import Forbidden, NotFound, Overtaken
from roost.modules.conversations import facade as conversations
from roost.modules.customers import commands, permissions, queries, views
from roost.modules.customers.commands import OpportunityBody
from roost.modules.customers.rules import Stage
from roost.modules.products import commands as products

READER = merchant("reader", permissions.VIEW)


@pytest.fixture
def desk(world):
    return Desk(world, "douyin")


def portrait(desk, actor=OWNER):
    def ask(look):
        return views.portrait(look, queries.portrait(look, desk.buyer.id))

    return desk.world.sees(actor, ask)


@pytest.mark.proves("S4-29")
def test_a_page_gathers_orders_chats_and_cases_of_one_buyer(desk):
    case = desk.case()
    order = desk.read(case).order_id
    desk.world.does(desk.buyer, lambda work: conversations.say(work, desk.buyer.id, "您好"))
    page = portrait(desk)
    assert [o.id for o in page.orders] == [order]
    assert [c.id for c in page.cases] == [c.id for c in page.open_cases] == [case]
    assert page.paid_fen == page.orders[0].paid_fen > 0
    assert page.buyer.id == desk.buyer.id
    assert len(page.conversations) <= 1


@pytest.mark.proves("S4-29")
def test_at_reception_the_last_spec_the_open_case_and_what_was_looked_at_are_there(desk):
    desk.case()
    line = portrait(desk).orders[0].lines[0]
    desk.world.does(desk.buyer, products.seen, line.product_id)
    desk.world.wait(hours=1)
    desk.world.does(desk.buyer, products.seen, line.product_id)
    page = portrait(desk)
    assert page.last_specs == [line.sku]
    assert len(page.open_cases) == 1
    [looked] = page.looked_at
    assert (looked.product.id, looked.at) == (line.product_id, desk.world.now)


@pytest.mark.proves("S4-29")
def test_an_opportunity_has_a_stage_an_amount_and_a_next_step(desk):
    first = OpportunityBody(Stage.TALKING, 45900, "周五前发尺码表")
    noted = desk.world.does(OWNER, commands.note, desk.buyer.id, first)
    [shown] = portrait(desk).opportunities
    assert (shown.stage_zh, shown.amount_fen, shown.next_step) == (
        "沟通中",
        45900,
        "周五前发尺码表",
    )
    won = OpportunityBody(Stage.WON, 45900, "", version=shown.version)
    desk.world.does(OWNER, commands.change, noted.id, won)
    assert portrait(desk).opportunities[0].stage == "won"
    with pytest.raises(Overtaken):
        desk.world.does(OWNER, commands.change, noted.id, won)


def test_who_may_not_see_customers_is_told_so_and_another_shop_finds_nobody(desk):
    with pytest.raises(Forbidden, match="该岗位无客户的权限"):
        portrait(desk, TEMP)
    with pytest.raises(NotFound):
        portrait(desk, RIVAL)
    with pytest.raises(Forbidden):
        desk.world.does(READER, commands.note, desk.buyer.id, OpportunityBody(Stage.LEAD, 0))
    assert portrait(desk, READER).buyer.id == desk.buyer.id


def test_the_list_finds_a_buyer_by_the_beginning_of_the_name(desk):
    def listed(name):
        return desk.world.sees(OWNER, queries.listed, name, 10, None).items

    [me] = [b for b in listed("") if b.id == desk.buyer.id]
    assert me in listed(me.name[:3])
    assert listed("没有这个人") == []
