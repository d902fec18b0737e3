"""What a post opens and closes in the modules above: reception, orders, after-sales."""

import pytest
from doors import come_in, hire
from trust.operations import fitting, operations

PHONE = "13900000007"
NO_ORDERS = "该岗位无订单管理的权限,不允许操作订单按钮"
NO_AFTER_SALES = "该岗位无售后工作台的权限,不允许操作售后按钮"


def knock(desk, path):
    """With an order or case that is not there: the right is asked for first."""
    [door] = [o for o in operations(desk.http.app, "/api") if o.path == path]
    headers = {"Idempotency-Key": path}
    return desk.send(door.method, door.url, fitting(door.body), headers)


@pytest.fixture
def at_work(office, world, browser_of):
    """Somebody with just these rights, logged in."""

    def start(*grants, im_access=True):
        person = hire(world, office.desk, PHONE, *grants)
        if not im_access:
            form = {"name": "新人", "im_access": False, "version": person["version"]}
            form["post_id"] = person["post"]["id"]
            office.desk.put(f"/api/staff/people/{person['id']}", form)
        desk = browser_of()
        return desk, come_in(world, desk, PHONE)

    return start


def entries(me):
    return {e["module"] for g in me["nav"] for e in g["entries"]}


@pytest.mark.proves("S2-17", "S4-40")
def test_without_im_access_there_is_no_reception(at_work):
    desk, me = at_work("conversations.view", "conversations.reply", "orders.view", im_access=False)
    assert not me["im_access"]
    assert entries(me) == {"orders"}
    assert desk.get("/api/conversations").status_code == 403
    assert desk.post("/api/routing/me/presence", {"to": "online"}).status_code == 403


@pytest.mark.proves("S2-17", "S4-40")
def test_with_im_access_several_people_receive_together(at_work):
    desk, me = at_work("conversations.view", "conversations.reply")
    assert "conversations" in entries(me)
    assert desk.get("/api/conversations").status_code == 200


@pytest.mark.proves("S2-19", "S2-20", "S4-41")
def test_orders_are_opened_to_a_post_by_their_right(at_work):
    desk, _ = at_work("conversations.view", "conversations.reply", "orders.view")
    for step in ("confirm", "cancel"):
        refused = knock(desk, f"/api/orders/{{id:str}}/{step}")
        assert (refused.status_code, refused.json()["detail"]) == (403, NO_ORDERS)


@pytest.mark.proves("S2-19", "S2-21", "S4-41")
def test_after_sales_are_opened_to_a_post_by_their_right(at_work):
    desk, _ = at_work("conversations.view", "conversations.reply", "orders.manage")
    refused = knock(desk, "/api/after_sales/{case_id:str}/agree")
    assert (refused.status_code, refused.json()["detail"]) == (403, NO_AFTER_SALES)
    assert knock(desk, "/api/orders/{id:str}/confirm").status_code == 404


@pytest.mark.proves("S2-19", "S4-41")
def test_who_has_the_right_gets_past_the_door(at_work):
    desk, _ = at_work("after_sales.view", "after_sales.handle")
    assert knock(desk, "/api/after_sales/{case_id:str}/agree").status_code == 404
