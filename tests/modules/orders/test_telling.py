"""A connector tells of orders as their platform has them now."""

from datetime import timedelta

import pytest
from kernel.test_signed import Program
from modules.orders.import_desk import actor, born_here, everything_left, found_a_shop, open_face
from msgspec import json
from world import RIVAL, at

from roost.kernel.data import appkeys

NUMBER = "7000000000000000001"
PATH = f"/open/v1/orders/by_number/{NUMBER}"
ORDER = {
    "status": "awaiting_shipment",
    "placed_at": "2024-01-01T10:00:00+08:00",
    "paid_at": "2024-01-01T10:01:00+08:00",
    "freight_fen": 600,
    "paid_fen": 13500,
    "receiver": {"name": "##abc##", "phone": "138****0000", "province": "浙江省", "city": "杭州市"},
    "lines": [
        {"title": "棉麻衬衫", "pieces": 1, "amount_fen": 10900, "product_no": "36001"},
        {"title": "挂面", "pieces": 2, "amount_fen": 2000, "line_no": "7000000000000000003"},
    ],
}
SENT = {
    "status": "shipped",
    "lines": [
        line
        | {
            "shipped_at": "2024-01-01T18:00:00+08:00",
            "carrier": "圆通速递",
            "waybill": "YT00000000000001",
        }
        for line in ORDER["lines"]
    ],
}


class Erp(Program):
    def put(self, path, told, **wrong):
        body = json.encode(told)
        headers = {
            "Authorization": self.header("PUT", path, body, **wrong),
            "Content-Type": "application/json",
        }
        return self.http.put(path, content=body, headers=headers)


@pytest.fixture
def desk(world):
    with open_face(world) as client:
        found_a_shop(client)
        yield client


@pytest.fixture
def owner(desk):
    return actor(desk)


@pytest.fixture
def erp(world, desk, owner):
    return Erp(world, desk.http, world.does(owner, appkeys.make, "ERP"))


def test_an_order_is_adopted_as_it_is_told(world, desk, erp, owner):
    told = erp.put(PATH, ORDER)
    assert told.status_code == 200, told.text
    order = told.json()
    assert (order["status"], order["source"], order["order_no"]) == (
        "awaiting_shipment",
        "open",
        NUMBER,
    )
    assert (order["payable_fen"], order["paid_fen"], order["freight_fen"]) == (13500, 13500, 600)
    assert sum(line["paid_fen"] for line in order["lines"]) == 12900
    assert order["receiver"] | {"name": "", "kind": "cipher"} == order["receiver"]
    left = world.sees(owner, everything_left)
    assert left["told"] == set() and left["clocks"] == [at(3, 10, 1)]


def test_told_again_it_is_the_same_and_told_further_it_moves(world, erp, owner):
    first = erp.put(PATH, ORDER).json()
    assert erp.put(PATH, ORDER).json() == first
    sent = erp.put(PATH, ORDER | SENT).json()
    assert (sent["id"], sent["status"], sent["lines"][0]["carrier"]) == (
        first["id"],
        "shipped",
        "yuantong",
    )
    assert world.sees(owner, everything_left)["clocks"] == [at(11, 18)]
    back = erp.put(PATH, ORDER)
    assert (back.status_code, back.json()["code"]) == (409, "order_newer_here")


def test_its_parcel_is_here_once_and_moves_by_scans(world, erp):
    erp.put(PATH, ORDER)
    erp.put(PATH, ORDER | SENT)
    erp.put(PATH, ORDER | SENT | {"memo": "加急"})
    scan = {"waybill": "YT00000000000001", "kind": "delivered", "at": "2024-01-01T19:00:00+08:00"}
    moved = erp.post("/open/v1/parcels/tracks", json.encode(scan))
    assert moved.status_code == 200, moved.text
    assert len(moved.json()["items"]) == 1
    order = erp.put(PATH, ORDER | SENT | {"memo": "加急"}).json()
    assert order["delivered_at"] is not None


def test_money_that_went_back_is_booked_once(desk, erp):
    erp.put(PATH, ORDER)
    for _ in range(2):
        order = erp.put(PATH, ORDER | {"status": "cancelled", "refunded_fen": 13500}).json()
    assert (order["status"], order["refunded_fen"], order["due_by"]) == ("cancelled", 13500, None)
    money = desk.get(f"/api/orders/{order['id']}").json()["money"]
    assert sum(m["amount_fen"] for m in money) == 0
    assert sum(m["amount_fen"] for m in money if m["kind"] == "payment") == 13500


def test_an_order_of_this_house_is_not_told_by_others(world, erp, owner):
    born_here(world, owner, NUMBER)
    no = erp.put(PATH, ORDER)
    assert (no.status_code, no.json()["code"]) == (409, "order_born_here")


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"status": "lost"}, 422),
        ({"lines": []}, 422),
        ({"lines": [ORDER["lines"][0] | {"pieces": 0}]}, 422),
        ({"lines": [ORDER["lines"][0] | {"line_no": "1"}] * 2}, 422),
        ({"paid_fen": -1}, 422),
        ({"paid_fen": 10**13}, 422),
        ({"placed_at": "2024-01-01T10:00:00"}, 422),
        ({"shop_id": "shop-2"}, 422),
    ],
)
def test_what_cannot_be_an_order_is_refused_with_its_reason(erp, wrong, status):
    assert erp.put(PATH, ORDER | wrong).status_code == status


def test_another_shops_key_tells_of_another_shops_orders(world, desk, erp):
    rival = Erp(world, desk.http, world.does(RIVAL, appkeys.make, "another"))
    mine = erp.put(PATH, ORDER).json()
    assert rival.get(f"/open/v1/orders/{mine['id']}").status_code == 404


def test_signatures_are_held_to_words_clock_and_once(world, erp):
    late = int((world.real - timedelta(minutes=6)).timestamp())
    assert erp.put(PATH, ORDER, timestamp=late).json()["code"] == "stale_timestamp"
    assert erp.put(PATH, ORDER, nonce="once-and-never-again").status_code == 200
    assert erp.put(PATH, ORDER, nonce="once-and-never-again").json()["code"] == "replayed"
    assert erp.put(PATH, ORDER, signature="0" * 64).json()["code"] == "bad_signature"
