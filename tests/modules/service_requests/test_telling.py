"""A connector tells of requests as its platform shows them."""

from datetime import timedelta

import pytest
from modules.orders.scene import SELLER
from modules.service_requests.scene import CLERK, REFEREE
from msgspec import convert
from world import at

from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.refusal import Forbidden, Invalid, NotFound
from roost.modules.service_requests import permissions, queries
from roost.modules.service_requests.commands import telling
from roost.modules.service_requests.commands.telling import Told, ToldReply
from roost.modules.service_requests.queries.desk import passive_page
from roost.modules.service_requests.queries.requests import replies

RIGHTS = frozenset({permissions.TELL.code, permissions.VIEW.code})
PROGRAM = Actor(Party.CONNECTOR, "erp", "shop-1", "erp", RIGHTS, profile="douyin")


def told(desk, **more):
    base = {
        "number": "DY7001",
        "order_no": desk.card(desk.order).order_no,
        "type": "shipping",
        "demand": "物流长时间未更新",
        "status": "pending",
        "created_at": desk.world.now,
        "deadline_at": desk.world.now + timedelta(hours=24),
    }
    return convert(base | more, Told)


def tell(desk, **more):
    return desk.world.does(PROGRAM, telling.tell, told(desk, **more)).id


@pytest.mark.proves("S0-29", "S0-24")
def test_its_own_deadline_stands_before_every_clock(desk):
    """Monday 10:00 with 24 h would be Wednesday 10:00 by our clock; the platform says Tuesday."""
    request = tell(desk)
    found = desk.read(request)
    assert (found.due_at, found.strict_at, found.source) == (at(2, 10), None, "connector")
    assert desk.clocks(request)["due_passed"] == at(2, 10)
    desk.rule("clock", {"kind": "wall", "window": {"opens": "09:00:00", "closes": "21:00:00"}})
    assert desk.read(request).due_at == at(2, 10)
    tell(desk, created_at=at(1, 10), deadline_at=at(2, 18))
    assert desk.read(request).due_at == at(2, 18)
    assert desk.clocks(request)["due_passed"] == at(2, 18)
    desk.world.wait_until(at(2, 18, 0, 1))
    assert desk.read(request).status == "platform_review"


@pytest.mark.proves("S0-21")
def test_told_twice_it_is_there_once_and_the_bell_rings_once(desk):
    first = tell(desk)
    history = desk.told(first)
    assert tell(desk) == first
    assert desk.told(first) == history
    assert [kind for kind, _, _ in desk.rung()] == ["adopt"]
    assert desk.rung()[0][1].startswith("新的服务单")
    assert desk.listed() == [first]


@pytest.mark.proves("S1-16")
def test_a_late_reply_is_kept_and_marked(desk):
    request = tell(desk, deadline_at=at(1, 12))
    desk.world.wait_until(at(1, 13))
    assert desk.read(request).status == "platform_review"
    said = [ToldReply(True, at(1, 12, 30), "已补发"), ToldReply(False, at(1, 11), "处理中")]
    status = {"status": "platform_review", "created_at": at(1, 10), "deadline_at": at(1, 12)}
    for _ in range(2):
        tell(desk, replies=tuple(said), **status)
    kept = desk.world.sees(SELLER, replies, request)
    assert [(r.text, r.late) for r in kept] == [("处理中", False), ("已补发", True)]
    assert desk.read(request).first_reply_at == at(1, 11)


def test_an_agreement_without_material_is_a_sign(desk):
    said = ToldReply(True, at(1, 10), "已退款", agreed=True)
    request = tell(desk, status="platform_review", replies=(said,))
    page = desk.world.sees(REFEREE, passive_page).page
    assert [(p.request_id, str(p.kind)) for p in page.items] == [(request, "agreed_without_proof")]


def test_what_is_over_is_known_and_rings_for_nobody(desk):
    since = at(1, 9, 30)
    request = tell(desk, status="closed", created_at=at(1, 8), since=since, deadline_at=None)
    found = desk.read(request)
    assert (found.closed_at, found.close_reason) == (since, "platform_approved")
    assert desk.clocks(request) == {}


def test_sent_back_elsewhere_it_begins_a_new_cycle(desk):
    request = tell(desk)
    desk.world.wait(hours=1)
    now = desk.world.now
    tell(desk, created_at=at(1, 10), cycle=2, since=now, deadline_at=now + timedelta(hours=6))
    found = desk.read(request)
    assert (found.cycle, found.cycle_at, found.due_at) == (2, at(1, 11), at(1, 17))
    assert desk.rung()[-1][1].startswith("服务单被平台驳回")


@pytest.mark.proves("S1-41")
def test_only_what_is_known_and_past_can_be_told(desk):
    ours = desk.read(desk.send()).number
    wrong = {
        "own_number": {"number": ours},
        "in_the_future": {"created_at": desk.world.now + timedelta(seconds=1)},
    }
    for code, more in wrong.items():
        with pytest.raises(Invalid) as no:
            tell(desk, **more)
        assert no.value.code == code
    with pytest.raises(NotFound) as missing:
        tell(desk, order_no="nowhere")
    assert missing.value.code == "no_such_order"
    with pytest.raises(Exception, match="withdrawn"):
        tell(desk, status="withdrawn")


def test_without_the_right_nothing_is_told(desk):
    blind = Actor(Party.CONNECTOR, "erp", "shop-1", "erp")
    for who in (blind, CLERK, REFEREE):
        with pytest.raises(Forbidden):
            desk.world.does(who, telling.tell, told(desk))
    tell(desk)
    assert len(desk.listed(PROGRAM)) == 1
    with pytest.raises(Forbidden):
        desk.world.sees(blind, queries.requests_page, queries.Filter())
