"""Every state × step × party of the flow, against the eleven edges written by hand (§2.6)."""

import itertools

import pytest
from world import at

from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.flow import NOT_THIS
from roost.kernel.pure.policy import RuleBook
from roost.kernel.pure.refusal import Refusal
from roost.modules.service_requests.rules.kinds import Answer
from roost.modules.service_requests.states import FLOW, Status

P, A, R, C = (s.value for s in Status)
M, B, PLATFORM, S = Party.MERCHANT, Party.BUYER, Party.PLATFORM, Party.SYSTEM
TABLE = {
    (M, "reply"): {(P, A), (P, R)},
    (S, "due_passed"): {(P, R)},
    (B, "urge"): {(P, P)},
    (B, "answer"): {(A, C), (A, R)},
    (S, "no_answer"): {(A, R)},
    (M, "remind"): {(A, A)},
    (PLATFORM, "approve"): {(R, C)},
    (PLATFORM, "send_back"): {(R, P)},
    (PLATFORM, "act"): {(R, C)},
    # No edges but words: the strict instant has come, less than twelve hours are left.
    (S, "strict_passed"): {(P, P)},
    (S, "left_under"): {(P, P)},
}
ALL = list(itertools.product(Status, FLOW.labels, Party))


def edges(state, step, party):
    rows = [s for s in FLOW.steps if s.name == step and s.source == state and party in s.by]
    return {(row.source.value, row.target.value) for row in rows}


@pytest.mark.proves("S1-12", "S1-16", "S1-18", "S1-19", "S1-20", "S1-21")
@pytest.mark.parametrize("state", Status)
def test_the_flow_is_exactly_this_table(state):
    for step, party in itertools.product(FLOW.labels, Party):
        wanted = {e for e in TABLE.get((party, step), set()) if e[0] == state.value}
        assert edges(state, step, party) == wanted, (step, party)


@pytest.mark.parametrize("state", Status)
def test_what_is_not_in_the_table_is_refused(request_of, state):
    for step, party in itertools.product(FLOW.labels, Party):
        actor = Actor(party, "x", "shop-1", owner=True)
        try:
            row = FLOW.take(actor, request_of(status=state), step, at(1, 12), RuleBook())
        except Refusal as no:
            assert str(no)
        else:
            assert (row.source.value, row.target.value) in TABLE[(party, step)]


@pytest.mark.proves("S1-41")
def test_nobody_can_take_a_request_back():
    assert [s.name for s in FLOW.steps if s.source is Status.CLOSED] == []
    words = " ".join(f"{name} {zh} {en}" for name, (zh, en) in FLOW.labels.items())
    assert not any(word in words.lower() for word in ("withdraw", "revoke", "cancel", "撤"))


def test_every_state_is_reached_and_every_open_one_is_left():
    reached = {s.target for s in FLOW.steps if s.source is not s.target}
    left = {s.source for s in FLOW.steps if s.source is not s.target}
    assert reached == set(Status)
    assert left == set(Status) - {Status.CLOSED}


def test_rows_of_one_name_exclude_each_other(request_of):
    """Whatever the shop or the buyer has chosen, one row of a name lets a party through."""
    chosen = list(itertools.product((None, True, False), (None, *Answer)))
    for state, step, party in ALL:
        rows = [s for s in FLOW.steps if s.name == step and s.source == state and party in s.by]
        for resolved, answer in chosen if rows else ():
            thing = request_of(status=state, resolved=resolved, answer=answer)
            verdicts = [r.when(thing, at(1, 12), RuleBook()) if r.when else None for r in rows]
            assert sum(v is not NOT_THIS for v in verdicts) == 1, (state, step)


@pytest.mark.parametrize(
    ("step", "party", "fields", "code", "opens_at"),
    [
        ("urge", B, {"urged_at": at(1, 11, 30)}, "urged_lately", at(1, 12, 30)),
        (
            "answer",
            B,
            {"status": Status.AWAITING_BUYER, "survey_sent_at": None, "survey_due_at": at(2, 8)},
            "survey_not_sent",
            at(2, 8),
        ),
        (
            "remind",
            M,
            {"status": Status.AWAITING_BUYER, "survey_sent_at": at(1, 11, 30)},
            "reminded_lately",
            at(1, 12, 30, 1),
        ),
        (
            "remind",
            M,
            {"status": Status.AWAITING_BUYER, "survey_sent_at": None, "survey_due_at": at(2, 8)},
            "survey_not_sent",
            at(2, 9, 0, 1),
        ),
    ],
)
def test_a_closed_step_says_why_and_from_when(request_of, step, party, fields, code, opens_at):
    actor = Actor(party, "x", "shop-1", owner=True)
    offers = FLOW.steps_for(actor, request_of(**fields), at(1, 12), RuleBook())
    [offer] = [o for o in offers if o.name == step]
    assert (offer.open, offer.code, offer.opens_at) == (False, code, opens_at)
    assert offer.why
