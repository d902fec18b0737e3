"""The two promises with a day each, from the worked examples."""

from datetime import datetime, timedelta

import pytest
from vectors import rows

from roost.kernel.pure.policy import RuleBook
from roost.modules.after_sales.policies import ADDRESS, RESEND_PROMISE
from roost.modules.after_sales.rules.promises import (
    AppealFailOn,
    ResendPromise,
    address_outcome,
    appeal_fails,
)


def instant(text):
    return datetime.fromisoformat(text) if text else None


@pytest.mark.proves("S3-67")
@pytest.mark.parametrize(("given", "expected"), rows("return_address"))
def test_a_return_address_has_a_day(given, expected):
    asked = instant(given["asked_at"])
    rule = RuleBook().rule(ADDRESS, asked, "pinduoduo")
    due = asked + rule.span
    assert due == instant(expected["due_at"])
    suits = given["default_address"] == "suitable"
    outcome = address_outcome(due, instant(given["supplied_at"]), suits)
    assert outcome == expected["outcome"]
    fail_on = AppealFailOn(given.get("policy", rule.appeal_fail_on))
    assert appeal_fails(outcome, fail_on) is not expected["later_appeal_accepted"]


@pytest.mark.proves("S3-68")
@pytest.mark.parametrize(("given", "expected"), rows("resend_promise"))
def test_a_promised_resend_has_a_day_and_a_late_one_heals(given, expected):
    agreed = instant(given["agreed_at"])
    rule = RuleBook().rule(RESEND_PROMISE, agreed, "pinduoduo")
    promise = ResendPromise(agreed + rule.span, instant(given["resent_at"]))
    assert promise.broken(instant(given["now"])) == expected["alarm"]
    if appeal := instant(given.get("appeal_at")):
        failed = promise.appeal_fails(appeal, instant(given.get("intervention_at")))
        assert failed is not expected["appeal_accepted"]


@pytest.mark.proves("S3-67", "S3-68")
def test_another_platform_has_neither_limit_until_one_is_set():
    book = RuleBook()
    moment = instant("2024-01-01T11:00:00+08:00")
    assert book.of(ADDRESS, moment, "douyin") is None
    assert book.of(RESEND_PROMISE, moment, "douyin") is None
    assert timedelta(hours=24) == book.rule(ADDRESS, moment, "pinduoduo").span
