"""What the desk recommends, situation by situation."""

from datetime import timedelta

import pytest
from vectors import rows
from world import at

from roost.modules.after_sales.content.checklists import HONEST_OPTIONS, QUALITY_NOTE
from roost.modules.after_sales.content.reasons import BY_NUMBER, REASONS
from roost.modules.after_sales.content.scripts import SCRIPTS
from roost.modules.after_sales.rules.kinds import Goods, Kind, Source
from roost.modules.after_sales.rules.suggest import TALK, stuck, suggestions
from roost.modules.after_sales.states import FLOW

DAYS2 = timedelta(hours=48)


def told(case, **fields):
    return {s.row_id: s.step for s in suggestions(case(**fields), at(5), DAYS2)}


SITUATIONS = [
    ("S0-11", "agree", Kind.REFUND_UNSHIPPED, Goods.UNSHIPPED),
    ("S3-69", TALK, Kind.REFUND_UNSHIPPED, Goods.UNSHIPPED),
    ("S3-72", "cancel_in_erp", Kind.REFUND_UNSHIPPED, Goods.UNSHIPPED),
    ("S3-70", "intercept", Kind.REFUND_UNSHIPPED, Goods.LEFT),
    ("S3-71", "refuse", Kind.REFUND_UNSHIPPED, Goods.LEFT),
    ("S3-73", TALK, Kind.REFUND_SHIPPED, Goods.NOT_PICKED_UP),
    ("S3-74", "convert_to_refusal", Kind.REFUND_SHIPPED, Goods.IN_TRANSIT),
    ("S3-75", "intercept", Kind.REFUND_SHIPPED, Goods.IN_TRANSIT),
    ("S3-76", "suggest_type", Kind.REFUND_SHIPPED, Goods.DELIVERED),
    ("S0-14", TALK, Kind.REFUND_SHIPPED, Goods.DELIVERED),
    ("S0-13", "agree", Kind.RETURN_REFUND, Goods.DELIVERED),
]


@pytest.mark.proves(
    "S0-11",
    "S0-13",
    "S0-14",
    "S3-69",
    "S3-70",
    "S3-71",
    "S3-72",
    "S3-73",
    "S3-74",
    "S3-75",
    "S3-76",
)
@pytest.mark.parametrize(("row_id", "step", "kind", "goods"), SITUATIONS)
def test_each_situation_has_its_step_and_words(case, row_id, step, kind, goods):
    assert told(case, kind=kind, goods=goods)[row_id] == step
    [found] = [
        s for s in suggestions(case(kind=kind, goods=goods), at(5), DAYS2) if s.row_id == row_id
    ]
    assert found.title_zh and found.title_en and found.why and len(found.script_zh) > 20


@pytest.mark.proves("S3-77")
def test_goods_with_a_defect_call_for_a_small_payment(case):
    first = told(case, kind=Kind.REFUND_SHIPPED, goods=Goods.DELIVERED, reason_code="rough_work")
    assert first["S3-77"] == "small_payment"
    assert "打款成功后" in SCRIPTS["small_payment"]
    assert "撤销" in SCRIPTS["small_payment"]


@pytest.mark.proves("S3-78")
def test_a_parcel_is_stuck_after_48_hours_without_a_scan(case):
    still = case(kind=Kind.REFUND_SHIPPED, tracked_at=at(5) - DAYS2 + timedelta(seconds=1))
    assert not stuck(still, at(5), DAYS2)
    silent = case(kind=Kind.REFUND_SHIPPED, tracked_at=at(5) - DAYS2)
    [only] = suggestions(silent, at(5), DAYS2)
    assert (only.row_id, only.step) == ("S3-78", TALK)
    assert "安抚" in only.why or "安抚" in only.title_zh
    assert "快递" in only.title_zh


@pytest.mark.proves("S0-13")
def test_a_quality_reason_shows_its_cost_and_honest_options(case):
    rows_ = suggestions(case(reason_code="malfunction", goods=Goods.DELIVERED), at(5), DAYS2)
    assert rows_[0].step == TALK
    assert "不得施压" in QUALITY_NOTE and "链接" in QUALITY_NOTE
    assert {code for code, *_ in HONEST_OPTIONS} == {"proof", "repair", "exchange"}
    assert not any(
        word in SCRIPTS["quality_options"] for word in ("修改理由", "改成", "改为无理由")
    )


@pytest.mark.proves("S3-82")
def test_a_shortage_begins_with_talking(case):
    for kind in (Kind.RETURN_REFUND, Kind.RESEND, Kind.EXCHANGE):
        rows_ = suggestions(case(kind=kind, reason_code="short_sent"), at(5), DAYS2)
        assert (rows_[0].row_id, rows_[0].step) == ("S3-82", TALK)


@pytest.mark.proves("S3-90")
def test_a_case_of_the_platform_is_rejected_with_its_one_reason(case):
    [only] = suggestions(case(source=Source.PLATFORM), at(5), DAYS2)
    assert only.step == "refuse" and "填错物流单号" in only.title_zh


def test_every_suggested_step_is_a_step_of_the_flow(case):
    for kind in Kind:
        for goods in Goods:
            for reason in REASONS:
                made = case(kind=kind, goods=goods, reason_code=reason)
                for s in suggestions(made, at(5), DAYS2):
                    assert s.step in {TALK, *FLOW.labels}


@pytest.mark.proves("S0-13")
@pytest.mark.parametrize(("given", "expected"), rows("reason_split"))
def test_reasons_are_weighed_by_a_table(given, expected):
    assert BY_NUMBER[given["reason_code"]].weight == expected["kind"]
