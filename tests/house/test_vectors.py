import json
from collections import Counter

import pytest
from proofs import KNOWN
from vectors import FOLDER, GROUPS, rows, shared

CASES = [case for group in GROUPS.values() for case in group.cases]


def test_all_cases_are_here_once():
    assert Counter(case["id"] for case in CASES).most_common(1)[0][1] == 1
    assert len(CASES) == 881
    assert len(GROUPS) == sum(len(json.loads(f.read_text())) for f in FOLDER.glob("*.json")) == 120


def test_cases_name_only_known_requirements():
    named = [*(group.reqs for group in GROUPS.values()), *(case.get("reqs", []) for case in CASES)]
    assert {known for reqs in named for known in reqs} <= KNOWN


def test_rows_become_the_examples_of_a_test():
    late = pytest.param({"late": 1, "leave": 0, "absence": 0}, {"points": 15}, id="PY-063")
    assert rows("attendance_points")[1] == late


def test_what_a_group_has_in_common_is_at_hand():
    assert shared("service_request_due")["default_policy"] == "working_clock"
    assert shared("otp") == {}
