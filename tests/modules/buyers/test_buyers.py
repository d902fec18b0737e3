"""How a visitor comes in, and stays the same buyer."""

import re
from base64 import urlsafe_b64encode

import pytest
from doors import found_a_shop, open_face
from msgspec import json
from world import OWNER, merchant

from roost.kernel.data import appkeys, outbox
from roost.kernel.data.store import NOBODY
from roost.modules.buyers import commands, facade
from roost.modules.buyers.models import Buyer
from roost.modules.shop import facade as facade_of_shop
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


def last_code(world) -> str:
    """What the development inbox shows."""
    (_, _, _, text), *_ = world.sees(OWNER, outbox.recent)
    return re.search(r"\d{6}", text).group()


def bind(world, client, phone="138 1111 2222"):
    asked = client.post("/b/api/buyers/codes", {"phone": phone})
    assert asked.status_code == 200, asked.text
    return client.post("/b/api/buyers/bind", {"phone": phone, "code": last_code(world)})


def test_a_proved_phone_is_the_buyers_and_shown_masked(world, shop_code, phone):
    guest = phone.post("/b/api/buyers/enter", {"shop_code": shop_code}).json()
    before = dict(phone.http.cookies)
    bound = bind(world, phone).json()
    assert (bound["id"], bound["guest"], bound["phone_masked"]) == (
        guest["id"],
        False,
        "138****2222",
    )
    assert dict(phone.http.cookies) != before


def test_two_guests_with_one_phone_are_one_buyer(world, shop_code, phone):
    first = phone.post("/b/api/buyers/enter", {"shop_code": shop_code}).json()
    bind(world, phone)
    with open_face(world, "buyer") as other:
        second = other.post("/b/api/buyers/enter", {"shop_code": shop_code}).json()
        assert second["id"] != first["id"]
        world.real_time_passes(minutes=2)
        assert bind(world, other, "+86 13811112222").json()["id"] == first["id"]
        assert other.get("/b/api/buyers/me").json()["id"] == first["id"]
    assert phone.get("/b/api/buyers/me").json()["id"] == first["id"]


def test_a_wrong_code_proves_nothing(world, shop_code, phone):
    phone.post("/b/api/buyers/enter", {"shop_code": shop_code})
    phone.post("/b/api/buyers/codes", {"phone": "13811112222"})
    wrong = "000000" if last_code(world) != "000000" else "000001"
    refused = phone.post("/b/api/buyers/bind", {"phone": "13811112222", "code": wrong})
    assert (refused.status_code, refused.json()["code"]) == (422, "wrong_code")
    assert phone.get("/b/api/buyers/me").json()["guest"]


def test_a_code_is_good_only_for_who_asked_for_it(world, shop_code, phone):
    phone.post("/b/api/buyers/enter", {"shop_code": shop_code})
    phone.post("/b/api/buyers/codes", {"phone": "13811112222"})
    stolen = {"phone": "13811112222", "code": last_code(world)}
    with open_face(world, "buyer") as thief:
        assert thief.post("/b/api/buyers/bind", stolen).status_code == 401
        thief.post("/b/api/buyers/enter", {"shop_code": shop_code})
        assert thief.post("/b/api/buyers/bind", stolen).status_code == 422
    assert phone.post("/b/api/buyers/bind", stolen).status_code == 200


def test_nobodys_phone_lies_in_the_clear(world, shop_code, phone):
    phone.post("/b/api/buyers/enter", {"shop_code": shop_code})
    bind(world, phone, "13811112222")
    folder = world.store.path.parent
    assert all(b"13811112222" not in f.read_bytes() for f in folder.glob("roost.db*"))


@pytest.fixture
def app(world, shop_code):
    """The shop's own app: it vouches for its users."""
    shop_id = world.sees(NOBODY, lambda look: facade_of_shop.by_code(look, shop_code))
    key = world.does(merchant("owner", shop=shop_id, owner=True), appkeys.make, "app")

    def vouch(ago=0, secret=key.secret, **known):
        known = {"at": int(world.real.timestamp()) - ago, **known}
        payload = urlsafe_b64encode(json.encode(known))
        return f"{key.id}.{payload.decode()}.{appkeys.signature(secret, payload)}"

    return vouch


def hand_over(client, shop_code, token):
    return client.post("/b/api/buyers/hand_over", {"shop_code": shop_code, "token": token})


def test_the_shops_own_app_hands_its_user_over(shop_code, phone, app):
    guest = phone.post("/b/api/buyers/enter", {"shop_code": shop_code}).json()
    told = {"id": "u1", "name": "小王", "phone": "13811112222"}
    me = hand_over(phone, shop_code, app(**told)).json()
    assert (me["id"], me["name"], me["guest"]) == (guest["id"], "小王", False)
    assert me["phone_masked"] == "138****2222"


def test_the_same_user_on_another_phone_is_the_same_buyer(world, shop_code, phone, app):
    first = hand_over(phone, shop_code, app(id="u1", name="小王")).json()
    with open_face(world, "buyer") as other:
        other.post("/b/api/buyers/enter", {"shop_code": shop_code})
        assert hand_over(other, shop_code, app(id="u1", name="小王")).json()["id"] == first["id"]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"ago": 301}, "stale_token"),
        ({"ago": -301}, "stale_token"),
        ({"secret": "x"}, "bad_token"),
    ],
)
def test_a_token_is_fresh_and_genuine_or_no_token(shop_code, phone, app, wrong, code):
    refused = hand_over(phone, shop_code, app(id="u1", **wrong))
    assert (refused.status_code, refused.json()["code"]) == (401, code)


@pytest.mark.parametrize("token", ["", "..", "rk_1.e30.00", "x" * 3000])
def test_nonsense_is_no_token(shop_code, phone, token):
    assert hand_over(phone, shop_code, token).status_code == 401
