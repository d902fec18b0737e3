"""How a new installation gets its first shop."""

import pytest
from doors import FIRST_RUN, OWNER_PHONE, PASSWORD, found_a_shop, open_face


@pytest.fixture
def desk(world):
    with open_face(world) as client:
        yield client


def test_a_new_house_asks_for_its_first_shop_and_then_no_more(desk):
    assert desk.get("/api/shop/first_run").json() == {"needed": True}
    found_a_shop(desk)
    assert desk.get("/api/shop/first_run").json() == {"needed": False}
    again = desk.post("/api/shop/first_run", FIRST_RUN | {"phone": "13800000002"})
    assert (again.status_code, again.json()["code"]) == (409, "already_founded")


@pytest.mark.proves("S2-01")
def test_the_owner_logs_in_with_account_and_password(desk):
    me = found_a_shop(desk)
    assert me["owner"] and me["shop"]["name"] == "归巢小店"
    assert me["phone_masked"] == "138****0001"
    assert desk.get("/api/staff/me").json()["id"] == me["id"]
    assert "staff.manage" in me["grants"]
    assert "staff" in [e["module"] for g in me["nav"] for e in g["entries"]]


def test_the_first_owner_is_also_the_head_of_the_platform(world, desk):
    found_a_shop(desk)
    with open_face(world, "platform") as platform:
        login = platform.post("/p/api/staff/login", {"phone": OWNER_PHONE, "password": PASSWORD})
        assert login.json()["shop"]["id"] == "platform"


def test_a_short_password_is_refused_with_its_field(desk):
    refused = desk.post("/api/shop/first_run", FIRST_RUN | {"password": "1234567"})
    assert refused.status_code == 422
    assert refused.json()["errors"] == [{"pointer": "/password", "code": "bad_password"}]
