"""Return addresses: three fields that must be there, one default, checked against the divisions."""

import pytest
from world import merchant

from roost.modules.shop import facade, rules
from roost.modules.shop.content.divisions import below, districts

WEST_LAKE = "330106"
FORM = {
    "contact": "张三",
    "phone": "13700000001",
    "district": WEST_LAKE,
    "detail": "文三路 1 号",
}


@pytest.fixture
def add(desk):
    def post(**other):
        made = desk.post("/api/shop/addresses", FORM | other)
        assert made.status_code == 201, made.text
        return made.json()

    return post


def shown(desk):
    items = desk.get("/api/shop/addresses").json()["items"]
    return [(a["contact"], a["is_default"]) for a in items]


@pytest.mark.proves("S4-05")
def test_an_address_is_written_changed_and_removed(desk, add):
    made = add()
    assert made["region"] == "浙江省杭州市西湖区"
    path = f"/api/shop/addresses/{made['id']}"
    changed = desk.put(path, FORM | {"contact": "李四", "version": made["version"]}).json()
    assert changed["contact"] == "李四"
    assert desk.put(path, FORM | {"version": made["version"]}).status_code == 412
    assert desk.delete(path).status_code == 204
    assert shown(desk) == []


@pytest.mark.proves("S4-05")
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("contact", " "),
        ("phone", "12345"),
        ("phone", ""),
        ("detail", ""),
        ("district", "3301"),
        ("district", "999999"),
    ],
)
def test_a_field_that_is_missing_is_named(desk, field, value):
    refused = desk.post("/api/shop/addresses", FORM | {field: value})
    assert refused.status_code == 422
    assert refused.json()["errors"] == [{"pointer": f"/{field}", "code": f"address_{field}"}]


@pytest.mark.parametrize("phone", ["13700000001", "0571-88888888", "01088888888", "400-123-4567"])
def test_mobiles_and_landlines_can_be_called(phone):
    assert rules.missing("张三", phone, WEST_LAKE, "文三路") == []


@pytest.mark.proves("S4-05")
def test_there_is_always_one_default(desk, add):
    add(contact="一")
    second = add(contact="二")
    third = add(contact="三", is_default=True)
    assert shown(desk) == [("三", True), ("一", False), ("二", False)]
    desk.post(f"/api/shop/addresses/{second['id']}/default")
    assert shown(desk) == [("二", True), ("一", False), ("三", False)]
    desk.delete(f"/api/shop/addresses/{second['id']}")
    assert shown(desk) == [("一", True), ("三", False)]
    desk.delete(f"/api/shop/addresses/{third['id']}")
    assert shown(desk) == [("一", True)]


def test_others_ask_for_the_default_or_a_named_one(world, desk, add):
    shop_id = desk.get("/api/shop/").json()["id"]
    here = merchant("x", shop=shop_id)
    assert world.sees(here, facade.return_address) is None
    add(contact="一")
    second = add(contact="二")
    assert world.sees(here, facade.return_address).contact == "一"
    named = world.sees(here, facade.return_address, second["id"])
    assert (named.contact, named.region, named.complete) == ("二", "浙江省杭州市西湖区", True)
    elsewhere = merchant("y", shop="shop-2")
    assert world.sees(elsewhere, facade.return_address, second["id"]) is None


def test_divisions_are_read_level_by_level(desk):
    provinces = desk.get("/api/shop/divisions").json()
    assert provinces[0] == {"code": "11", "name": "北京市", "leaf": False}
    cities = desk.get("/api/shop/divisions", parent="33").json()
    assert cities[0] == {"code": "3301", "name": "杭州市", "leaf": False}
    districts_there = desk.get("/api/shop/divisions", parent="3301").json()
    assert {"code": WEST_LAKE, "name": "西湖区", "leaf": True} in districts_there
    assert desk.get("/api/shop/divisions", parent="99").status_code == 404


def test_every_district_is_found_from_the_top():
    for code, district in list(districts().items())[::97]:
        assert below(code) == (), district
    assert districts()["110101"].region == "北京市东城区"
