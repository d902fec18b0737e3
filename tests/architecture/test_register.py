from collections import Counter

from requirements import register

ROWS = register()
EXPECTED = {
    "conversations": 10,
    "routing": 6,
    "quick_replies": 13,
    "banned_words": 1,
    "robot": 12,
    "automations": 8,
    "orders": 11,
    "parcels": 8,
    "filings": 3,
    "after_sales": 31,
    "assistant": 3,
    "service_requests": 35,
    "work_orders": 4,
    "appeals": 23,
    "vouchers": 8,
    "penalties": 7,
    "products": 3,
    "coupons": 2,
    "shop": 6,
    "staff": 15,
    "outsourcing": 10,
    "schedules": 1,
    "training": 13,
    "chat_history": 2,
    "metrics": 11,
    "performance": 18,
    "ledger": 12,
    "customers": 6,
    "deadlines": 1,
    "notices": 7,
    "kernel": 2,
}
SOURCES = {"S0": 46, "S1": 50, "S2": 41, "S3": 97, "S4": 83}  # numbers run from 01
SAY_NOTHING = {"S0-01", "S0-44", "S0-46", "S1-01", "S1-50", "S3-95", "S4-01", "S4-23", "S4-81"}


def test_every_module_has_all_its_rows():
    assert Counter(row.module for row in ROWS) == EXPECTED
    assert len(ROWS) == 292


def test_every_number_of_every_source_stands_once():
    said = {f"{s}-{n:02}" for s, last in SOURCES.items() for n in range(1, last + 1)}
    ids = [known for row in ROWS for known in row.ids]
    assert len(ids) == 308
    assert Counter(ids) == Counter(said - SAY_NOTHING)


def test_types_count_with_their_aliases():
    types = Counter(row.type for row in ROWS for _ in row.ids)
    assert types == {"R": 221, "F": 69, "G": 10, "E": 6, "T": 2}


def test_titles_are_short_and_tell_rows_apart():
    assert [row for row in ROWS if not 0 < len(row.title_zh) <= 24] == []
    assert [row for row in ROWS if not 0 < len(row.title_en) <= 60] == []
    assert len({row.title_zh for row in ROWS}) == len({row.title_en for row in ROWS}) == 292
