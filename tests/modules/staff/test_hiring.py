"""A sub-account from the form to the first login, and out again."""

import pytest
from doors import found_a_shop, last_code, last_message
from litestar.exceptions import WebSocketDisconnect
from modules.staff.conftest import PHONE
from world import merchant

from roost.modules.staff import facade
from roost.modules.staff.content import BY_PROFILE

OWNER_ONLY = "只有主账号可以新建和修改子账号与岗位"


@pytest.mark.proves("S2-08", "S2-10", "S2-16", "S2-17", "S2-18")
def test_a_new_account_is_authorised_once_its_phone_is_proved(office):
    post = office.post("shop.view", name="仓库")
    assert office.invite().json() == {"message": "验证码已发送"}
    assert last_message(office.world)[0] == PHONE
    made = office.hire(post_id=post["id"], name="小林", im_access=False)
    assert made.status_code == 201
    shown = office.desk.get("/api/staff/people").json()
    [newcomer] = [p for p in shown["items"] if not p["owner"]]
    assert (newcomer["status_zh"], newcomer["name"]) == ("已授权", "小林")
    assert (newcomer["post"]["name"], newcomer["im_access"]) == ("仓库", False)
    assert newcomer["phone_masked"] == "139****0001"
    assert shown["counts"] == {"authorized": 2}


@pytest.mark.proves("S2-07")
def test_only_the_owner_makes_accounts_and_posts(office, browser_of):
    chief = office.hired(post_id=office.posts()["客服主管"]["id"])
    desk = browser_of()
    assert "staff.view" in office.come_in(desk)["grants"]
    form = {"phone": PHONE, "code": "1", "name": "a", "post_id": "b", "im_access": True}
    tries = [
        desk.post("/api/staff/people/codes", {"phone": "13900000002"}),
        desk.post("/api/staff/people", form),
        desk.post("/api/staff/posts", {"name": "新岗位", "grants": []}),
        desk.post(f"/api/staff/people/{chief['id']}/unbind", {}),
    ]
    assert [(t.status_code, t.json()["detail"]) for t in tries] == [(403, OWNER_ONLY)] * 4


@pytest.mark.proves("S2-08")
def test_without_a_post_nobody_is_hired_and_the_code_is_not_used_up(office):
    office.invite()
    refused = office.hire(post_id="0" * 32)
    assert (refused.status_code, refused.json()["detail"]) == (422, "请选择岗位")
    assert office.hire().status_code == 201


@pytest.mark.proves("S2-11", "S2-12", "S2-13", "S2-14")
def test_the_three_sentences_of_a_phone_that_is_taken(office, world, rival):
    office.hired()
    at_once = office.invite()
    assert (at_once.status_code, at_once.json()["detail"]) == (409, "该手机号已绑定至此店铺")
    for phone, sentence in (
        (rival.phone, "该手机号已成为店铺主账号,请更换其他手机号"),
        (rival.clerk, "该手机号已绑定至其他店铺,需要先解绑该手机号或更换其他手机号"),
        ("13800000001", "该手机号已成为店铺主账号,请更换其他手机号"),
    ):
        assert office.invite(phone).status_code == 200
        refused = office.hire(phone)
        assert (refused.status_code, refused.json()["detail"]) == (409, sentence)
        assert office.hire(phone).json()["code"] == "used", "the code is spent all the same"


@pytest.mark.proves("S2-11", "S2-15")
def test_an_unbound_phone_can_be_bound_again_with_a_new_code(office, world):
    first = office.hired()
    assert office.desk.post(f"/api/staff/people/{first['id']}/unbind", {}).status_code == 200
    spent = last_code(world)
    assert office.hire(code=spent).status_code == 422
    world.real_time_passes(minutes=1)
    again = office.hired()
    assert again["id"] != first["id"]
    kept = office.desk.get("/api/staff/people", status="unbound").json()["items"]
    assert [(p["name"], p["phone_masked"]) for p in kept] == [("小林", "")]


@pytest.mark.proves("S2-15")
def test_unbinding_ends_every_session_and_open_socket_at_once(office, browser_of):
    person = office.hired()
    desk = browser_of()
    office.come_in(desk)
    with desk.socket() as socket:
        assert socket.receive_json()["t"] == "ready"
        office.desk.post(f"/api/staff/people/{person['id']}/unbind", {})
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive()
    assert closed.value.code == 4401
    assert desk.get("/api/staff/me").status_code == 401


@pytest.mark.proves("S2-15")
def test_who_has_left_keeps_the_name_in_what_was_done(office, world):
    person = office.hired()
    office.desk.post(f"/api/staff/people/{person['id']}/delete", {})
    here = merchant("x", shop=office.owner["shop"]["id"])
    left = world.sees(here, facade.person, person["id"])
    assert (left.name, left.active, left.im_access) == ("小林", False, False)
    assert [p["name"] for p in office.desk.get("/api/staff/people").json()["items"]] == ["店主"]


@pytest.mark.proves("S2-16", "S2-17")
def test_name_post_and_im_access_can_be_changed_later(office, browser_of):
    person = office.hired()
    desk = browser_of()
    office.come_in(desk)
    body = {"name": "林林", "im_access": True, "version": person["version"]}
    body["post_id"] = person["post"]["id"]
    renamed = office.desk.put(f"/api/staff/people/{person['id']}", body).json()
    assert renamed["name"] == "林林"
    assert desk.get("/api/staff/me").json()["name"] == "林林", "a name is no right"
    body |= {"im_access": False, "version": renamed["version"]}
    assert office.desk.put(f"/api/staff/people/{person['id']}", body).status_code == 200
    assert desk.get("/api/staff/me").status_code == 401
    stale = office.desk.put(f"/api/staff/people/{person['id']}", body)
    assert stale.status_code == 412


def test_the_owner_cannot_be_suspended_unbound_or_deleted(office):
    for step in ("disable", "unbind", "delete"):
        refused = office.desk.post(f"/api/staff/people/{office.owner['id']}/{step}", {})
        assert (refused.status_code, refused.json()["code"]) == (409, "owner_stays")


def test_who_is_suspended_is_told_so_only_with_the_right_code(office, world, browser_of):
    person = office.hired()
    office.desk.post(f"/api/staff/people/{person['id']}/disable", {})
    desk = browser_of()
    desk.post("/api/staff/codes", {"phone": PHONE})
    assert "没有账号" in last_message(world)[1]
    office.desk.post(f"/api/staff/people/{person['id']}/enable", {})
    world.real_time_passes(minutes=1)
    assert office.come_in(desk)["name"] == "小林"


@pytest.mark.proves("S4-16")
def test_a_shop_finds_three_posts_and_may_change_or_delete_them(office):
    posts = office.posts()
    assert set(posts) == {"售前客服", "售后客服", "客服主管"}
    form = {"name": "主管", "grants": ["shop.view"], "version": posts["客服主管"]["version"]}
    path = f"/api/staff/posts/{posts['客服主管']['id']}"
    assert office.desk.put(path, form).json()["grants"] == ["shop.view"]
    assert office.desk.delete(path).status_code == 204
    assert set(office.posts()) == {"售前客服", "售后客服"}


@pytest.mark.proves("S4-16")
def test_one_platforms_shops_find_five_more(world, browser_of):
    desk = browser_of()
    found_a_shop(desk, profile="pinduoduo")
    names = {p["name"] for p in desk.get("/api/staff/posts").json()["items"]}
    assert {p.name for p in BY_PROFILE["pinduoduo"]} < names
    assert len(names) == 8


def test_a_post_that_somebody_has_is_not_deleted(office):
    person = office.hired()
    refused = office.desk.delete(f"/api/staff/posts/{person['post']['id']}")
    assert (refused.status_code, refused.json()["params"]) == (409, {"count": 1})


@pytest.mark.proves("S2-09")
def test_the_tree_of_rights_is_the_navigation(office):
    tree = office.desk.get("/api/staff/permissions").json()
    nav = {e["module"]: e["label_zh"] for g in office.owner["nav"] for e in g["entries"]}
    named = {b["module"]: b["label_zh"] for b in tree}
    assert {m: label for m, label in nav.items() if m in named and named[m] != label} == {}
    assert {"audit", "shop", "staff"} <= nav.keys() & named.keys()
    offered = {t["code"] for b in tree for t in b["permissions"]}
    assert "staff.view" in offered and "staff.manage" not in offered
    refused = office.desk.post("/api/staff/posts", {"name": "店长", "grants": ["staff.manage"]})
    assert refused.json()["code"] == "unknown_permission"


@pytest.mark.proves("S2-09")
def test_a_module_that_the_post_does_not_have_is_not_in_the_navigation(office, browser_of):
    office.hired(post_id=office.post("audit.view", name="审计")["id"])
    me = office.come_in(browser_of())
    assert [e["module"] for g in me["nav"] for e in g["entries"]] == ["audit"]


@pytest.mark.proves("S2-09")
def test_a_change_of_a_post_reaches_its_people_at_once(office, browser_of):
    post = office.post("audit.view", name="审计")
    office.hired(post_id=post["id"])
    desk = browser_of()
    office.come_in(desk)
    form = {"name": "审计", "grants": ["audit.view"], "version": post["version"]}
    path = f"/api/staff/posts/{post['id']}"
    same = office.desk.put(path, form | {"description": "看日志"}).json()
    assert desk.get("/api/staff/me").status_code == 200, "the same rights, the same session"
    office.desk.put(path, form | {"grants": [], "version": same["version"]})
    assert desk.get("/api/staff/me").status_code == 401
