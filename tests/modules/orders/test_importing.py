"""Files of other platforms through the door of the workbench, into orders."""

import sqlite3
import zlib
from contextlib import closing
from datetime import timedelta

import pytest
from modules.orders.import_desk import (
    FILES,
    ImportDesk,
    actor,
    born_here,
    everything_left,
    found_a_shop,
    instant,
    open_face,
)
from msgspec.structs import replace
from world import RIVAL, at

from roost.kernel.pure.actor import Party
from roost.kernel.pure.refusal import Forbidden, Invalid, NotFound
from roost.modules.buyers import facade as buyers
from roost.modules.orders.commands import claiming, importing
from roost.modules.orders.commands.claiming import Claim
from roost.modules.orders.queries import imports

EXPECTED = {
    "doudian_orders": (24, 345289),
    "pinduoduo_orders": (30, 387151),
    "taobao_orders": (30, 567235),
}


@pytest.fixture
def desk(open_world):
    """March 2024, when the examples were exported."""
    world = open_world(begin=at(1, 20) + timedelta(days=75))
    with open_face(world) as client:
        found_a_shop(client)
        yield ImportDesk(world, client)


@pytest.fixture
def owner(desk):
    return actor(desk.client)


def clear_phones(desk) -> bool:
    """Whether the phone of the example stands anywhere in the database, packed or not."""
    path = desk.world.store.path
    with closing(sqlite3.connect(path)) as tables:
        rows = tables.execute("SELECT data FROM orders_import_rows").fetchall()
    files = [path.read_bytes(), path.with_name("roost.db-wal").read_bytes()]
    return any(b"13000000000" in part for part in [*files, *(zlib.decompress(r[0]) for r in rows)])


@pytest.mark.parametrize("name", EXPECTED)
def test_an_example_comes_in_whole_and_to_the_fen(desk, name):
    orders, payable = EXPECTED[name]
    seen = desk.bring(name)
    assert (seen["status"], seen["layout"]) == ("checked", name)
    assert (seen["records"], seen["sums"][0]["fen"], seen["faults"]) == (orders, payable, 0)
    assert desk.orders() == []
    taken = desk.take(seen["id"])
    assert (taken["status"], taken["added"], taken["done"]) == ("done", orders, orders)
    assert sum(o["payable_fen"] for o in desk.orders()) == payable
    tabs = {s["status"]: s["records"] for s in seen["states"]}
    ready = tabs.pop("awaiting_shipment", 0) + tabs.pop("partially_shipped", 0)
    expected = tabs | {"awaiting_shipment": ready, "all": orders}
    counts = desk.counts()
    assert {k: counts[k] for k in expected} == expected


def test_a_sheet_with_bad_rows_says_which_and_why(desk):
    seen = desk.bring("jushuitan_orders")
    assert (seen["records"], seen["rows"], seen["faults"]) == (28, 30, 2)
    faults = desk.get(seen["id"], "/faults")["items"]
    assert [(f["row"], f["number"], f["code"]) for f in faults] == [
        (14, "", "damaged_number"),
        (23, "240304-041418099654166", "missing_cell"),
    ]
    report = desk.client.get(f"/api/orders/imports/{seen['id']}/faults.csv")
    assert report.headers["content-disposition"].startswith("attachment")
    lines = report.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 3 and lines[1].startswith('"14",')
    assert desk.take(seen["id"])["added"] == 28


def test_the_preview_shows_orders_with_their_receivers_masked(desk):
    seen = desk.bring("jushuitan_orders")
    shown = desk.get(seen["id"], "/preview")
    assert len(shown["items"]) == 20
    assert [head["name"] for head in shown["heads"]][:3] == ["number", "goods", "receiver"]
    name, phone, place = shown["items"][0]["receiver"].split()
    assert "*" in name and phone == f"130****{phone[-4:]}" and place
    ciphers = desk.get(desk.bring("doudian_orders")["id"], "/preview")["items"]
    assert {len(d["receiver"].split()) for d in ciphers} == {1}


def test_the_texts_of_states_are_shown_as_they_are_read(desk):
    found = desk.client.get("/api/orders/imports/layouts").json()["items"]
    (doudian,) = [x for x in found if x["name"] == "doudian_orders"]
    texts = {t["text"]: t["label_zh"] for t in doudian["statuses"]}
    assert texts["备货中"] == "备货中" and texts["已关闭"] == "已取消"


def test_the_same_file_again_changes_nothing(desk):
    desk.whole("doudian_orders")
    before = desk.orders()
    again = desk.whole("doudian_orders")
    figures = (again["added"], again["updated"], again["unchanged"], again["kept"])
    assert figures == (0, 0, 24, 0)
    assert desk.orders() == before


def test_a_later_file_takes_orders_further_and_never_back(desk):
    text = (FILES / "pinduoduo_orders.csv").read_bytes().decode()
    newer = text.replace("待发货,", "已发货，待签收,").encode()
    assert newer != text.encode()
    desk.whole(text.encode())
    waiting = desk.counts()["awaiting_shipment"]
    assert waiting
    later = desk.whole(newer)
    assert (later["updated"], later["unchanged"]) == (waiting, 30 - waiting)
    assert desk.counts()["awaiting_shipment"] == 0
    older = desk.whole(text.encode())
    assert (older["kept"], older["unchanged"]) == (waiting, 30 - waiting)
    codes = {f["code"] for f in desk.get(older["id"], "/faults")["items"]}
    assert codes == {"order_newer_here"}


def test_an_order_placed_in_the_house_is_not_overwritten(desk, owner):
    seen = desk.bring("doudian_orders")
    number = desk.get(seen["id"], "/preview")["items"][0]["number"]
    born_here(desk.world, owner, number)
    taken = desk.take(seen["id"])
    assert (taken["added"], taken["kept"]) == (23, 1)
    (fault,) = desk.get(seen["id"], "/faults")["items"]
    assert (fault["number"], fault["code"]) == (number, "order_born_here")
    assert desk.order(number)["status"] == "awaiting_payment"


def test_only_clocks_that_lie_ahead_are_wound_and_nothing_of_the_past_is_told(desk, owner):
    desk.whole("doudian_orders")
    rows = desk.world.sees(owner, everything_left)
    assert rows["told"] == set()
    assert all(due > desk.world.now for due in rows["clocks"])
    shipped = [o for o in desk.orders(tab="shipped") if o["shipped_at"]]
    ahead = [o for o in shipped if instant(o["shipped_at"]) + timedelta(days=10) > desk.world.now]
    assert len(rows["clocks"]) == len(ahead)
    assert rows["outbox"] == rows["notices"] == 0


def test_clocks_of_the_day_of_the_export_are_wound(open_world):
    world = open_world(begin=at(1, 20) + timedelta(days=61))
    with open_face(world) as client:
        found_a_shop(client)
        desk = ImportDesk(world, client)
        desk.whole("doudian_orders")
        clocks = world.sees(actor(client), everything_left)["clocks"]
        waiting = [o for o in desk.orders(tab="awaiting_shipment") if o["due_by"]]
        due = [o for o in waiting if instant(o["due_by"]) > world.now]
        assert due and len(clocks) >= len(due)
        assert all(clock > world.now for clock in clocks)


def test_money_entries_add_up_to_what_was_paid_and_paid_back(desk):
    desk.whole("taobao_orders")
    paid = refunded = 0
    for order in desk.orders():
        detail = desk.client.get(f"/api/orders/{order['id']}").json()
        assert sum(m["amount_fen"] for m in detail["money"]) == (
            order["paid_fen"] - order["refunded_fen"]
        )
        paid, refunded = paid + order["paid_fen"], refunded + order["refunded_fen"]
    assert (paid, refunded) == (471486, 30580)


def test_parcels_of_a_file_are_here_too(desk):
    desk.whole("doudian_orders")
    order = desk.order("7000030195019285513")
    parcels = desk.client.get(f"/api/parcels/of_order/{order['id']}").json()["items"]
    found = {(p["parcel"]["waybill"], p["parcel"]["carrier"]) for p in parcels}
    assert found == {("EM00000000182020", "youzheng"), ("YD00000000251155", "yunda")}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "sheet_empty"),
        ("订单号,金额\n1,2\n".encode(), "sheet_layout_unknown"),
        (b"%PDF-1.4 nothing", "sheet_kind"),
        ("主订单编号,子订单编号,订单状态,选购商品,商品数量\n1,2,3,4,5\n".encode(), "sheet_layout"),
    ],
)
def test_a_file_that_is_no_table_of_orders_is_refused_whole(desk, content, code):
    seen = desk.bring(content)
    assert seen["status"] == "refused" and seen["code"].startswith(code[:12]) and seen["why"]
    assert desk.ask(seen["id"], "take").status_code == 409


def test_a_fault_at_the_end_of_a_file_takes_nothing_of_it(desk):
    good = (FILES / "doudian_orders.csv").read_bytes()
    seen = desk.bring(good + b'"an open quote')
    assert (seen["status"], seen["code"]) == ("refused", "sheet_quotes")
    assert desk.get(seen["id"], "/preview")["items"] == []
    assert desk.counts()["all"] == 0


def test_who_may_not_import_sees_no_import(desk, owner):
    seen = desk.bring("doudian_orders")
    clerk = replace(owner, owner=False, grants=frozenset({"orders.view"}))
    for ask in (imports.listed, lambda look: imports.one(look, seen["id"])):
        with pytest.raises(Forbidden):
            desk.world.sees(clerk, ask)
    with pytest.raises(Forbidden):
        desk.world.does(clerk, importing.upload, "x", "x.csv", 1)
    with pytest.raises(NotFound):
        desk.world.sees(RIVAL, imports.one, seen["id"])


def test_personal_columns_and_receivers_lie_sealed(desk):
    desk.bring("jushuitan_orders")
    assert not clear_phones(desk)
    desk.take(desk.client.get("/api/orders/imports").json()["items"][0]["id"])
    assert not clear_phones(desk)


def test_the_last_signs_of_a_masked_phone_prove_nothing(desk, owner):
    desk.whole("taobao_orders")
    order = desk.orders()[0]
    guest = replace(owner, party=Party.BUYER, id=desk.world.does(owner, buyers.guest))
    with pytest.raises(Invalid):
        desk.world.does(guest, claiming.claim, Claim(order["order_no"], "****"))


def test_a_file_may_come_with_a_key_of_its_own(desk):
    files = {"data": ("orders.csv", (FILES / "doudian_orders.csv").read_bytes(), "text/csv")}
    headers = {"X-CSRF": "1", "Idempotency-Key": "once"}
    sent = desk.client.http.post("/api/orders/imports", files=files, headers=headers)
    assert (sent.status_code, sent.json()["status"]) == (201, "uploaded")
