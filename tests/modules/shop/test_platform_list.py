"""The platform sees every shop of the house, and only the platform does."""

import pytest
from doors import OWNER_PHONE, log_in, open_face
from world import merchant

from roost.kernel.data.store import NOBODY
from roost.kernel.pure.profile import Profile
from roost.kernel.pure.refusal import Forbidden
from roost.modules.shop import facade


@pytest.fixture
def console(world, desk):
    """The head of the first shop is the head of the platform."""
    world.does(NOBODY, facade.add, "二店%", Profile.TMALL, "二店主", "13800000002", "hash")
    with open_face(world, "platform") as client:
        log_in(client, OWNER_PHONE)
        yield client


def names(console, **asked):
    return [row["name"] for row in console.get("/p/api/shop/", **asked).json()["items"]]


def test_every_shop_is_listed_but_not_the_platforms_own_tenant(console):
    assert names(console) == ["二店%", "归巢小店"]
    row = console.get("/p/api/shop/", name="归巢").json()["items"][0]
    assert row["profile"] == {"code": "douyin", "label_zh": "抖店", "label_en": "Douyin"}
    assert (row["opens"], row["closes"]) == ("09:00", "22:00")
    assert names(console, code=row["code"]) == ["归巢小店"]
    assert names(console, name="%") == ["二店%"], "what was typed is no pattern"


def test_the_list_turns_its_pages(console):
    first = console.get("/p/api/shop/", limit=1).json()
    assert [row["name"] for row in first["items"]] == ["二店%"]
    assert names(console, limit=1, cursor=first["next"]) == ["归巢小店"]


def test_the_console_names_the_page_and_leads_to_it(console):
    nav = console.get("/p/api/staff/me").json()["nav"]
    assert "shop" in [entry["module"] for group in nav for entry in group["entries"]]


def test_a_shop_does_not_see_the_others(world, console):
    with pytest.raises(Forbidden, match="不能跨店铺查看"):
        world.sees(merchant("x"), facade.names, ["platform"])
