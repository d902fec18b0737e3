"""The desk: one list of everything, its tabs and filters, many at once, guidance."""

from datetime import timedelta

import pytest
from modules.after_sales.scene import CLERK, READER, SELLER
from sqlalchemy import event, text
from world import RIVAL, TEMP, merchant

from roost.kernel.data import counts
from roost.kernel.pure.refusal import Conflict, Forbidden, Invalid, NotFound
from roost.modules.after_sales import permissions, queries
from roost.modules.after_sales.commands import bulk, keeping
from roost.modules.after_sales.commands.bulk import Ask, Bulk
from roost.modules.after_sales.commands.keeping import Rewrite
from roost.modules.after_sales.commands.opening import Wanted
from roost.modules.after_sales.content.guides import EMERGENCIES, EMERGENCY_KINDS
from roost.modules.after_sales.models import Case
from roost.modules.after_sales.queries import kept
from roost.modules.after_sales.queries.lists import Filter, tab_counts, wanted
from roost.modules.after_sales.rules.kinds import Kind
from roost.modules.after_sales.states import Status
from roost.modules.after_sales.views import merchant as views


@pytest.mark.proves("S0-10")
def test_all_kinds_and_reasons_stand_in_one_list(desk):
    wrong = desk.case(reason="wrong_address")
    unwanted = desk.case(reason="unwanted")
    others = [desk.case(kind) for kind in Kind if kind is not Kind.REFUND_UNSHIPPED]
    assert set(desk.list(tab="all")) == {wrong, unwanted, *others}
    assert set(desk.list()) == {wrong, unwanted, *others}
    with pytest.raises(Forbidden, match="售后工作台"):
        desk.list(TEMP)
    assert desk.list(RIVAL, tab="all") == []


def test_the_most_urgent_stands_first_and_pages_follow_on(desk):
    first = desk.case()
    desk.world.wait(hours=1)
    second = desk.case()
    refused = desk.case()
    desk.refuse(refused)
    assert desk.list() == [first, second, refused]
    page = desk.world.sees(CLERK, queries.cases_page, Filter(), 2)
    assert [c.id for c in page.items] == [first, second]
    rest = desk.world.sees(CLERK, queries.cases_page, Filter(), 2, page.next)
    assert ([c.id for c in rest.items], rest.next) == ([refused], None)
    assert desk.list(newest=True)[-1] == first


@pytest.mark.proves("S0-10")
def test_every_filter_finds_its_cases_and_only_those(desk):
    order = desk.shipped((desk.phones, 2))
    [line] = desk.card(order).lines
    early = desk.world.now
    desk.address()
    case = desk.apply(order, Kind.RETURN_REFUND, "damaged", lines=[Wanted(line.id, 1234)])
    desk.agree(case.id)
    desk.send_back(case.id, "SF7777777777")
    desk.world.wait(hours=1)
    later = desk.world.now
    other = desk.case()
    found = desk.read(case.id)
    by = [
        {"number": found.number},
        {"order_no": found.order_no},
        {"waybill": "781234567890"},
        {"waybill": "SF7777777777"},
        {"kind": Kind.RETURN_REFUND},
        {"reason": "damaged"},
        {"tab": "awaiting_merchant_receipt"},
        {"applied_from": early, "applied_to": later},
        {"amount_from": 1234, "amount_to": 1234},
    ]
    for asked in by:
        assert desk.list(**{"tab": "all"} | asked) == [case.id], asked
    assert desk.list(tab="all", applied_from=later) == [other]
    assert desk.list(tab="all", amount_from=1235) == [other]
    with pytest.raises(Invalid):
        desk.list(tab="nowhere")


def test_two_hours_before_it_runs_out_a_case_stands_in_the_urgent_tab(desk):
    case = desk.case()
    due = desk.read(case).due_at
    desk.world.wait_until(due - timedelta(hours=2, seconds=1))
    assert desk.list(tab="urgent") == []
    desk.world.wait(seconds=1)
    assert desk.list(tab="urgent") == [case]
    assert desk.world.sees(CLERK, tab_counts)["urgent"] == 1
    desk.intervene(case)
    assert desk.list(tab="urgent") == []


def test_the_tabs_numbers_are_kept_and_equal_a_recount(desk):
    desk.address()
    cases = [desk.case(kind) for kind in Kind]
    desk.agree(cases[0])
    desk.refuse(cases[2])
    desk.intervene(cases[3])
    desk.mine(cases[4], "withdraw")
    desk.world.wait()
    kept_ = desk.world.sees(SELLER, counts.of, "after_sales")
    recount = {s.value: n for s in Status if (n := len(desk.list(tab=s.value)))}
    assert kept_ == recount
    numbers = desk.world.sees(CLERK, tab_counts)
    assert (numbers["all"], numbers["intervention"]) == (6, 1)


FILTERS = [
    {},
    {"tab": "all"},
    {"tab": "urgent"},
    {"tab": "awaiting_merchant"},
    {"tab": "all", "number": "AS1"},
    {"tab": "all", "order_no": "R1"},
    {"tab": "all", "waybill": "SF1"},
    {"tab": "all", "kind": Kind.REPAIR},
    {"tab": "all", "newest": True},
]


@pytest.mark.parametrize("asked", FILTERS, ids=str)
def test_every_list_is_found_by_an_index(desk, asked):
    def plan(look):
        query = wanted(look, Filter(**asked)).where(Case.shop_id == look.shop_id)
        key = (
            (Case.applied_at.desc(), Case.id.desc())
            if asked.get("newest")
            else (Case.due_at, Case.id)
        )
        compiled = (
            query.order_by(*key)
            .limit(31)
            .compile(look.session.bind, compile_kwargs={"literal_binds": True})
        )
        rows = look.session.execute(text(f"EXPLAIN QUERY PLAN {compiled}"))
        return [row[3] for row in rows]

    steps = desk.world.sees(SELLER, plan)
    assert steps
    assert not [step for step in steps if step.startswith("SCAN")], steps


def test_a_page_costs_three_statements_at_most(desk):
    desk.address()
    for kind in Kind:
        desk.case(kind)
    seen = []

    def shown(look):
        engine = look.session.get_bind()
        event.listen(engine, "before_cursor_execute", note)
        try:
            return views.page(look, queries.cases_page(look, Filter(), 30))
        finally:
            event.remove(engine, "before_cursor_execute", note)

    def note(_conn, _cursor, statement, *_):
        seen.append(statement)

    page = desk.world.sees(CLERK, shown)
    assert len(page.items) == 6
    assert len(seen) <= 3, seen


def test_many_cases_are_agreed_row_by_row_after_a_preview(desk):
    plain, shipped, over = desk.case(), desk.case(Kind.REFUND_SHIPPED), desk.case()
    desk.mine(over, "withdraw")
    ids = [plain, shipped, over, "f" * 32]
    preview = desk.world.does(CLERK, bulk.preview, Ask("agree", ids))
    assert [(r.ok, r.code) for r in preview] == [
        (True, None),
        (False, "confirm_not_returned"),
        (False, "out_of_turn"),
        (False, "not_found"),
    ]
    assert preview[0].amount_fen == 3000
    assert desk.status(plain) == "awaiting_merchant"
    done = desk.world.does(CLERK, bulk.agree_many, Bulk(ids))
    assert [(r.ok, r.code) for r in done] == [(r.ok, r.code) for r in preview]
    desk.world.wait()
    assert (desk.status(plain), desk.status(shipped)) == ("succeeded", "awaiting_merchant")


def test_many_are_refused_and_remarked_and_without_the_right_none(desk):
    cases = [desk.case(), desk.case()]
    for deed in (bulk.agree_many, bulk.refuse_many, bulk.remark_many):
        with pytest.raises(Forbidden, match="不允许操作售后按钮"):
            desk.world.does(READER, deed, Bulk(cases))
    desk.world.does(CLERK, bulk.remark_many, Bulk(cases, note="已电话沟通"))
    assert {desk.read(c).memo for c in cases} == {"已电话沟通"}
    desk.world.does(CLERK, bulk.refuse_many, Bulk(cases, reason="other", note="请联系客服"))
    assert {desk.status(c) for c in cases} == {"refused_first"}


@pytest.mark.proves("S0-15")
def test_the_guidance_for_emergencies_says_what_it_must(desk):
    found = desk.world.sees(CLERK, kept.guide, "emergencies")
    assert (found.edition, found.text) == (0, EMERGENCIES)
    assert len(found.text) >= 200
    for kind in EMERGENCY_KINDS:
        part = found.text.split(kind, 1)[1].split("升级给谁")[0]
        assert all(word in part for word in ("第一步", "可给方案", "不能说的话")), kind
    assert found.text.count("升级给谁") == len(EMERGENCY_KINDS) == 6
    assert "正常流程" in found.text


@pytest.mark.proves("S0-15")
def test_rewritten_guidance_keeps_its_earlier_editions(desk):
    keeper = merchant("keeper", permissions.VIEW, permissions.MANAGE)
    newer = "新版指引:" + "先安抚再核实。" * 40
    with pytest.raises(Forbidden):
        desk.world.does(CLERK, keeping.rewrite, "emergencies", Rewrite(newer, 0))
    with pytest.raises(Invalid, match="至少200个字"):
        desk.world.does(keeper, keeping.rewrite, "emergencies", Rewrite("太短", 0))
    desk.world.does(keeper, keeping.rewrite, "emergencies", Rewrite(newer, 0))
    with pytest.raises(Conflict, match="他人更新"):
        desk.world.does(keeper, keeping.rewrite, "emergencies", Rewrite(newer, 0))
    assert desk.world.sees(CLERK, kept.guide, "emergencies").text == newer
    assert desk.world.sees(CLERK, kept.guide, "emergencies", 0).text == EMERGENCIES
    assert [g.edition for g in desk.world.sees(CLERK, kept.guides, "emergencies")] == [1, 0]
    with pytest.raises(NotFound):
        desk.world.sees(CLERK, kept.guide, "emergencies", 7)
