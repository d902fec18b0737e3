"""Over the wire: the desk and the buyer's page work on one record."""

from datetime import datetime
from functools import partial

import pytest
from doors import open_face
from modules.service_requests.scene import CLERK, PHOTO, REFEREE
from sqlalchemy import event
from world import at

from roost.modules.service_requests.api import desk as api
from roost.modules.service_requests.manifest import MANIFEST
from roost.modules.service_requests.policies import HINTS
from roost.modules.service_requests.states import FLOW


@pytest.fixture
def face(desk, monkeypatch):
    """A browser of each side, whoever logs in there."""
    people = {"workbench": CLERK, "buyer": desk.buyer, "platform": REFEREE}
    monkeypatch.setattr("roost.kernel.web.desk.Desk.who", lambda d, _: people[d.door.face])
    return lambda name: open_face(desk.world, name)


@pytest.mark.proves("S0-30", "S1-14", "S1-22", "S1-25", "S1-28", "S1-32")
def test_the_desk_reads_and_answers_it(desk, face):
    earlier = desk.send()
    request = desk.send()
    with face("workbench") as shop:
        listed = shop.get("/api/service_requests/").json()
        assert [r["id"] for r in listed["items"]] == [earlier, request]
        assert listed["counts"]["pending"] == 2
        read = shop.get(f"/api/service_requests/{request}").json()
        assert read["clock"]["policy"] == "working_clock"
        assert datetime.fromisoformat(read["clock"]["strict_at"]) == at(2, 10)
        assert [s["running"] for s in read["clock"]["segments"]] == [True, False, True, False, True]
        assert [r["id"] for r in read["other_requests"]] == [earlier]
        assert read["order"]["order_no"] == read["order_no"]
        assert "自动发出" in read["remind"]["hint_zh"]
        assert "先与用户沟通好" in read["remind"]["hint_zh"]
        assert {s["name"] for s in read["steps"]} == {"reply"}
        path = f"/api/service_requests/{request}/reply"
        stale = shop.post(path, {"resolved": True, "version": 0})
        assert stale.status_code == 412
        body = {"resolved": True, "version": read["version"], "text": "已补发", "files": [PHOTO]}
        done = shop.post(path, body).json()
        assert (done["status"], done["reply"]["text"]) == ("awaiting_buyer", "已补发")
        assert done["file_urls"][PHOTO]["url"].startswith(f"/api/files/{PHOTO}?shop=")
        early = shop.post(f"/api/service_requests/{request}/remind", {})
        assert (early.status_code, early.json()["code"]) == (409, "reminded_lately")
        assert datetime.fromisoformat(early.json()["opens_at"]) == at(1, 11, 0, 1)
        order = shop.get(f"/api/service_requests/of_order/{desk.order}").json()
        assert [r["id"] for r in order["items"]] == [request, earlier]


@pytest.mark.proves("S1-15", "S1-17")
def test_the_buyer_follows_it_urges_and_answers(desk, face):
    request = desk.send()
    with face("buyer") as buyer:
        [mine] = buyer.get("/b/api/service_requests/").json()["items"]
        assert (mine["id"], mine["can_urge"], mine["survey"]) == (request, True, None)
        urged = buyer.post(f"/b/api/service_requests/{request}/urge").json()
        opens = datetime.fromisoformat(urged["urge_opens_at"])
        assert (urged["can_urge"], opens) == (False, at(1, 11))
        again = buyer.post(f"/b/api/service_requests/{request}/urge")
        assert again.json()["code"] == "urged_lately"
    desk.reply(request, text="内部备注")
    with face("buyer") as buyer:
        seen = buyer.get(f"/b/api/service_requests/{request}").json()
        assert [p["zh"] for p in seen["course"]] == [
            "平台已联系商家处理",
            "您催促了商家",
            "商家回复:已解决您的问题",
            "请评价处理结果",
        ]
        assert "内部备注" not in str(seen)
        body = {"satisfied": True, "said": "谢谢"}
        done = buyer.post(f"/b/api/service_requests/{request}/answer", body).json()
        assert (done["status"], done["survey"]["answer"]) == ("closed", "satisfied")
    assert desk.read(request).closed_at == at(1, 10)


@pytest.mark.proves("S1-27")
def test_what_lies_with_the_platform_can_still_be_read(desk, face):
    request = desk.send(demand="三天没有物流更新")
    desk.reply(request, resolved=False, text="快递说在找")
    with face("workbench") as shop:
        listed = shop.get("/api/service_requests/", tab="platform_review").json()
        read = shop.get(f"/api/service_requests/{listed['items'][0]['id']}").json()
    assert (read["demand"], read["review"]) == ("三天没有物流更新", "unresolved")
    assert (read["reply"]["text"], read["reply"]["reason"]) == ("快递说在找", "unreachable")
    assert read["steps"] == []
    assert [e["step"] for e in read["history"]] == ["start", "reply"]


@pytest.mark.proves("S0-30")
def test_the_entry_stands_under_after_sales():
    assert MANIFEST.nav.group == "after_sales"
    assert MANIFEST.nav.label_zh == "服务请求"


@pytest.mark.proves("S1-32")
def test_the_hint_beside_the_reminder_is_edited_and_its_first_edition_kept(desk, face):
    request = desk.send()
    desk.rule("hints", {"remind_zh": "先打电话", "remind_en": "Call first"})
    with face("workbench") as shop:
        read = shop.get(f"/api/service_requests/{request}").json()
    assert read["remind"]["hint_zh"] == "先打电话"
    first, *_ = HINTS.built_in
    assert "自动发出" in first.rule.remind_zh
    assert "先与用户沟通好" in first.rule.remind_zh


def test_a_buyer_with_many_requests_costs_three_statements(desk, face):
    for _ in range(5):
        desk.send()
    said = []
    listen = partial(event.listen, desk.world.store._reading, "before_cursor_execute")
    listen(lambda _c, _k, statement, *_: said.append(statement))
    with face("buyer") as buyer:
        assert len(buyer.get("/b/api/service_requests/").json()["items"]) == 5
    assert len([s for s in said if s.startswith("SELECT")]) <= 3, said


def test_the_words_for_forms_are_the_rules_own(desk, face):
    with face("workbench") as shop:
        words = shop.get("/api/service_requests/choices").json()
    assert len([t for t in words["types"] if t["level"] == "general"]) == 9
    assert len([t for t in words["types"] if t["level"] == "urgent"]) == 2
    assert [r["label_zh"] for r in words["reasons"]] == ["未协商一致", "联系不到用户", "其他"]
    assert [(x["code"], x["hours"]) for x in words["levels"]] == [
        ("general", 24),
        ("urgent", 2),
        ("agreed", None),
    ]


@pytest.mark.proves("S1-41")
def test_every_step_of_the_shop_has_a_route_and_none_takes_a_request_back():
    paths = {p for r in api.ROUTES for p in r.paths}
    names = {s.name for s in FLOW.steps if "merchant" in s.by}
    assert {f"/{{request_id:str}}/{name}" for name in names} <= paths
    assert not any(word in p for p in paths for word in ("withdraw", "revoke", "cancel"))
