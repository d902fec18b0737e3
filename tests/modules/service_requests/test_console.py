"""The platform's console: a request is made of an order in any shop, judged, and settled."""

from datetime import datetime

import pytest
from doors import open_face
from modules.orders.scene import SELLER
from modules.service_requests.scene import CLERK, REFEREE
from world import RIVAL, TEMP, at, referee

from roost.kernel.pure.refusal import Conflict, Forbidden
from roost.modules.orders.models import Order
from roost.modules.orders.states import Status as OrderStatus
from roost.modules.service_requests.api import board
from roost.modules.service_requests.api import desk as api
from roost.modules.service_requests.commands import raising, ruling
from roost.modules.service_requests.commands.creating import Create
from roost.modules.service_requests.queries import desk as lists
from roost.modules.service_requests.rules.kinds import Level
from roost.modules.service_requests.states import FLOW

BASE = "/p/api/service_requests"


@pytest.fixture
def face(desk, monkeypatch):
    """A browser of each side, whoever logs in there."""
    people = {"workbench": CLERK, "buyer": desk.buyer, "platform": REFEREE}
    monkeypatch.setattr("roost.kernel.web.desk.Desk.who", lambda d, _: people[d.door.face])
    return lambda name: open_face(desk.world, name)


def body_of(desk, **more):
    base = {"shop_id": "shop-1", "order_id": desk.order, "type": "shipping", "level": "general"}
    return base | {"demand": "请核实物流"} | more


def put_elsewhere(desk, order_no: str) -> str:
    """An order of the same number in another shop."""

    def put(work):
        order = Order(
            shop_id=work.shop_id,
            id=work.new_id(),
            status=OrderStatus.SHIPPED,
            order_no=order_no,
            source="import",
            profile="douyin",
            buyer_id=None,
            placed_at=work.now,
            placed_goods_fen=1,
            goods_fen=1,
            lines_left=0,
        )
        work.session.add(order)
        return order.id

    return desk.world.does(RIVAL, put)


@pytest.mark.proves("S0-21", "S1-37")
def test_an_order_is_found_in_any_shop_and_the_request_is_made_in_its_own(desk, face):
    number = desk.card(desk.order).order_no
    other = put_elsewhere(desk, number)
    with face("platform") as console:
        found = console.get(f"{BASE}/orders", order_no=f" {number} ").json()["items"]
        assert {(f["shop_id"], f["order_id"]) for f in found} == {
            ("shop-1", desk.order),
            ("shop-2", other),
        }
        mine = next(f for f in found if f["shop_id"] == "shop-1")
        assert (mine["shop_name"], mine["title"]) == ("归巢小店", "手机壳 磨砂黑 A12")
        narrow = console.get(f"{BASE}/orders", order_no=number, shop_id="shop-2").json()["items"]
        assert [f["order_id"] for f in narrow] == [other]
        wrong = console.post(f"{BASE}/", body_of(desk, order_id=other))
        assert wrong.status_code == 404
        made = console.post(f"{BASE}/", body_of(desk)).json()
        assert (made["request"]["shop"]["id"], made["sends_at"]) == ("shop-1", None)
        assert made["request"]["demand"] == "请核实物流"
    assert desk.listed() == [made["id"]]
    assert desk.world.sees(RIVAL, lambda look: list(lists.complaints_of_buyer(look))) == []


@pytest.mark.proves("S1-37")
def test_no_shop_and_no_buyer_makes_a_request(desk):
    body = Create("shop-1", desk.order, "shipping", Level.GENERAL, "x")
    for who in (CLERK, SELLER, desk.buyer, TEMP, referee("after_sales.decide")):
        with pytest.raises(Forbidden):
            desk.world.does(who, raising.create, body)
    for ask in (lists.requests_page, lists.orders_by_number):
        with pytest.raises(Forbidden):
            desk.world.sees(SELLER, ask, "x")


@pytest.mark.proves("S0-23")
def test_in_the_evening_it_is_kept_for_the_next_nine(desk_at, monkeypatch):
    desk = desk_at(1, 20, 59, 59)
    monkeypatch.setattr("roost.kernel.web.desk.Desk.who", lambda *_: REFEREE)
    with open_face(desk.world, "platform") as console:
        assert console.post(f"{BASE}/", body_of(desk)).json()["sends_at"] is None
        desk.world.wait_until(at(1, 21))
        no = console.post(f"{BASE}/", body_of(desk))
        assert (no.status_code, no.json()["code"]) == (409, "closed_window")
        assert datetime.fromisoformat(no.json()["opens_at"]) == at(2, 9)
        kept = console.post(f"{BASE}/", body_of(desk, at_nine=True)).json()
        assert (kept["request"], datetime.fromisoformat(kept["sends_at"])) == (None, at(2, 9))
        [waiting] = console.get(f"{BASE}/outgoing").json()["items"]
        assert (waiting["id"], waiting["shop_name"]) == (kept["id"], "归巢小店")
        desk.world.wait_until(at(2, 9))
        assert console.get(f"{BASE}/outgoing").json()["items"] == []
        sent = console.get(f"{BASE}/{kept['id']}").json()
        assert datetime.fromisoformat(sent["created_at"]) == at(2, 9)


@pytest.mark.proves("S0-28")
def test_agreed_hours_are_whole_and_from_two_to_a_week(desk, face):
    with face("platform") as console:
        codes = {}
        for hours in (1, 2, 168, 169):
            body = body_of(desk, level="agreed", hours=hours)
            codes[hours] = console.post(f"{BASE}/", body).json().get("code")
        assert codes == {1: "bad_hours", 2: None, 168: None, 169: "bad_hours"}
        odd = console.post(f"{BASE}/", body_of(desk, level="agreed", hours=2.5))
        assert odd.status_code == 422


@pytest.mark.proves("S1-18", "S1-19", "S1-20")
def test_what_lies_with_the_platform_is_passed_sent_back_or_settled(desk, face):
    first, second, third = (desk.send() for _ in range(3))
    for request in (first, second, third):
        desk.reply(request, resolved=False)
    with face("platform") as console:
        queue = console.get(f"{BASE}/").json()
        assert [r["id"] for r in queue["items"]] == [first, second, third]
        assert queue["counts"]["platform_review"] == 3
        assert {r["shop_name"] for r in queue["items"]} == {"归巢小店"}
        [version] = {r["version"] for r in queue["items"]}
        seen = {"version": version}
        passed = console.post(f"{BASE}/{first}/approve", seen | {"note": "已解决"}).json()
        assert (passed["status"], passed["close_reason"]) == ("closed", "platform_approved")
        unsaid = console.post(f"{BASE}/{second}/send_back", seen | {"reason": " "})
        assert unsaid.status_code == 422
        asked = seen | {"reason": "请提供签收凭证", "hours": 4}
        back = console.post(f"{BASE}/{second}/send_back", asked).json()
        assert (back["status"], back["cycle"], back["limit_s"]) == ("pending", 2, 4 * 3600)
        money = seen | {"kind": "refund", "amount_fen": 500, "note": "核实退款"}
        unkeyed = console.post(f"{BASE}/{third}/act", money)
        assert (unkeyed.status_code, unkeyed.json()["code"]) == (400, "key_required")
        key = {"Idempotency-Key": "act-1"}
        done = console.post(f"{BASE}/{third}/act", money, **key)
        assert done.json() == console.post(f"{BASE}/{third}/act", money, **key).json()
        outcome = done.json()["outcome"]
        assert outcome == {"kind": "refund", "amount_fen": 500, "note": "核实退款"}
    assert desk.card(desk.order).refunded_fen == 500
    again = ruling.Direct(kind="compensate", amount_fen=100)
    with pytest.raises(Conflict):
        desk.world.does(REFEREE, ruling.act, third, again)


@pytest.mark.proves("S1-41")
def test_nobody_can_take_a_request_back(desk, face):
    words = ("withdraw", "cancel", "revoke", "delete")
    for door in (*api.ROUTES, *board.ROUTES):
        assert not any(word in path for word in words for path in door.paths)
    assert all(s.source != s.target or s.name in TOUCHES for s in FLOW.steps)
    assert [s for s in FLOW.steps if s.source == "closed"] == []
    request = desk.send()
    with face("workbench") as shop:
        assert shop.delete(f"/api/service_requests/{request}").status_code == 405


TOUCHES = {"urge", "remind", "strict_passed", "left_under"}
