"""Every state, every step, every party: who may do what, said twice and compared."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from world import at

from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.policy import RuleBook
from roost.kernel.pure.refusal import Refusal
from roost.modules.orders.states import FLOW, REFUND_FLOW, Refunding, Status

M, B, C, S = Party.MERCHANT, Party.BUYER, Party.CONNECTOR, Party.SYSTEM
UNPAID, READY, PART = Status.AWAITING_PAYMENT, Status.AWAITING_SHIPMENT, Status.PARTIALLY_SHIPPED
SENT, DONE, VOID = Status.SHIPPED, Status.COMPLETED, Status.CANCELLED

# (step, from, fields that make the guard pass): who, to
TABLE = {
    ("pay", UNPAID, "online"): ({B, C}, READY),
    ("confirm", UNPAID, "cod"): ({M, C}, READY),
    ("cancel", UNPAID, "online"): ({M, C, B}, VOID),
    ("cancel", UNPAID, "cod"): ({M, C, B}, VOID),
    ("payment_timeout", UNPAID, "online"): ({S}, VOID),
    ("payment_timeout", UNPAID, "cod"): ({S}, VOID),
    ("ship", READY, "all left"): ({M, C}, SENT),
    ("ship", READY, "some left"): ({M, C}, PART),
    ("ship", PART, "all left"): ({M, C}, SENT),
    ("ship", PART, "some left"): ({M, C}, PART),
    ("overdue", READY, "some left"): ({S}, READY),
    ("overdue", READY, "all left"): ({S}, READY),
    ("overdue", PART, "some left"): ({S}, PART),
    ("overdue", PART, "all left"): ({S}, PART),
    ("confirm_receipt", SENT, "all left"): ({B, C}, DONE),
    ("auto_confirm", SENT, "all left"): ({S}, DONE),
    ("ship", READY, "refunded"): ({M, C}, PART),  # something is still there
    ("ship", PART, "refunded"): ({M, C}, PART),
    ("overdue", READY, "refunded"): ({S}, READY),
    ("overdue", PART, "refunded"): ({S}, PART),
    ("confirm_receipt", SENT, "refunded"): ({B, C}, DONE),
    ("auto_confirm", SENT, "refunded"): ({S}, DONE),
    ("refund_all", READY, "refunded"): ({C}, VOID),
    ("refund_all", PART, "refunded"): ({C}, DONE),
    ("refund_all", SENT, "refunded"): ({C}, DONE),
}
CASES = {
    "online": {"cod": False},
    "cod": {"cod": True},
    "all left": {"lines_left": 0},
    "some left": {"lines_left": 2},
    "refunded": {"refunded_fen": 100},
}
STEPS = sorted(FLOW.labels)
IN_CASE = {UNPAID: ("online", "cod"), READY: ("all left", "some left", "refunded")}
IN_CASE |= {PART: IN_CASE[READY], SENT: ("all left", "refunded"), DONE: ("all left",)}
IN_CASE |= {VOID: ("online",)}


def order(status, **fields):
    plain = {"cod": False, "lines_left": 1, "paid_fen": 100, "refunded_fen": 0}
    plain |= {"under_review": False, "source": "shop", "profile": "douyin", "shop_id": "shop-1"}
    plain |= {"placed_at": at(1, 8), "due_by": None, "shipped_at": None}
    return SimpleNamespace(status=status, **plain | fields)


def takes(party, thing, step):
    actor = Actor(party, "somebody", "shop-1", owner=True)
    try:
        return FLOW.take(actor, thing, step, at(1, 9), RuleBook()).target
    except Refusal:
        return None


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("step", STEPS)
def test_nobody_does_what_the_table_does_not_give_them(status, step):
    for case in IN_CASE[status]:
        who, target = TABLE.get((step, status, case), (set(), None))
        for party in Party:
            expected = target if party in who else None
            assert takes(party, order(status, **CASES[case]), step) == expected, (party, case)


def test_an_end_is_an_end():
    for status in (DONE, VOID):
        assert [s for s in FLOW.steps if s.source is status] == []


def test_a_merchant_cancels_a_minute_after_placing_to_the_second():
    for wait, target in ((59, None), (60, VOID)):
        thing = order(UNPAID, placed_at=at(1, 9) - timedelta(seconds=wait))
        assert takes(M, thing, "cancel") == target


REFUNDS = {
    ("send", Refunding.TO_REFUND): Refunding.REFUNDING,
    ("succeed", Refunding.REFUNDING): Refunding.SUCCEEDED,
    ("fail", Refunding.REFUNDING): Refunding.FAILED,
}


@pytest.mark.parametrize("status", list(Refunding))
@pytest.mark.parametrize("step", sorted(REFUND_FLOW.labels))
def test_a_refund_goes_one_way_by_the_hand_of_its_provider(status, step):
    rows = [s for s in REFUND_FLOW.steps if (s.name, s.source) == (step, status)]
    assert [r.target for r in rows] == [REFUNDS[k] for k in [(step, status)] if k in REFUNDS]
    assert all(r.by == {C} for r in rows)
