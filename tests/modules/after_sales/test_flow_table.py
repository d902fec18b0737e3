"""Every state × step × party of the flow, against a table written by hand from the sources."""

import itertools

import pytest
from world import at

from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.flow import NOT_THIS
from roost.kernel.pure.policy import RuleBook
from roost.kernel.pure.refusal import Refusal
from roost.modules.after_sales.rules.kinds import Kind
from roost.modules.after_sales.states import FLOW, OPEN, OVER, Status

AM, R1, RET, REF, REC, R2, SHIP, ARR, PAY, OK, END = (s.value for s in Status)
EVERYWHERE = tuple(s.value for s in OPEN)
M, B, P, C, S = Party.MERCHANT, Party.BUYER, Party.PLATFORM, Party.CONNECTOR, Party.SYSTEM

BY_SHOP = {
    "agree": {(AM, PAY), (AM, RET), (AM, SHIP), (R1, PAY), (R1, RET), (R1, SHIP)},
    "agree_unreturned": {(AM, PAY), (R1, PAY)},
    "refuse": {(AM, R1), (REF, R1)},
    "convert_to_refusal": {(AM, REF)},
    "intercept": {(AM, REF), (AM, AM)},
    "report_lost": {(AM, AM), (REF, REF)},
    "goods_left": {(AM, AM)},
    "cancel_in_erp": {(AM, AM)},
    "suggest_type": {(AM, AM)},
    "small_payment": {(AM, AM)},
    "refund": {(REF, PAY)},
    "give_address": {(AM, AM), (RET, RET)},
    "inspect": {(REC, REC), (R2, R2)},
    "confirm_receipt": {(REC, PAY), (REC, SHIP), (R2, PAY), (R2, SHIP)},
    "refuse_second": {(REC, R2)},
    "ship": {(SHIP, ARR)},
    "extend": {(RET, RET)},
    "submit_evidence": {(s, s) for s in EVERYWHERE},
}
LOOPS = {(s, s) for s in EVERYWHERE}
TABLE = {
    (M, "intervene"): LOOPS,
    (B, "intervene"): LOOPS,
    (P, "intervene"): LOOPS,
    (M, "cancel_intervention"): LOOPS,
    (B, "cancel_intervention"): LOOPS,
    (B, "withdraw"): {(s, END) for s in EVERYWHERE},
    (B, "modify"): {(AM, AM), (R1, AM)},
    (B, "fill_waybill"): {(RET, REC)},
    (B, "extend"): {(RET, RET)},
    (B, "confirm"): {(ARR, OK)},
    (B, "take_refund"): {(SHIP, PAY)},
    (P, "request_evidence"): LOOPS,
    (P, "negotiate"): LOOPS,
    (P, "end_intervention"): LOOPS,
    (P, "rule_for_buyer"): {(s, PAY) for s in EVERYWHERE},
    (P, "rule_for_merchant"): {(s, END) for s in EVERYWHERE},
    (P, "ask_address"): {(AM, AM), (RET, RET)},
    (P, "use_default_address"): {(AM, RET), (RET, RET)},
    (P, "to_refund_only"): {(AM, PAY), (RET, PAY)},
    (C, "release"): {(REF, PAY)},
    (C, "money_done"): {(PAY, OK)},
    (C, "money_failed"): {(PAY, PAY)},
    (S, "agree_by_silence"): {(AM, PAY), (AM, RET)},
    (S, "answer_overdue"): {(AM, AM)},
    (S, "close_by_silence"): {(R1, END), (R2, END), (RET, END), (REF, END)},
    (S, "confirm_by_silence"): {(REC, PAY), (REC, SHIP)},
    (S, "promise_overdue"): {(SHIP, SHIP)},
    (S, "offer_refund"): {(SHIP, SHIP)},
    (S, "arrive_by_silence"): {(ARR, OK)},
    (S, "address_overdue"): {(AM, AM), (RET, RET)},
    (S, "retry_refund"): {(PAY, PAY)},
    **{(party, step): edges for step, edges in BY_SHOP.items() for party in (M, C)},
}
ALL = list(itertools.product(Status, FLOW.labels, Party))


def edges(state, step, party):
    """Targets that the flow allows, over all kinds of case."""
    rows = [s for s in FLOW.steps if s.name == step and s.source == state and party in s.by]
    return {(row.source.value, row.target.value) for row in rows}


@pytest.mark.parametrize("state", Status)
def test_the_flow_is_exactly_this_table(state):
    for step, party in itertools.product(FLOW.labels, Party):
        wanted = {e for e in TABLE.get((party, step), set()) if e[0] == state.value}
        assert edges(state, step, party) == wanted, (step, party)


@pytest.mark.parametrize("state", Status)
def test_what_is_not_in_the_table_is_refused(case, state):
    """By the flow itself, with a sentence; nobody but the table decides."""
    thing = case(status=state)
    for step, party in itertools.product(FLOW.labels, Party):
        actor = Actor(party, "x", "shop-1", owner=True)
        try:
            row = FLOW.take(actor, thing, step, at(2), RuleBook())
        except Refusal as no:
            assert str(no)
        else:
            assert (row.source.value, row.target.value) in TABLE[(party, step)]


def test_every_state_is_reached_and_every_open_one_is_left():
    reached = {s.target for s in FLOW.steps if s.source is not s.target}
    left = {s.source for s in FLOW.steps if s.source is not s.target}
    assert reached | {Status.AWAITING_MERCHANT} == set(Status)
    assert left == set(Status) - set(OVER)


def test_nobody_withdraws_while_the_money_is_on_its_way():
    by_people = [s.name for s in FLOW.steps if s.source is Status.REFUNDING and s.by & {M, B, P}]
    assert by_people == []


def test_rows_of_one_name_exclude_each_other(case):
    """However the case stands, at most one row of a name lets a party through."""
    for state, step, party in ALL:
        rows = [s for s in FLOW.steps if s.name == step and s.source == state and party in s.by]
        for kind in Kind:
            thing = case(status=state, kind=kind, inspection={"conclusion": "sound"})
            verdicts = [r.when(thing, at(2), RuleBook()) if r.when else None for r in rows]
            assert sum(v is not NOT_THIS for v in verdicts) <= 1, (state, step, kind)
