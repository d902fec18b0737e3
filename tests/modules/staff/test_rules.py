"""The law book of accounts against the worked examples."""

from datetime import datetime, timedelta
from itertools import product
from types import SimpleNamespace

import pytest
from vectors import rows
from world import OWNER, merchant, referee

from roost.kernel.pure.actor import Party
from roost.kernel.pure.policy import RuleBook
from roost.kernel.pure.refusal import Refusal
from roost.modules.staff import rules
from roost.modules.staff.permissions import VIEW
from roost.modules.staff.states import FLOW, Status

RULE = rules.CodeRule()
read = datetime.fromisoformat


@pytest.mark.proves("S2-11", "S2-12", "S2-13", "S2-14")
@pytest.mark.parametrize(("given", "expected"), rows("sub_account_mobile"))
def test_what_is_said_of_a_phone_that_is_taken(given, expected):
    assert rules.prompt(**given) == expected["prompt"]


@pytest.mark.proves("S2-10")
@pytest.mark.parametrize(("given", "expected"), rows("otp"))
def test_how_long_a_code_is_good(given, expected):
    sent, entered = read(given["sent_at"]), read(given["entered_at"])
    why = rules.spoilt(RULE, sent, entered, given["wrong_tries_before"], given["already_used"])
    assert (why is None, why) == (expected["accepted"], expected["reason"])


def test_a_code_is_judged_by_whole_milliseconds():
    sent = read("2024-01-01T10:00:00+08:00")
    assert rules.spoilt(RULE, sent, sent + timedelta(minutes=5, microseconds=999), 0, False) is None


@pytest.mark.proves("S2-10")
@pytest.mark.parametrize(("given", "expected"), rows("otp_resend"))
def test_when_a_code_may_be_sent_again(given, expected):
    allowed = rules.may_resend(RULE, read(given["sent_at"]), read(given["now"]))
    assert allowed == expected["allowed"]


WAYS = {
    (Status.AUTHORIZED, "disable"): Status.DISABLED,
    (Status.DISABLED, "enable"): Status.AUTHORIZED,
    (Status.AUTHORIZED, "unbind"): Status.UNBOUND,
    (Status.DISABLED, "unbind"): Status.UNBOUND,
    (Status.AUTHORIZED, "delete"): Status.DELETED,
    (Status.DISABLED, "delete"): Status.DELETED,
    (Status.UNBOUND, "delete"): Status.DELETED,
}


@pytest.mark.proves("S2-15")
@pytest.mark.parametrize(("status", "step"), product(Status, FLOW.labels))
def test_every_step_from_every_state(status, step):
    def taken(actor, owner=False):
        account = SimpleNamespace(status=status, owner=owner)
        try:
            moment = read("2024-01-01T10:00:00+08:00")
            return FLOW.take(actor, account, step, moment, RuleBook()).target
        except Refusal as no:
            return no.code

    target = WAYS.get((status, step))
    assert taken(OWNER) == taken(referee()) == (target or "out_of_turn")
    assert taken(merchant("clerk", VIEW)) == "no_permission"
    assert taken(OWNER, owner=True) == ("owner_stays" if target else "out_of_turn")


def test_patterns_take_in_the_modules_that_come_later(world):
    declared = world.store.registry.declared
    everything = rules.granted(["*"], True, Party.MERCHANT, declared)
    assert {"staff.view", "shop.edit", "audit.view"} <= everything
    assert "staff.manage" not in everything, "what only an owner may do is part of no post"
    shop = rules.granted(["shop.*"], True, Party.MERCHANT, declared)
    assert shop == {"shop.view", "shop.edit", "shop.quote"}
