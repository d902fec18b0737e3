"""The same order at three doors: the buyer's page, the workbench, another program."""

from contextlib import ExitStack

import pytest
from doors import found_a_shop, open_face
from kernel.test_signed import Program
from modules.orders.scene import ZTO
from msgspec import json, to_builtins
from world import merchant

from roost.kernel.data import appkeys
from roost.modules.orders.commands.placing import Receiver

PRODUCT = {
    "product_no": "3600000001",
    "title": "手机壳",
    "skus": [{"spec": "黑", "price_fen": 1990, "stock": 5}],
}
TO = to_builtins(Receiver("王小明", "13800001234", "浙江省", "杭州市", "西湖区", "文三路1号"))


@pytest.fixture
def faces(world):
    """The owner's workbench with one product, and a guest who came by the shop's code."""
    with ExitStack() as stack:
        desk = stack.enter_context(open_face(world))
        phone = stack.enter_context(open_face(world, "buyer"))
        desk.me = found_a_shop(desk)
        assert desk.post("/api/products/", PRODUCT).status_code == 201
        assert phone.post("/b/api/buyers/enter", {"shop_code": "default"}).status_code == 200
        yield desk, phone


def place(phone, key="place-1"):
    [offered] = phone.get("/b/api/products/").json()["items"]
    wanted = {"lines": [{"sku_id": offered["skus"][0]["id"], "pieces": 2}], "receiver": TO}
    return phone.post("/b/api/orders/", wanted, **{"Idempotency-Key": key})


def pay(phone, order, key="pay-1"):
    return phone.post(f"/b/api/orders/{order['id']}/pay", **{"Idempotency-Key": key})


def test_an_order_goes_from_the_shop_page_to_the_workbench_and_back(faces):
    desk, phone = faces
    order = place(phone).json()
    assert (order["status"], order["payable_fen"]) == ("awaiting_payment", 3980)
    assert pay(phone, order).json()["status"] == "awaiting_shipment"
    page = desk.get("/api/orders/", tab="awaiting_shipment").json()
    assert [o["order_no"] for o in page["items"]] == [order["order_no"]]
    assert page["counts"]["awaiting_shipment"] == 1
    steps = {s["name"]: s["open"] for s in page["items"][0]["steps"]}
    assert steps == {"ship": True}
    carrier, waybill = ZTO
    sent = desk.post(
        f"/api/orders/{order['id']}/ship", {"carrier": carrier, "waybill": waybill}
    ).json()
    assert sent["status"] == "shipped"
    [parcel] = phone.get(f"/b/api/parcels/of_order/{order['id']}").json()["items"]
    assert parcel["parcel"]["waybill"] == waybill
    done = phone.post(f"/b/api/orders/{order['id']}/confirm_receipt", **{"Idempotency-Key": "r"})
    assert done.json()["status"] == "completed"
    seen = desk.get(f"/api/orders/{order['id']}").json()
    assert [e["step"] for e in seen["history"]] == ["start", "pay", "ship", "confirm_receipt"]


def test_the_same_key_places_and_pays_once(faces):
    desk, phone = faces
    first, again = place(phone), place(phone)
    assert first.json()["id"] == again.json()["id"]
    assert pay(phone, first.json()).json() == pay(phone, first.json()).json()
    [product] = desk.get("/api/products/").json()["items"]
    assert product["skus"][0]["stock"] == 3
    assert place(phone, "").json()["code"] == "key_required"


def test_no_clear_phone_or_address_leaves_by_any_door(faces):
    desk, phone = faces
    order = place(phone).json()
    pages = [
        desk.get(f"/api/orders/{order['id']}"),
        desk.get("/api/orders/"),
        phone.get(f"/b/api/orders/{order['id']}"),
        phone.get("/b/api/orders/"),
    ]
    for page in pages:
        assert page.status_code == 200
        assert "13800001234" not in page.text and "文三路" not in page.text
        assert "138****1234" in page.text
    shown = desk.post(f"/api/orders/{order['id']}/reveal").json()
    assert shown == {
        "name": "王小明",
        "phone": "13800001234",
        "address": "浙江省 杭州市 西湖区 文三路1号",
    }


@pytest.mark.proves("S0-02")
def test_another_program_reads_what_is_to_ship_and_hands_in_waybills(world, faces):
    desk, phone = faces
    order = place(phone).json()
    owner = merchant("owner", shop=desk.me["shop"]["id"], owner=True)
    erp = Program(world, desk.http, world.does(owner, appkeys.make, "ERP"))
    paid = {"paid_fen": 3980, "method": "wechat", "ref": "4200001"}
    path = f"/open/v1/orders/{order['id']}/paid"
    headers = {
        "Authorization": erp.header("POST", path, json.encode(paid)),
        "Content-Type": "application/json",
        "Idempotency-Key": "4200001",
    }
    told = desk.http.post(path, content=json.encode(paid), headers=headers)
    assert told.json()["payment_method"] == "wechat", told.text
    [found] = erp.get("/open/v1/orders/?tab=awaiting_shipment").json()["items"]
    rows = {"rows": [{"order_id": found["id"], "carrier": ZTO[0], "waybill": ZTO[1]}]}
    shipped = erp.post("/open/v1/orders/ship", json.encode(rows)).json()
    assert shipped["results"] == [{"order_id": order["id"], "ok": True, "code": None, "why": None}]
    scan = {"waybill": ZTO[1], "kind": "picked_up", "at": world.now.isoformat(), "text": "已揽收"}
    moved = erp.post("/open/v1/parcels/tracks", json.encode(scan)).json()
    assert [p["status"] for p in moved["items"]] == ["picked_up"]


def test_what_an_agent_chooses_from_is_named_in_both_languages(faces):
    desk, _ = faces
    choices = desk.get("/api/orders/choices").json()
    assert choices["cancel_reasons"][0] == {
        "name": "duplicate",
        "label_zh": "用户重复下单",
        "label_en": "Ordered twice",
    }
    assert all(c["label_zh"] and c["label_en"] for c in choices["carriers"])
