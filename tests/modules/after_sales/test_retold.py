"""Which of two tellings of one case knows more."""

from datetime import UTC, datetime, timedelta

import pytest
from modules.after_sales.test_import_cases import changed, table
from msgspec.structs import replace

from roost.kernel.pure.layout import Rejected
from roost.modules.after_sales.rules.drafts import Talk
from roost.modules.after_sales.rules.intake import MOST_TEXT, read
from roost.modules.after_sales.rules.layout import STATES
from roost.modules.after_sales.rules.retold import RANK, behind, content, known_until

APPLIED = datetime(2024, 3, 1, 20, 44, 31, tzinfo=UTC)
HOUR = timedelta(hours=1)


def told(status="awaiting_merchant", **fields):
    """Known until it was applied for, unless something else is said."""
    return replace(changed(), status=status, **{"talks": ()} | fields)


def test_a_case_is_known_until_the_latest_instant_but_for_its_deadline():
    assert known_until(told()) == APPLIED
    assert known_until(told(talks=(Talk(APPLIED + HOUR, "商家留言"), Talk(None, "?")))) == (
        APPLIED + HOUR
    )


def test_where_a_row_stands_in_its_file_is_no_content():
    assert content(told()) == content(replace(told(), row=99))
    assert content(told()) != content(told(memo="改过"))


@pytest.mark.parametrize(
    ("status", "kept", "until", "stays"),
    [
        ("awaiting_merchant", "awaiting_merchant", APPLIED, False),
        ("refused_first", "awaiting_merchant", APPLIED, False),
        ("awaiting_merchant", "refused_first", APPLIED, True),
        ("awaiting_merchant", "refused_first", APPLIED - HOUR, False),  # asked anew
        ("refused_first", "awaiting_merchant", APPLIED + HOUR, True),
        ("closed", "awaiting_buyer_return", APPLIED, False),
        ("awaiting_merchant", "closed", APPLIED - HOUR, True),
        ("succeeded", "closed", APPLIED - HOUR, True),
        ("succeeded", "succeeded", APPLIED + HOUR, False),  # its other columns may have changed
        ("awaiting_merchant", "refunding", APPLIED - HOUR, True),
        ("succeeded", "refunding", APPLIED, False),
    ],
)
def test_what_is_further_on_stays(status, kept, until, stays):
    assert behind(told(status), kept, until) is stays


def test_every_state_of_the_table_has_its_place():
    assert set(STATES.values()) == set(RANK)


def test_what_nobody_keeps_is_not_carried_along():
    """The contact of the shop and the columns without a field end with the reading."""
    found, rows = table()
    cases = [case for case in read(found, rows[:30]) if not isinstance(case, Rejected)]
    assert len(cases) == 30
    assert {str(case.raw) + str(case.private) for case in cases} == {"{}{}"}


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"refund_goods": "-0.01"}, "negative_money"),
        ({"payable": "100000000.01"}, "amount_out_of_range"),
        ({"memo": "长" * (MOST_TEXT + 1)}, "text_too_long"),
    ],
)
def test_what_no_case_can_be_is_rejected(cells, code):
    found, rows = table()
    row = list(rows[0][1])
    for field, value in cells.items():
        row[found.at[field]] = value
    (rejected,) = read(found, [(2, row)])
    assert isinstance(rejected, Rejected) and (rejected.row, rejected.code) == (2, code)
