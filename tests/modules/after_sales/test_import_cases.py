from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from roost.kernel.data.sheets.read import rows
from roost.kernel.pure.cells import fen
from roost.kernel.pure.layout import Rejected, recognise
from roost.kernel.pure.refusal import Invalid
from roost.modules.after_sales.rules.drafts import Talk, read_cases
from roost.modules.after_sales.rules.layout import KINDS, LAYOUTS, STATES

FILES = Path(__file__).parents[2] / "data" / "imports"


def table():
    found = rows(FILES / "doudian_after_sales.csv")
    return recognise(next(found)[1], LAYOUTS), list(found)


def changed(**cells: str):
    """The first case of the file with some cells changed."""
    found, all_rows = table()
    first = list(all_rows[0][1])
    for field, value in cells.items():
        first[found.at[field]] = value
    (result,) = read_cases(found, [(2, first)])
    return result


@pytest.fixture(scope="module")
def cases():
    return list(read_cases(*table()))


def test_thirty_cases_add_up_to_the_total_row(cases):
    assert len(cases) == 30
    assert sum(case.refund.goods_fen for case in cases) == 276130
    assert sum(case.refund.freight_fen for case in cases) == 3200
    assert sum(case.refund.payable_fen for case in cases) == 371626
    found, all_rows = table()
    (total,) = [cells for _, cells in all_rows if found.is_total(cells)]
    stated = [fen(total[found.at[f]]) for f in ("refund_goods", "refund_freight", "payable")]
    assert stated == [276130, 3200, 371626]


def test_all_six_kinds_are_met_and_an_order_may_have_several_cases(cases):
    assert {case.kind for case in cases} == set(KINDS.values())
    assert len({case.order_no for case in cases}) == 21
    assert max(Counter(case.line_no for case in cases).values()) == 2


def test_every_text_has_the_state_it_means(cases):
    by_state = Counter(case.status for case in cases)
    assert by_state["succeeded"] == 9
    assert by_state["refused_first"] == 2
    assert set(by_state) <= set(STATES.values())


def test_times_in_the_slash_form_are_shanghai_time(cases):
    first = cases[0].times
    assert first.applied_at == datetime(2024, 3, 1, 20, 44, 31, tzinfo=UTC)
    assert first.deadline_at == datetime(2024, 3, 3, 20, 44, 31, tzinfo=UTC)
    assert first.closed_at is None


def test_goods_on_their_way_back_are_told_with_what_went_wrong(cases):
    (odd,) = [case for case in cases if case.returned.anomaly]
    assert (odd.returned.anomaly, odd.returned.carrier) == ("寄到付件", "邮政快递包裹")
    assert odd.returned.waybill == "EM00000000309135"


def test_the_talks_come_apart_into_their_steps(cases):
    refused = next(case for case in cases if case.status == "refused_first")
    assert refused.talks == (
        Talk(datetime(2024, 3, 6, 19, 40, 21, tzinfo=UTC), "买家发起已发货仅退款"),
        Talk(datetime(2024, 3, 7, 0, 40, 21, tzinfo=UTC), "商家拒绝：凭证不足"),
    )
    assert (refused.ruling, refused.refused_at_door) == ("processing", True)


def test_a_step_without_a_time_keeps_its_words():
    case = changed(talks="2024/13/41 99:99:99 买家发起;平台介入")
    assert case.talks == (Talk(None, "2024/13/41 99:99:99 买家发起"), Talk(None, "平台介入"))


def test_instant_refunds_are_marked(cases):
    assert sum(case.instant_refund for case in cases) == 2


def test_the_shops_own_contact_is_kept_apart(cases):
    case = next(case for case in cases if case.private)
    assert case.private == {"商家退货联系人姓名": "示例售后", "商家退货联系人电话": "13000000000"}


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"status": "飞走了"}, "unknown_status"),
        ({"kind": "以旧换新"}, "unknown_kind"),
        ({"ruling": "开庭"}, "unknown_ruling"),
        ({"goods_sent": "在路上"}, "unknown_sent"),
        ({"case_no": "7.1E+18"}, "damaged_number"),
        ({"order_no": "7.1E+18"}, "damaged_number"),
        ({"refund_goods": "28.795"}, "bad_amount"),
        ({"applied_at": "-"}, "missing_cell"),
        ({"instant": "也许"}, "bad_yes_no"),
    ],
)
def test_a_row_that_cannot_be_read_is_rejected_by_name(cells, code):
    rejected = changed(**cells)
    assert isinstance(rejected, Rejected)
    assert (rejected.row, rejected.code) == (2, code)


def test_a_case_that_comes_twice_is_taken_once():
    found, all_rows = table()
    _, cells = all_rows[0]
    first, second = read_cases(found, [(2, cells), (3, cells)])
    assert first.row == 2
    assert (second.row, second.code) == (3, "row_repeated")


def test_an_order_file_is_not_a_file_of_cases():
    header = next(rows(FILES / "doudian_orders.csv"))[1]
    with pytest.raises(Invalid) as refused:
        recognise(header, LAYOUTS)
    assert refused.value.code == "sheet_layout_unknown"
