"""How a visitor comes in, and stays the same buyer."""

import pytest
from doors import found_a_shop, open_face
from world import OWNER

from roost.modules.buyers import commands, facade
from roost.modules.buyers.models import Buyer
from roost.modules.shop.models import Shop


@pytest.fixture
def shop_code(world):
    with open_face(world) as desk:
        shop_id = found_a_shop(desk)["shop"]["id"]

    def code(look):
        look.narrow(shop_id)
        return look.session.get(Shop, shop_id).code

    return world.sees(OWNER, code)


@pytest.fixture
def phone(world):
    with open_face(world, "buyer") as client:
        yield client


@pytest.mark.proves("S3-35")
def test_the_code_of_the_shop_opens_a_session_at_once(shop_code, phone):
    assert phone.get("/b/api/buyers/me").status_code == 401
    entered = phone.post("/b/api/buyers/enter", {"shop_code": shop_code})
    assert entered.status_code == 200, entered.text
    me = entered.json()
    assert me["guest"] and me["name"].startswith("访客") and len(me["name"]) == 6
    assert me["shop"]["name"] == "归巢小店"
    assert phone.get("/b/api/buyers/me").json()["id"] == me["id"]


def test_who_enters_again_stays_who_they_are(shop_code, phone):
    first = phone.post("/b/api/buyers/enter", {"shop_code": shop_code}).json()
    again = phone.post("/b/api/buyers/enter", {"shop_code": shop_code}).json()
    assert again["id"] == first["id"]


def test_an_unknown_code_opens_nothing(shop_code, phone):
    refused = phone.post("/b/api/buyers/enter", {"shop_code": "nowhere"})
    assert (refused.status_code, refused.json()["code"]) == (404, "no_shop")


def test_a_merged_buyer_answers_as_the_one_who_goes_on(world):
    old, new = (world.does(OWNER, facade.guest) for _ in range(2))
    world.does(OWNER, lambda w: commands.merge(w, w.get(Buyer, old), w.get(Buyer, new)))
    assert world.sees(OWNER, facade.card, old).id == new
    assert world.sees(OWNER, facade.cards, [old, new])[old].id == new
