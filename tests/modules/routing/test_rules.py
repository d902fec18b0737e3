"""Limits, weights and marks, by the worked examples."""

from datetime import timedelta
from random import Random

import pytest
from vectors import rows
from world import at

from roost.kernel.pure.refusal import Refusal
from roost.modules.routing import rules
from roost.modules.routing.policies import WAIT_MARKS
from roost.modules.routing.rules import Candidate


@pytest.mark.proves("S2-05")
@pytest.mark.parametrize(("given", "expected"), rows("reception_limit"))
def test_a_limit_is_a_whole_number_from_one_to_fifty(given, expected):
    value = given["reception_limit"]
    assert _taken(value) is expected["valid"]


def _taken(value) -> bool:
    if not isinstance(value, int):
        return False  # the body is typed: a fraction never gets this far
    try:
        return rules.capacity(value) == value
    except Refusal:
        return False


@pytest.mark.proves("S3-28")
@pytest.mark.parametrize(("given", "expected"), rows("routing_weights"))
def test_suggested_weights_follow_the_limits(given, expected):
    assert rules.suggested_weights(given["max_conversations"]) == expected["weights"]


def candidates(weights) -> list[Candidate]:
    return [Candidate(str(n), 0, 50, w, 0, at(1)) for n, w in enumerate(weights)]


@pytest.mark.proves("S3-28")
@pytest.mark.parametrize(("given", "expected"), rows("smooth_round_robin"))
def test_turns_are_taken_smoothly(given, expected):
    agents = candidates(given["weights"])
    turn = [int(rules.by_weight(agents).id) for _ in expected["order"]]
    assert turn == expected["order"]


@pytest.mark.proves("S3-28")
def test_ten_thousand_arrivals_meet_the_weights_within_three_percent():
    """Also where seats come and go, as long as everybody has room half of the time."""
    weights, chance = [5, 3, 2], Random(7)
    agents = candidates(weights)
    given = [0, 0, 0]
    for _ in range(10_000):
        here = agents if chance.random() < 0.9 else chance.sample(agents, 3)
        given[int(rules.by_weight(sorted(here, key=lambda a: a.id)).id)] += 1
    for got, weight in zip(given, weights, strict=True):
        assert abs(got / 10_000 - weight / 10) <= 0.03 * weight / 10


@pytest.mark.parametrize(("given", "expected"), rows("waiting_label"))
def test_a_long_wait_carries_its_mark(given, expected):
    marks = WAIT_MARKS.built_in[0].rule
    label = rules.wait_label(timedelta(seconds=given["waiting_seconds"]), marks)
    assert label == (expected["label"], expected["colour"])


@pytest.mark.proves("S4-09")
def test_nobody_is_promised_a_time_while_nobody_is_online():
    assert rules.estimate(4, timedelta(minutes=5), online=2) == timedelta(minutes=10)
    assert rules.estimate(4, timedelta(minutes=5), online=0) is None
    assert rules.estimate(4, None, online=2) is None
