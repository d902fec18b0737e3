"""How a new installation gets its first shop."""

import pytest
from doors import FIRST_RUN, OWNER_PHONE, PASSWORD, found_a_shop, log_in, open_face

from roost.kernel.data.store import NOBODY
from roost.kernel.pure.profile import Profile
from roost.modules.shop import facade


@pytest.fixture
def door(world):
    """Before anybody is there."""
    with open_face(world) as client:
        yield client


def test_a_new_house_asks_for_its_first_shop_and_then_no_more(door):
    assert door.get("/api/shop/first_run").json() == {"needed": True}
    found_a_shop(door)
    assert door.get("/api/shop/first_run").json() == {"needed": False}
    again = door.post("/api/shop/first_run", FIRST_RUN | {"phone": "13800000002"})
    assert (again.status_code, again.json()["code"]) == (409, "already_founded")


@pytest.mark.proves("S2-01")
def test_the_owner_logs_in_with_account_and_password(door):
    me = found_a_shop(door)
    assert me["owner"] and me["shop"]["name"] == "归巢小店"
    assert me["phone_masked"] == "138****0001"
    assert door.get("/api/staff/me").json()["id"] == me["id"]
    assert "staff.manage" in me["grants"]
    assert "staff" in [e["module"] for g in me["nav"] for e in g["entries"]]


def test_the_first_owner_is_also_the_head_of_the_platform(world, door):
    found_a_shop(door)
    with open_face(world, "platform") as platform:
        assert log_in(platform, OWNER_PHONE, PASSWORD)["shop"]["id"] == "platform"


def test_a_short_password_is_refused_with_its_field(door):
    refused = door.post("/api/shop/first_run", FIRST_RUN | {"password": "1234567"})
    assert refused.status_code == 422
    assert refused.json()["errors"] == [{"pointer": "/password", "code": "bad_password"}]


def test_a_further_shop_has_an_owner_a_code_and_posts_of_its_own(world, door):
    found_a_shop(door)
    made = world.does(NOBODY, facade.add, "二店", Profile.TMALL, "二店主", "13800000002", "hash")
    assert world.sees(NOBODY, facade.by_code, made.code) == made.id
    assert world.sees(NOBODY, facade.by_code, "default") is None, "there is more than one"
    assert world.sees(NOBODY, facade.by_code, "nowhere") is None


def test_the_only_shop_is_found_without_its_code(world, door):
    me = found_a_shop(door)
    assert world.sees(NOBODY, facade.by_code, "default") == me["shop"]["id"]
