"""A file of after-sale cases through the same door as the orders, and what becomes of it."""

import os
import subprocess
import sys
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from data.case_sheets import write_cases
from data.order_sheets import write_doudian
from doors import come_in, hire, open_face
from modules.orders.import_desk import FILES, ImportDesk, actor, everything_left, found_a_shop
from modules.orders.test_importing_stops import KILLED
from msgspec.structs import replace
from sqlalchemy import func, select
from statements import statements
from world import at

from roost.kernel.pure.refusal import Forbidden
from roost.modules.after_sales.models import Case, CaseLine
from roost.modules.after_sales.permissions import HANDLE, NO_DESK
from roost.modules.after_sales.permissions import VIEW as SEES
from roost.modules.after_sales.views.intake import INTAKE
from roost.modules.orders.commands import import_taking, importing
from roost.modules.orders.permissions import IMPORT
from roost.modules.orders.queries import imports

TESTS = Path(__file__).parents[2]
MARCH = at(1, 20) + timedelta(days=67)  # the 8th, when some of the example's deadlines lie ahead
EXAMPLE = "doudian_after_sales"
CLERK, PART_TIMER = "13900000055", "13900000056"


@pytest.fixture
def desk(open_world):
    world = open_world(begin=MARCH)
    with open_face(world) as client:
        found_a_shop(client)
        yield ImportDesk(world, client)


@pytest.fixture
def owner(desk):
    return actor(desk.client)


@pytest.fixture
def rows(tmp_path):
    """The bytes of a table of so many cases, and of the orders that they are about."""

    def write(n: int) -> tuple[bytes, bytes]:
        write_cases(tmp_path / "cases.csv", n)
        write_doudian(tmp_path / "orders.csv", n)
        return (tmp_path / "cases.csv").read_bytes(), (tmp_path / "orders.csv").read_bytes()

    return write


def cases(desk, **asked):
    asked = {"tab": "all", "limit": 100} | asked
    found, cursor = [], None
    while cursor != "":
        more = {"cursor": cursor} if cursor else {}
        page = desk.client.get("/api/after_sales/", **asked, **more).json()
        found += page["items"]
        cursor = page["next"] or ""
    return found


def case(desk, number):
    (found,) = cases(desk, number=number)
    return found


def test_a_file_of_cases_comes_in_by_the_door_of_the_orders(desk, owner):
    desk.whole("doudian_orders")
    seen = desk.bring(EXAMPLE)
    assert (seen["status"], seen["layout_zh"]) == ("checked", "抖店售后单")
    assert seen["what"]["name"] == "after_sales" and seen["what"]["label_zh"] == "售后单"
    assert (seen["records"], seen["rows"], seen["faults"], seen["lacked"]) == (30, 30, 0, 0)
    assert {s["label_en"]: s["fen"] for s in seen["sums"]} == {
        "Refunds asked for": 279330,
        "Refunded of that": 61338,
    }
    assert cases(desk) == []
    done = desk.take(seen["id"])
    assert (done["status"], done["added"], done["done"]) == ("done", 30, 30)
    here = cases(desk)
    assert sum(c["amount_fen"] for c in here) == 279330
    counts = desk.client.get("/api/after_sales/", tab="all").json()["counts"]
    assert {s["status"]: s["records"] for s in seen["states"]} == {
        state: n for state, n in counts.items() if state in {s["status"] for s in seen["states"]}
    }
    assert counts["all"] == 30
    log = desk.client.get(f"/api/after_sales/{here[0]['id']}").json()["log"]
    assert [(entry["step"], entry["party"]) for entry in log] == [("adopt", "connector")]


def test_nothing_of_the_past_is_sent_and_only_clocks_that_lie_ahead_are_wound(desk, owner):
    desk.whole("doudian_orders")
    before = desk.world.sees(owner, everything_left)
    desk.whole(EXAMPLE)
    after = desk.world.sees(owner, everything_left)
    assert (after["outbox"], after["notices"]) == (before["outbox"], before["notices"]) == (0, 0)
    due = [(c["number"], c["due"]) for c in cases(desk) if c["due"]]
    assert all(at["due"] > desk.world.now.isoformat() for _, at in due)
    assert case(desk, "7100056529558227483")["due"] is None  # its deadline was the 4th
    assert case(desk, next(n for n, _ in due))["due"]["step"] == due[0][1]["step"]


def test_the_preview_speaks_of_cases(desk):
    seen = desk.bring(EXAMPLE)
    shown = desk.get(seen["id"], "/preview")
    heads = {head["name"]: (head["kind"], head["label_en"]) for head in shown["heads"]}
    assert heads["number"] == ("number", "Case and order") and heads["asked"] == ("money", "Refund")
    first = shown["items"][0]
    assert (first["number"], first["status_en"]) == ("7100056529558227483", "Waiting for the shop")
    assert (first["order"], first["asked"]) == ("7000054695937715121", 3879)
    assert first["kind"]["label_en"] == "Refund, not shipped"
    assert (seen["lacked"], first["not_here"]["label_en"]) == (30, "Order not imported")
    layouts = desk.client.get("/api/orders/imports/layouts").json()["items"]
    texts = next(x for x in layouts if x["name"] == EXAMPLE)["statuses"]
    assert {"text": "换货成功", "status": "succeeded", "label_zh": "售后成功"}.items() <= (
        next(t for t in texts if t["text"] == "换货成功").items()
    )


def test_cases_without_their_orders_are_reported_and_come_in_behind_them(desk):
    first = desk.whole(EXAMPLE)
    assert (first["status"], first["added"], first["lacking"], first["done"]) == ("done", 0, 30, 30)
    fault = desk.get(first["id"], "/faults")["items"][0]
    assert (fault["number"], fault["code"]) == ("7100056529558227483", "order_not_here")
    assert fault["sentence"] == "订单不在系统中，请先导入订单"
    desk.whole("doudian_orders")
    second = desk.whole(EXAMPLE)
    assert (second["added"], second["lacking"], second["faults"]) == (30, 0, 0)


def test_the_same_file_again_changes_nothing_and_a_later_one_only_what_has_changed(desk):
    desk.whole("doudian_orders")
    text = (FILES / f"{EXAMPLE}.csv").read_text(encoding="utf-8-sig")
    desk.whole(text.encode())
    before = cases(desk)
    again = desk.whole(text.encode())
    figures = (again["added"], again["updated"], again["unchanged"], again["kept"])
    assert figures == (0, 0, 30, 0)
    assert cases(desk) == before
    waiting = sum(c["status"] == "awaiting_merchant" for c in before)
    newer = text.replace(",待商家处理,", ",同意退款，退款成功,")
    later = desk.whole(newer.encode())
    assert (later["updated"], later["unchanged"]) == (waiting, 30 - waiting)
    assert not any(c["status"] == "awaiting_merchant" for c in cases(desk))
    older = desk.whole(text.encode())
    assert (older["kept"], older["unchanged"]) == (waiting, 30 - waiting)


def test_words_that_nobody_knows_are_rejected_and_not_guessed(desk):
    desk.whole("doudian_orders")
    text = (FILES / f"{EXAMPLE}.csv").read_text(encoding="utf-8-sig")
    bad = text.replace(",售后关闭,", ",售后消失,", 1).replace("28.79,10.00", "-8,1", 1)
    seen = desk.bring(bad.encode())
    assert (seen["records"], seen["faults"]) == (28, 2)
    faults = desk.get(seen["id"], "/faults")["items"]
    assert {f["code"] for f in faults} == {"unknown_status", "negative_money"}
    report = desk.client.get(f"/api/orders/imports/{seen['id']}/faults.csv").text
    assert "售后消失" in report
    assert desk.take(seen["id"])["added"] == 28


def test_who_may_not_handle_cases_is_told_so_before_anything_is_taken(desk, owner):
    desk.whole("doudian_orders")
    seen = desk.bring(EXAMPLE)
    hire(desk.world, desk.client, CLERK, IMPORT.code, SEES.code)
    desk.world.real_time_passes(minutes=2)
    with open_face(desk.world) as client:
        come_in(desk.world, client, CLERK)
        clerk = ImportDesk(desk.world, client)
        no = clerk.bring(EXAMPLE)
        assert (no["status"], no["why"], no["code"]) == ("refused", NO_DESK, "no_permission")
        assert (no["params"], no["what"]) == ({"permission": HANDLE.code}, None)
        assert clerk.bring("taobao_orders")["status"] == "checked"
        for path in ("", "/preview", "/faults", "/faults.csv"):
            reply = client.get(f"/api/orders/imports/{seen['id']}{path}")
            assert (reply.status_code, reply.json()["detail"]) == (403, NO_DESK)
        assert clerk.ask(seen["id"], "take").status_code == 403
        listed = client.get("/api/orders/imports").json()["items"]
        assert seen["id"] not in {one["id"] for one in listed} and len(listed) == 3
        layouts = client.get("/api/orders/imports/layouts").json()["items"]
        assert EXAMPLE not in {one["name"] for one in layouts}
    assert desk.get(seen["id"])["status"] == "checked"


def test_a_right_that_is_withdrawn_on_the_way_stops_the_taking_at_its_start(desk, owner):
    desk.whole("doudian_orders")
    seen = desk.bring(EXAMPLE)
    clerk = replace(owner, owner=False, grants=frozenset({IMPORT.code}))
    with pytest.raises(Forbidden, match=NO_DESK):
        desk.world.does(clerk, importing.take, seen["id"], importing.Seen())
    both = replace(clerk, grants=clerk.grants | {HANDLE.code})
    desk.world.does(both, importing.take, seen["id"], importing.Seen())
    desk.world.wait()
    assert desk.get(seen["id"])["added"] == 30
    assert desk.world.sees(both, imports.one, seen["id"]).who == owner.id


def test_a_taking_that_is_killed_goes_on_where_it_stood(desk, rows, owner):
    content, orders = rows(300)
    desk.whole(orders)
    seen = desk.bring(content)
    desk.ask(seen["id"], "take")
    env = os.environ | {"PYTHONPATH": f"{TESTS.parent / 'src'}:{TESTS}"}
    same_day = KILLED.replace("days=75", "days=67")
    command = [sys.executable, "-c", same_day, str(desk.world.store.path), "3"]
    assert subprocess.run(command, env=env, check=False).returncode == 9
    half = desk.get(seen["id"])
    assert half["status"] == "taking" and 0 < half["done"] < half["records"]
    assert len(cases(desk)) == half["done"]
    desk.world.wait()
    done = desk.get(seen["id"])
    assert (done["status"], done["added"]) == ("done", 300)
    assert desk.world.sees(owner, kept) == (300, 300_000, 100)


def kept(look) -> tuple[int, int, int]:
    """Cases, their money, and the lines that open ones hold: none twice."""
    whole = select(func.count(), func.sum(Case.amount_fen)).where(Case.shop_id == look.shop_id)
    n, fen = look.session.execute(whole).one()
    held = select(func.count(CaseLine.line_id.distinct())).where(CaseLine.open)
    return n, fen, look.session.scalar(held)


def test_chunks_stay_short_and_follow_each_other(desk, rows):
    content, orders = rows(400)
    desk.whole(orders)
    seen = desk.bring(content)
    desk.ask(seen["id"], "take")
    taken = []
    while (found := desk.get(seen["id"]))["status"] == "taking":
        taken.append(found["done"])
        desk.chunk()
    steps = [b - a for a, b in pairwise(taken)]
    assert steps[0] == INTAKE.least and max(steps) <= import_taking.MOST
    assert found["added"] == 400


def test_a_chunk_asks_once_for_all_of_its_cases(desk, rows, monkeypatch):
    content, orders = rows(100)
    desk.whole(orders)
    monkeypatch.setattr(import_taking, "_pace", lambda *_: 80)
    seen = desk.bring(content)
    desk.ask(seen["id"], "take")
    told = []
    for _ in range(2):
        with statements(desk.world) as asked:
            desk.chunk()
        told.append([s for s in asked if s.startswith("SELECT")])
    few, many = told
    assert desk.get(seen["id"])["done"] == 90
    assert len(many) == len(few) <= 16
