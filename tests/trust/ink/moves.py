"""What takes no words but names a record, a person or a step: taken as it is, refused otherwise."""

from datetime import timedelta

from trust.ink.doors import SHORT, Side
from trust.ink.shop import Inked
from trust.ink.trade import ordered

ONE = "/conversations/{id}"


def conversation(house: Inked) -> None:
    shop, ink, colleague = house.shop, house.ink, house.ids["colleague"]
    thread, own = house.ids["thread"], house.ids["conversation"]
    shop.put(f"{ONE}/star", {"star": True, "mark": "red"}, id=own)
    shop.put(f"{ONE}/collaborators", {"staff": [colleague]}, id=own)
    called = {"kind": "note", "text": ink(900), "at": [colleague]}
    said = {"client_id": "at", "body": called}
    shop.post("/conversations/threads/{id}/messages", said, id=thread)
    order = house.shop.get(f"/orders/{house.ids['order']}")["order"]
    line = {"client_id": "l", "order_id": order["id"], "line_id": order["lines"][0]["id"]}
    shop.post("/conversations/threads/{id}/lines", line, id=thread)
    shop.put("/conversations/threads/{id}/draft", {"text": ink(500)}, id=thread)
    shop.post("/routing/relief/suggest", {"agent": shop.get("/staff/me")["id"]})
    for wait in (False, True):
        shop.refuses(f"{ONE}/transfer", {"to": SHORT, "wait": wait}, id=own)


def orders(house: Inked) -> None:
    shop, waybill = house.shop, f"WB{len(house.ink.marks):07}"
    parcel = {"carrier": "other", "waybill": f"{waybill}1"}
    whole = shop.get(f"/orders/{(first := ordered(house))}")["order"]
    shop.post("/orders/{id}/ship", parcel | {"lines": [whole["lines"][0]["id"]]}, id=first)
    whole = shop.get(f"/orders/{(second := ordered(house))}")["order"]
    row = {"order_id": second, "carrier": "other", "waybill": f"{waybill}2"}
    shop.post("/orders/ship", {"rows": [row | {"lines": [whole["lines"][0]["id"]]}]})
    third = ordered(house, paid=False)
    house.world.wait(timedelta(minutes=2))
    shop.post("/orders/{id}/cancel", {"reason": "duplicate"}, id=third)
    told, claimed = house.ids["told_shipped"], house.ids["told_cancelled"]
    shop.post("/orders/{id}/link", {"buyer_id": house.buyer.get("/buyers/me")["id"]}, id=told)
    number = shop.get(f"/orders/{claimed}")["order"]["order_no"]
    house.buyer.post("/orders/claim", {"order_no": number, "fact": "9.00"})


def others(house: Inked) -> None:
    shop, colleague = house.shop, house.ids["colleague"]
    [clock, *_] = shop.get("/deadlines")["items"]
    shop.post("/deadlines/clocks/{clock_id}/give", {"to": colleague}, clock_id=clock["id"])
    reply = {"resolved": True, "text": house.ink(500), "case_id": SHORT}
    shop.refuses("/service_requests/{request_id}/reply", reply, request_id=house.ids["waiting"])
    guest = Side(house.served, "buyer", house.ink, house.operations)
    guest.post("/buyers/enter", {"shop_code": house.code})
    guest.http.close()
