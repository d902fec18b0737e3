"""The platform sends a request; the shop never makes its own (S1-37)."""

import pytest
from modules.service_requests.scene import CLERK, PHOTO, REFEREE, SELLER
from world import OWNER, RIVAL, TEMP, at

from roost.kernel.data.clocks import running
from roost.kernel.pure.refusal import Forbidden, Invalid, NotFound, NotNow
from roost.modules.service_requests.commands import creating
from roost.modules.service_requests.rules.kinds import Level


@pytest.mark.proves("S0-21", "S1-13")
def test_a_person_of_the_platform_writes_down_what_the_buyer_wants(desk):
    request = desk.read(desk.send(demand="三天没有物流更新"))
    assert (request.status, request.cycle, request.demand) == ("pending", 1, "三天没有物流更新")
    assert request.order_id == desk.order
    assert request.buyer_id == desk.buyer.id
    assert desk.listed() == [request.id]
    assert [(kind, at_) for kind, _, at_ in desk.rung()] == [("start", at(1, 10))]


@pytest.mark.proves("S0-21")
@pytest.mark.parametrize("actor", [OWNER, CLERK, TEMP])
def test_a_shop_cannot_make_its_own(desk, actor):
    with pytest.raises(Forbidden):
        desk.send(by=actor)
    with pytest.raises(Forbidden):
        desk.send(by=desk.buyer)


@pytest.mark.proves("S0-23")
def test_outside_the_hours_it_is_refused_with_the_next_nine_oclock(desk_at):
    desk = desk_at(2, 3)
    with pytest.raises(NotNow, match="09:00") as no:
        desk.send()
    assert (no.value.code, no.value.opens_at) == ("closed_window", at(2, 9))


@pytest.mark.proves("S0-23")
def test_or_it_waits_for_nine_oclock_and_begins_there(desk_at):
    desk = desk_at(1, 21)
    request = desk.send(at_nine=True)
    assert desk.listed(tab="all") == []
    desk.world.wait_until(at(2, 8, 59, 59))
    assert desk.listed(tab="all") == []
    desk.world.wait_until(at(2, 9))
    sent = desk.read(request)
    assert (sent.created_at, sent.cycle_at, sent.due_at) == (at(2, 9), at(2, 9), at(3, 21))
    assert sent.created_by == "referee"


@pytest.mark.proves("S0-23")
def test_a_house_that_stood_still_all_day_sends_on_the_next_morning(desk_at):
    desk = desk_at(1, 21)
    request = desk.send(at_nine=True)
    desk.world.real_time_passes(hours=25)  # nobody rang all day: it is 22:00 again
    desk.world.wait()
    assert desk.listed(tab="all") == []
    desk.world.wait_until(at(3, 9))
    assert desk.read(request).created_at == at(3, 9)


@pytest.mark.proves("S0-26", "S0-27", "S0-28", "S0-29")
def test_every_request_shows_its_own_limit_and_due_instant(desk):
    general, urgent = desk.send(), desk.send(level=Level.URGENT)
    agreed = desk.send(5)
    found = {
        r: (desk.read(r).limit_s // 3600, desk.read(r).due_at) for r in (general, urgent, agreed)
    }
    assert found == {
        general: (24, at(3, 10)),
        urgent: (2, at(1, 12)),
        agreed: (5, at(1, 15)),
    }


@pytest.mark.proves("S0-28")
@pytest.mark.parametrize(("hours", "good"), [(1, False), (2, True), (168, True), (169, False)])
def test_agreed_hours_are_two_to_168(desk, hours, good):
    if good:
        assert desk.read(desk.send(hours)).limit_s == hours * 3600
        return
    with pytest.raises(Invalid) as no:
        desk.send(hours)
    assert (no.value.code, no.value.params) == ("bad_hours", {"least": 2, "most": 168})


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"type": "gossip"}, "bad_type"),
        ({"level": Level.URGENT, "type": "courier"}, "bad_level"),
        ({"demand": "  "}, "empty"),
        ({"level": Level.AGREED}, "bad_hours"),
        ({"files": (PHOTO,)}, "no_such_file"),
    ],
)
def test_what_makes_no_sense_is_refused(desk, more, code):
    with pytest.raises(Invalid) as no:
        desk.send(**more)
    assert no.value.code == code


def test_an_order_of_another_shop_is_not_there(desk):
    body = creating.Create("shop-2", desk.order, "shipping", Level.GENERAL, "请核实")
    with pytest.raises(NotFound):
        desk.world.does(REFEREE, creating.create, body)
    assert desk.listed(RIVAL, tab="all") == []


@pytest.mark.proves("S0-29")
def test_a_later_rule_never_moves_an_old_deadline(desk):
    before = desk.send()
    desk.world.wait(hours=1)
    desk.rule("clock", {"kind": "wall", "window": {"opens": "09:00:00", "closes": "21:00:00"}})
    after = desk.send()
    assert (desk.read(before).due_at, desk.clocks(before)["due_passed"]) == (at(3, 10), at(3, 10))
    assert desk.read(after).due_at == at(2, 11)
    desk.urge(before)
    assert desk.read(before).due_at == at(3, 10)
    clock = desk.world.sees(SELLER, running, "service_requests", after)[0]
    assert clock.edition == "service_requests.clock@2024-01-01"
