"""The platform's requests in many states, complaints, rules and announcements."""

from datetime import timedelta
from typing import Any

from msgspec import to_builtins
from trust.ink.shop import Inked
from trust.ink.trade import ordered, shipped

from roost.modules.service_requests.policies import TYPES

ONE = "/service_requests/{request_id}"


def requests(house: Inked) -> None:
    ids = [raised(house) for _ in range(4)]
    replied(house, ids[0])
    asked_again(house, ids[1])
    told(house)
    watched(house, ids[3])
    house.ids |= {"request": ids[1], "settled": ids[0], "waiting": ids[2]}


def raised(house: Inked) -> str:
    """The buyer complains, and the platform makes a request of it."""
    order, ink = shipped(house), house.ink
    files = [house.file(house.buyer)]
    said = {"order_id": order, "type": "shipping", "said": ink(500), "files": files}
    complaint = house.buyer.post("/service_requests/complaints", said)
    number = complaint["order_no"]
    [found] = house.platform.get(f"/service_requests/orders?order_no={number}")["items"]
    asked = {name: found[name] for name in ("shop_id", "order_id")}
    asked |= {"type": "shipping", "level": "general", "demand": ink(500)}
    more = {"complaint_id": complaint["id"], "files": [house.file(house.platform)]}
    return str(house.platform.post("/service_requests", asked | more)["request"]["id"])


def replied(house: Inked, request: str) -> None:
    """Not solved, and settled by the platform."""
    said = {"resolved": False, "reason": "other", "text": house.ink(500)}
    more = {"suggestion": house.ink(60), "files": [house.file(house.shop)]}
    house.shop.post(f"{ONE}/reply", said | more, request_id=request)
    act = {"kind": "close", "note": house.ink(500)}
    house.platform.post(f"{ONE}/act", act, request_id=request)


def asked_again(house: Inked, request: str) -> None:
    said = {"resolved": False, "reason": "other", "text": house.ink(500)}
    house.shop.post(f"{ONE}/reply", said, request_id=request)
    back = {"reason": house.ink(500), "hours": 12}
    house.platform.post(f"{ONE}/send_back", back, request_id=request)
    solved = {"resolved": True, "text": house.ink(500)}
    house.shop.post(f"{ONE}/reply", solved, request_id=request)
    answer = {"satisfied": False, "said": house.ink(500)}
    house.world.wait(timedelta(minutes=1))
    house.buyer.post(f"{ONE}/answer", answer, request_id=request)
    house.platform.post(f"{ONE}/approve", {"note": house.ink(500)}, request_id=request)


def told(house: Inked) -> None:
    ink, at = house.ink, house.world.now.isoformat()
    number = house.shop.get(f"/orders/{house.ids['order']}")["order"]["order_no"]
    for n in range(2):
        said = {"resolved": False, "at": at, "text": ink(2_000), "reason": ink(40), "name": ink(40)}
        body = {"number": ink(64), "order_no": number, "type": ink(40), "demand": ink(500)}
        state = {"status": "pending", "created_at": at, "replies": [said] * (n == 0)}
        made = house.program.post("/service_requests", body | state)
        house.ids.setdefault("told_request", made["id"])


def watched(house: Inked, late: str) -> None:
    """What is not answered in time is proposed as passive, and a person decides."""
    house.world.wait(timedelta(hours=60))
    drafts = house.platform.get("/service_requests/passive")["items"]
    assert late in {d["request_id"] for d in drafts}, drafts
    for n, draft in enumerate(drafts[:2]):
        where = "/service_requests/passive/{passive_id}/" + ("confirm", "drop")[n]
        house.platform.post(where, {"note": house.ink(500)}, passive_id=draft["id"])


def export(house: Inked) -> None:
    """What it was to look for is kept with it, and written into it."""
    for side, whose in ((house.shop, "buyer_id"), (house.platform, "shop_id")):
        asked = {name: house.ink(64) for name in ("order_no", "number", "type", whose)}
        side.post("/service_requests/exports", asked | {"tab": "all", "format": "csv"})


def rules(house: Inked) -> None:
    """An edition with words of its own, in force a minute later."""
    ink = house.ink
    rule: dict[str, Any] = to_builtins(TYPES.built_in[0].rule)
    for type in rule["types"]:
        type["label_zh"], type["label_en"] = ink(60), ink(60)
    soon = house.world.now + timedelta(minutes=1)
    for n in range(3):
        since = (soon + timedelta(days=n)).isoformat()
        body = {"policy": TYPES.name, "rule": rule, "since": since}
        house.platform.post("/rules", body | {"title": ink(60), "text": ink(2_000)})
    house.world.wait(timedelta(minutes=2))


__all__ = ["ordered", "requests", "rules"]
