"""After-sales in many states: what the buyer says, what the shop and the platform note."""

from typing import Any

from trust.ink.shop import Inked
from trust.ink.trade import ordered, shipped

STEP = "/after_sales/{case_id}"


def cases(house: Inked) -> None:
    house.ids["refund"] = modified(house)
    bulk(house)
    house.ids["case"] = sent_back(house)
    house.ids["exchange"] = swapped(house)
    judged(house)
    kept(house)


def applied(house: Inked, kind: str, order: str, reason: str = "unwanted") -> str:
    """By the buyer, about the whole order."""
    lines = [
        {"line_id": line["id"]} for line in house.buyer.get(f"/orders/{order}")["order"]["lines"]
    ]
    body = {"order_id": order, "kind": kind, "reason_code": reason, "lines": lines}
    files = [house.file(house.buyer)]
    more = {"said": house.ink(500), "files": files}
    return str(house.buyer.post("/after_sales", body | more)["id"])


def step(house: Inked, case: str, name: str, **more: Any) -> Any:
    """By the shop, with a note."""
    body = {"note": house.ink(500)} | more
    return house.shop.post(f"{STEP}/{name}", body, case_id=case)


def modified(house: Inked) -> str:
    case = applied(house, "refund_unshipped", ordered(house))
    again = {"said": house.ink(500), "reason_code": "unwanted"}
    house.buyer.post(f"{STEP}/modify", again, case_id=case)
    house.shop.post(f"{STEP}/remark", {"text": house.ink(500)}, case_id=case)
    step(house, case, "refuse", reason="other")
    return case


def bulk(house: Inked) -> None:
    ids = [applied(house, "refund_unshipped", ordered(house)) for _ in range(3)]
    house.shop.post("/after_sales/bulk/remark", {"ids": ids, "note": house.ink(500)})
    no = {"ids": ids[:1], "reason": "other", "note": house.ink(500)}
    house.shop.post("/after_sales/bulk/refuse", no)
    told = house.shop.get(f"/orders/{ordered(house)}")["order"]["order_no"]
    asked = {"kind": "refund_unshipped", "reason_code": "unwanted", "channel": "phone"}
    made = house.shop.post("/after_sales", asked | {"order_no": told, "said": house.ink(500)})
    house.ids["registered"] = made["id"]


def sent_back(house: Inked) -> str:
    """Looked at and refused the second time."""
    case = applied(house, "return_refund", shipped(house), "malfunction")
    own = {name: house.ink(120) for name in ("contact", "phone", "region", "detail")}
    step(house, case, "give_address", **own)
    step(house, case, "agree")
    slip = {"customer_name": house.ink(30), "contact": house.ink(30)}
    house.buyer.post(f"{STEP}/slip", slip, case_id=case)
    parcel = {"waybill": house.ink(40), "carrier": house.ink(30), "note": house.ink(500)}
    house.buyer.post(f"{STEP}/fill_waybill", parcel, case_id=case)
    step(house, case, "inspect", conclusion="faulty", files=[house.file(house.shop)])
    return case


def swapped(house: Inked) -> str:
    case = applied(house, "exchange", shipped(house), "malfunction")
    kept = house.shop.get("/shop/addresses")["items"][0]["id"]
    step(house, case, "give_address", address_id=kept)
    step(house, case, "agree", address_id=kept)
    parcel = {"waybill": "SF1234567890123", "carrier": "顺丰", "note": ""}
    house.buyer.post(f"{STEP}/fill_waybill", parcel, case_id=case)
    step(house, case, "inspect", conclusion="faulty", files=[house.file(house.shop)])
    step(house, case, "confirm_receipt")
    step(house, case, "ship", waybill=house.ink(40), carrier=house.ink(30))
    return case


def judged(house: Inked) -> None:
    case = applied(house, "refund_shipped", shipped(house), "never_arrived")
    ink = house.ink
    house.buyer.post(f"{STEP}/intervene", {"note": ink(500)}, case_id=case)
    house.platform.post(f"{STEP}/request_evidence", {"note": ink(500)}, case_id=case)
    proof = {"ship_weight": house.file(house.shop)}
    step(house, case, "submit_evidence", files=[house.file(house.shop)], items=proof)
    house.platform.post(f"{STEP}/rule_for_merchant", {"note": ink(500)}, case_id=case)
    house.ids["judged"] = case
    opened = {"order_id": shipped(house), "note": ink(500)}
    house.ids["opened"] = house.platform.post("/after_sales", opened)["id"]


def kept(house: Inked) -> None:
    """The directory of service points, and the guidance for people at the desk."""
    ink, shop = house.ink, house.shop
    for _ in range(3):
        point = {name: ink(120) for name in ("brand", "city", "address", "name")}
        made = shop.post("/after_sales/points", point | {"phone": ink(20)})
    shop.post(f"{STEP}/service_point", {"point_id": made["id"]}, case_id=house.ids["exchange"])
    edition = shop.get("/after_sales/guides/emergencies")["edition"]
    text = {"text": ink(2_000), "edition": edition}
    shop.put("/after_sales/guides/{name}", text, name="emergencies")


def export(house: Inked) -> None:
    """What it was to look for is kept with it, and written into it."""
    asked = {name: house.ink(64) for name in ("number", "order_no", "waybill", "reason")}
    house.shop.post("/after_sales/exports", asked | {"tab": "all", "format": "csv"})
