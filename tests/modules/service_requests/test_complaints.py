"""What reaches the platform by itself: buyers who complain, and signs of passive handling."""

import pytest
from doors import open_face
from modules.orders.scene import SELLER
from modules.service_requests.scene import CLERK, PHOTO, READER, REFEREE, SNAP
from msgspec.structs import replace
from world import buyer as buyer_of

from roost.kernel.pure.refusal import Conflict, Forbidden, NotFound
from roost.modules.evidence import facade as evidence
from roost.modules.service_requests.commands import raising, watching
from roost.modules.service_requests.commands.raising import Complain
from roost.modules.service_requests.commands.watching import Decide
from roost.modules.service_requests.queries import desk as lists
from roost.modules.service_requests.rules import passive
from roost.modules.service_requests.rules.kinds import Draft
from roost.modules.service_requests.rules.passive import Said, Sign

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


# A buyer turns to the platform.


def complain(desk, order="", **more):
    body = Complain(order or desk.order, "shipping", "一直没有发货", **more)
    return desk.world.does(desk.buyer, raising.complain, body)


@pytest.mark.proves("S1-37")
def test_a_complaint_becomes_a_request_or_is_dropped_with_a_reason(desk, face):
    second = desk.paid()
    with face("buyer") as phone:
        body = {"order_id": desk.order, "type": "shipping", "said": "没有发货", "files": [SNAP]}
        told = phone.post("/b/api/service_requests/complaints", body)
        assert told.status_code == 201, told.text
        twice = phone.post("/b/api/service_requests/complaints", body | {"files": []})
        assert (twice.status_code, twice.json()["code"]) == (409, "complaint_waiting")
    other = complain(desk, second)
    with face("platform") as console:
        waiting = console.get(f"{BASE}/complaints").json()
        assert [c["id"] for c in waiting["items"]] == [told.json()["id"], other.id]
        assert waiting["counts"] == {"waiting": 2}
        assert waiting["items"][0]["file_urls"][SNAP]["url"].startswith("/p/api/files/")
        body = body_of(desk, complaint_id=told.json()["id"])
        wrong = console.post(f"{BASE}/", body | {"order_id": second})
        assert wrong.json()["code"] == "other_order"
        made = console.post(f"{BASE}/", body).json()
        assert made["request"]["complaint"]["said"] == "没有发货"
        again = console.post(f"{BASE}/", body)
        assert (again.status_code, again.json()["code"]) == (409, "decided_already")
        unsaid = console.post(f"{BASE}/complaints/{other.id}/drop", {"note": ""})
        assert unsaid.status_code == 422
        console.post(f"{BASE}/complaints/{other.id}/drop", {"note": "尚在承诺发货时间内"})
        states = console.get(f"{BASE}/").json()["counts"]
        assert (states["complaints"], states["pending"]) == (0, 1)
    with face("buyer") as phone:
        mine = phone.get("/b/api/service_requests/").json()
        assert {c["id"]: c["state"] for c in mine["complaints"]} == {
            told.json()["id"]: "taken",
            other.id: "dropped",
        }
        assert mine["items"][0]["id"] == made["id"]
    assert "尚在承诺发货时间内" in desk.heard()[-1]


def test_a_complaint_is_about_an_order_of_ones_own(desk):
    stranger = replace(buyer_of("nobody"), profile="douyin")
    body = Complain(desk.order, "shipping", "x")
    with pytest.raises(NotFound):
        desk.world.does(stranger, raising.complain, body)
    with pytest.raises(Forbidden):
        desk.world.does(SELLER, raising.complain, body)


def test_many_clicks_make_one_complaint(desk):
    def once():
        try:
            return complain(desk).id
        except Conflict as no:
            return no.code

    outcomes = [once() for _ in range(50)]
    assert outcomes.count("complaint_waiting") == 49


# Passive handling is only proposed.


def drafts(desk, state=Draft.DRAFT):
    page = desk.world.sees(REFEREE, lists.passive_page, state).page
    return [(p.request_id, p.kind) for p in page.items]


@pytest.mark.proves("S0-22")
def test_a_timeout_leaves_a_draft_that_waits_for_a_person(desk):
    request = desk.send(2)
    desk.world.wait(hours=2, seconds=1)
    assert desk.read(request).status == "platform_review"
    assert drafts(desk) == [(request, "no_reply")]
    assert not desk.read(request).passive
    desk.drive_back(request, 2)
    desk.world.wait(hours=2, seconds=1)
    assert drafts(desk) == [(request, "no_reply")] * 2
    replied = desk.send(2)
    desk.reply(replied, resolved=False)
    desk.drive_back(replied, 2)
    desk.world.wait(hours=14)
    assert (replied, "timeout") in drafts(desk)


@pytest.mark.proves("S0-22")
def test_a_person_of_the_platform_confirms_or_drops(desk, face):
    request = desk.send(2)
    desk.reply(request, resolved=True)
    other = desk.send(2)
    desk.world.wait(hours=2, seconds=1)
    with face("platform") as console:
        page = console.get(f"{BASE}/passive").json()
        kinds = {(p["request_id"], p["kind"]): p for p in page["items"]}
        assert set(kinds) == {(request, "empty_reply"), (other, "no_reply")}
        assert page["counts"] == {"draft": 2}
        drop = kinds[request, "empty_reply"]["id"]
        confirm = kinds[other, "no_reply"]["id"]
        assert console.post(f"{BASE}/passive/{drop}/drop", {"note": "已电话沟通"}).json()[
            "decided_by"
        ]
        console.post(f"{BASE}/passive/{confirm}/confirm", {"note": "超时"})
        twice = console.post(f"{BASE}/passive/{confirm}/confirm", {"note": ""})
        assert (twice.status_code, twice.json()["code"]) == (409, "decided_already")
        assert console.get(f"{BASE}/passive").json()["items"] == []
        assert console.get(f"{BASE}/{other}").json()["passives"][0]["state"] == "confirmed"
    assert (desk.read(other).passive, desk.read(request).passive) == (True, False)
    assert [s for s, _ in desk.told(other)][-1] == "passive"
    for who in (CLERK, READER, SELLER):
        with pytest.raises(Forbidden):
            desk.world.does(who, watching.confirm, confirm, Decide())


SIGNS = tuple(Sign)


@pytest.mark.parametrize(
    ("said", "before", "found"),
    [
        (Said("已补发", 0, False), [], []),
        (Said("。。", 0, False), [], ["empty_reply"]),
        (Said("", 1, False), [], []),
        (Said("已退款", 0, True), [], ["agreed_without_proof"]),
        (Said("请耐心等待!", 0, False), ["请耐心等待。"], ["repeated_text"]),
        (Said("请耐心等待", 0, False), ["已为您退款"], []),
        (Said("", 0, True), [""], ["empty_reply", "agreed_without_proof"]),
    ],
)
def test_the_signs_of_passive_handling(said, before, found):
    assert [str(sign) for sign in passive.of_reply(SIGNS, said, before)] == found
    assert passive.of_reply((), said, before) == []


def test_the_same_answer_twice_is_a_sign(desk):
    request = desk.send()
    desk.reply(request, resolved=False, text="请耐心等待")
    desk.drive_back(request)
    desk.reply(request, resolved=False, text="请耐心等待!!")
    assert drafts(desk) == [(request, "repeated_text")]


def test_what_is_watched_for_is_a_rule_with_a_date(desk):
    desk.rule("passive_kinds", {"signs": ["timeout"]})
    request = desk.send(2)
    desk.world.wait(hours=2, seconds=1)
    assert drafts(desk) == [(request, "timeout")]


@pytest.mark.proves("S1-39")
def test_the_material_of_an_answer_hangs_on_the_order(desk):
    request = desk.send()
    desk.reply(request, agreed=True, text="已退款", files=(PHOTO,))
    [item] = desk.world.sees(SELLER, evidence.of_order, desk.order)
    assert (item.module, item.thing, item.kind) == ("service_requests", request, "reply")
