"""Orders and what people say about them: by the buyer, by another program, by a file."""

import csv
import io
from datetime import timedelta
from typing import Any

from data.order_sheets import HEADER, doudian_rows
from trust.ink.shop import Inked
from trust.uploads import photo

STATES = ("awaiting_shipment", "shipped", "cancelled")
TEXTS = ("选购商品", "货号", "商家编码", "买家留言", "商家备注", "取消原因", "快递信息", "达人昵称")


def orders(house: Inked) -> None:
    """The last one is paid, and everything hangs on it."""
    for _ in range(3):
        house.ids["order"] = ordered(house)
    shop, ink = house.shop, house.ink
    shop.post("/orders/{id}/note", {"memo": ink(500), "flag": "red"}, id=house.ids["order"])
    told(house)
    reported(house)
    brought(house)


def ordered(house: Inked, paid: bool = True) -> str:
    ink, place = house.ink, {"phone": "13800001234"}
    place |= {part: ink(30) for part in ("name", "province", "city", "district")}
    sku = house.shop.get(f"/products/{house.ids['product']}")["skus"][0]["id"]
    body = {"lines": [{"sku_id": sku, "pieces": 1}], "message": ink(200)}
    made = house.buyer.post("/orders", body | {"receiver": place | {"detail": ink(120)}})
    if paid:
        house.buyer.post("/orders/{id}/pay", id=made["id"])
    return str(made["id"])


def shipped(house: Inked) -> str:
    order = ordered(house)
    parcel = {"carrier": "other", "waybill": f"WB{len(house.ink.marks):08}"}
    house.shop.post("/orders/{id}/ship", parcel, id=order)
    house.ids["waybill"] = parcel["waybill"]
    return order


def told(house: Inked) -> None:
    """By another program, with a word of its own for everything."""
    ink, at = house.ink, house.world.now
    for n in range(3):
        line = {name: ink(60) for name in ("title", "product_no", "sku", "sku_code", "line_no")}
        sent = {"carrier": ink(40), "waybill": ink(40), "shipped_at": at.isoformat()}
        line |= {"pieces": 1, "amount_fen": 900} | (sent if n == 1 else {})
        to = {part: ink(60) for part in ("name", "province", "city", "district", "detail")}
        said = {
            name: ink(60) for name in ("payment_method", "buyer_message", "memo", "cancel_reason")
        }
        body = {"status": STATES[n], "paid_fen": 900}
        when = {"placed_at": at.isoformat(), "paid_at": at.isoformat()}
        receiver = to | {"phone": ink(60)}
        body |= said | when | {"lines": [line], "receiver": receiver}
        made = house.program.put("/orders/by_number/{number}", body, number=f"70000000000000{n:05}")
        house.ids[f"told_{STATES[n]}"] = made["id"]


def reported(house: Inked) -> None:
    """Of the house's own orders: that one is paid elsewhere, what a carrier says of a parcel."""
    program, ink, unpaid = house.program, house.ink, ordered(house, paid=False)
    fen = house.shop.get(f"/orders/{unpaid}")["order"]["payable_fen"]
    program.post(
        "/orders/{id}/paid", {"paid_fen": fen, "method": ink(64), "ref": ink(64)}, id=unpaid
    )
    house.ids["shipped"] = shipped(house)
    scan = {"waybill": house.ids["waybill"], "kind": "picked_up", "text": ink(300)}
    program.post("/parcels/tracks", scan | {"at": house.world.now.isoformat()})
    parcel = house.shop.get("/parcels")["items"][0]["id"]
    photos = {"files": [house.file(house.shop)], "kind": "label_photo", "note": ink(200)}
    house.shop.post("/parcels/{id}/photos", photos, id=parcel)


def brought(house: Inked) -> None:
    """A file whose cells and whose name are as bad as its bringer."""
    rows, out = list(doudian_rows(40)), io.StringIO()
    for row in rows:
        for name in TEXTS:
            row[HEADER.index(name)] = house.ink(60)
        row[HEADER.index("订单提交时间")] = "2023-12-31 10:00:00"
    bad = [rows[0][0], *rows[1][1:]]
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerows([HEADER, *rows, bad])
    name = house.named("orders.imports.file_name", '"><img src=x onerror=__x()>.csv')
    made = house.shop.upload("/orders/imports", name, out.getvalue().encode("utf-8-sig"))
    house.world.store.aside(lambda: None).result()
    found = house.shop.get(f"/orders/imports/{made['id']}")
    assert found["status"] == "checked", found
    house.shop.post("/orders/imports/{id}/take", {}, id=made["id"])
    house.world.wait(timedelta(seconds=1))
    house.ids["import"] = made["id"]


def evidence(house: Inked) -> None:
    """Hung on an order, by its page and by what happened to it; and bound into one document."""
    shop, ink, hung = house.shop, house.ink, []
    for _ in range(3):
        body = {"order_id": house.ids["order"], "file": house.file(shop), "note": ink(200)}
        hung.append(shop.post("/evidence", body | {"kind": "chat"})["id"])
    body = {"order_id": house.ids["order"], "note": ink(200), "module": "orders", "thing": ink(64)}
    shop.post("/evidence", body)
    made = shop.post("/evidence/merge", {"ids": hung, "note": ink(200)})
    house.ids["merged"] = made["file"]["url"]


def talk(house: Inked) -> None:
    """All of the corpus in words, and what else can stand between them."""
    shop, buyer, ink = house.shop, house.buyer, house.ink
    shop.post("/routing/me/presence", {"to": "online"})
    for n, text in enumerate(ink.whole(900)):
        said = {"kind": "text", "text": text}
        buyer.post("/conversations/messages", {"client_id": f"b{n}", "body": said})
    picture = {"kind": "image", "file_id": house.file(buyer, photo(40, 40))}
    buyer.post("/conversations/messages", {"client_id": "bp", "body": picture})
    house.world.wait(timedelta(seconds=5))
    [found] = shop.get("/conversations?tab=all")["items"]
    house.ids |= {"conversation": found["id"], "thread": found["thread"]}
    if not found["owner"]:
        shop.post("/conversations/{id}/claim", {}, id=found["id"])
    answered(house, found["thread"])


def answered(house: Inked, thread: str) -> None:
    shop, ink = house.shop, house.ink
    for n in range(5):
        said = {"kind": "text", "text": ink(900)}
        shop.post(
            "/conversations/threads/{id}/messages", {"client_id": f"s{n}", "body": said}, id=thread
        )
        note = {"kind": "note", "text": ink(900)}
        shop.post(
            "/conversations/threads/{id}/messages", {"client_id": f"n{n}", "body": note}, id=thread
        )
    for module, card in (("orders", "order"), ("products", "product")):
        said = {"kind": "card", "module": module, "card": card, "id": house.ids[card]}
        body = {"client_id": f"c{card}", "body": said}
        shop.post("/conversations/threads/{id}/messages", body, id=thread)
    shop.post(
        "/conversations/threads/{id}/parts", {"client_id": "p", "text": ink(2_500)}, id=thread
    )
    shop.post("/conversations/split_preview", {"text": ink(2_500)})
    shop.post("/conversations/platform_desk/messages", {"client_id": "d", "text": ink(900)})
    known = house.buyer.get("/buyers/me")["id"]
    shop.post(
        "/conversations/{id}/transfer", {"to": "", "note": ink(500)}, id=house.ids["conversation"]
    )
    step = {"stage": "lead", "amount_fen": 900, "next_step": ink(200)}
    shop.post("/customers/{id}/opportunities", step, id=known)
    house.ids["customer"] = known


def wall(house: Inked) -> None:
    """Notes for the next shift, and the close of a day."""
    shop, ink = house.shop, house.ink
    thing = {"module": "orders", "thing": ink(64), "title": ink(60)}
    for to in ("", house.ids["colleague"]):
        shop.post("/deadlines/notes", {"text": ink(900), "to": to, "things": [thing]})
    shop.post("/deadlines/close", {"note": ink(900)})
    [check, *_] = shop.get("/deadlines/checks")["items"]
    found = [parcel["id"] for parcel in shop.get(f"/deadlines/checks/{check['id']}")["parcels"]]
    mark = {"parcels": found[:5], "mark": "known", "note": ink(200)}
    shop.post("/deadlines/checks/{check_id}/mark", mark, check_id=check["id"])
    house.ids["check"] = check["id"]
    shifts(house)


def shifts(house: Inked) -> None:
    day = (("09:00", "11:00"), ("11:30", "13:00")), (("14:00", "16:00"), ("16:30", "20:00"))
    rounds = [[{"opens": opens, "closes": closes} for opens, closes in of] for of in day]
    named = [{"name": house.ink(10), "rounds": of} for of in rounds]
    body = {"shifts": named, "pickup_hours": 24, "stuck_hours": 48}
    house.shop.post("/deadlines/hours", body)


__all__: list[Any] = ["evidence", "ordered", "orders", "shipped", "talk", "wall"]
