"""When the buyer may be reached (S1-17, S1-30, S1-31)."""

from datetime import datetime, timedelta

import pytest
from vectors import rows
from world import at

from roost.kernel.pure.exports import too_many, too_soon
from roost.modules.service_requests.policies import EXPORT, REMIND, SURVEY, URGE
from roost.modules.service_requests.rules.reaching import may_remind, may_urge, survey_at

RULE = REMIND.built_in[0].rule
SURVEYED = SURVEY.built_in[0].rule
LIMITS = EXPORT.built_in[0].rule
NAMES = {
    "reminded_lately": "too_soon",
    "reminded_enough": "limit_reached",
    "quiet_hours": "quiet_hours",
    "survey_not_sent": "survey_not_sent",
}


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def remind(sent, survey, now):
    """`survey`: when it goes out; before that it has not been sent."""
    gone = survey if survey <= now else None
    return may_remind(sent, survey, gone, now, most=RULE.most, gap=RULE.gap, day=RULE.hours)


@pytest.mark.proves("S1-30")
@pytest.mark.parametrize(("given", "expected"), rows("survey_send"))
def test_the_survey_goes_out_when_the_buyer_is_awake(given, expected):
    entered = moment(given["entered_at"])
    assert survey_at(SURVEYED.hours, entered) == moment(expected["send_at"])
    assert (survey_at(SURVEYED.hours, entered) == entered) == expected["at_once"]


@pytest.mark.proves("S1-29", "S1-31")
@pytest.mark.parametrize(("given", "expected"), rows("reminder_sequence"))
def test_reminders_follow_each_other_as_the_examples_say(given, expected):
    sent: list[datetime] = []
    for text, result in zip(given["attempts"], expected["results"], strict=True):
        if given["state"] != "awaiting_buyer":
            assert result["reason"] == "wrong_state"  # the flow has no such row
            continue
        now = moment(text)
        no = remind(sent, moment(given["survey_sent_at"]), now)
        assert (no is None) == result["allowed"]
        if no is None:
            sent.append(now)
            continue
        opens = result["next_allowed_at"]
        assert NAMES[no.code] == result["reason"]
        assert no.opens_at == (moment(opens) if opens else None)
    assert len(sent) == expected["reminders_sent"]


@pytest.mark.proves("S1-31")
@pytest.mark.parametrize(("given", "expected"), rows("reminder_over_cycles"))
def test_reminders_are_counted_over_the_whole_life_of_a_request(given, expected):
    before = [at(1, 10) + timedelta(hours=2 * n) for n in range(given["reminders_sent_in_cycle_1"])]
    no = remind(before, at(3, 9), at(3, 12))
    assert (no is None) == expected["allowed"]
    assert (NAMES[no.code] if no else None) == expected["reason"]


@pytest.mark.proves("S1-15")
def test_a_buyer_urges_once_an_hour():
    gap = URGE.built_in[0].rule.gap
    assert may_urge(None, gap, at(1, 10)) is None
    no = may_urge(at(1, 10), gap, at(1, 10, 59, 59))
    assert no is not None
    assert (no.code, no.opens_at) == ("urged_lately", at(1, 11))
    assert may_urge(at(1, 10), gap, at(1, 11)) is None


@pytest.mark.proves("S1-23")
@pytest.mark.parametrize(("given", "expected"), rows("export_rows"))
def test_an_export_has_fifty_thousand_rows_at_most(given, expected):
    no = too_many(given["matching_rows"], LIMITS.most)
    assert (no is None) == expected["allowed"]
    assert (no.code if no else None) == expected["reason"]
    assert no is None or no.params["rows"] == expected["matching_rows"]


@pytest.mark.proves("S1-24")
@pytest.mark.parametrize(("given", "expected"), rows("export_cooldown"))
def test_the_next_export_waits_a_minute(given, expected):
    """A failed one, another list and another shop have no last start."""
    counts = given["same_list"] and given["same_shop"] and given["last_result"] != "failed"
    now = at(1, 12)
    last = now - timedelta(milliseconds=given["ms_since_last_start"]) if counts else None
    no = too_soon(last, now, LIMITS.gap)
    assert (no is None) == expected["allowed"]
    assert (no.params["seconds"] if no else 0) == expected["seconds_left"]
