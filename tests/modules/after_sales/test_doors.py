"""Over the wire: the desk, the buyer's page and the platform's console work on one record."""

import pytest
from doors import open_face
from modules.after_sales.scene import CLERK, PHOTO, REFEREE, SNAP, Desk

from roost.faces.installed import modules
from roost.kernel.data.registry import Registry
from roost.modules.after_sales.api import steps
from roost.modules.after_sales.states import FLOW


@pytest.fixture
def face(desk: Desk, monkeypatch):
    """A browser of each side, whoever logs in there."""
    people = {"workbench": CLERK, "buyer": desk.buyer, "platform": REFEREE}
    monkeypatch.setattr("roost.kernel.web.desk.Desk.who", lambda d, _: people[d.door.face])
    return lambda name: open_face(desk.world, name)


def asked_on_the_page(desk, face):
    order = desk.shipped()
    [line] = desk.card(order).lines
    with face("buyer") as buyer:
        options = buyer.get(f"/b/api/after_sales/options/{order}").json()
        assert options["lines"][0]["kinds"][1]["most_fen"] == 3000
        body = {
            "order_id": order,
            "kind": "refund_shipped",
            "reason_code": "unwanted",
            "lines": [{"line_id": line.id}],
            "files": [SNAP],
        }
        made = buyer.post("/b/api/after_sales/", body)
        assert made.status_code == 201, made.text
        assert "memo" not in made.json()
        return made.json()["id"]


def test_a_case_goes_over_all_three_doors(desk, face):
    case = asked_on_the_page(desk, face)
    with face("workbench") as shop:
        listed = shop.get("/api/after_sales/").json()
        assert [c["id"] for c in listed["items"]] == [case]
        assert listed["counts"]["awaiting_merchant"] == 1
        read = shop.get(f"/api/after_sales/{case}").json()
        assert read["suggestion"]["row_id"] == "S3-73"
        assert set(read["file_urls"]) == {SNAP}
        assert read["file_urls"][SNAP]["url"].startswith(f"/api/files/{SNAP}?shop=")
        assert {"id", "number", "status", "version", "steps", "clocks"} <= set(read)
        remark = shop.post(f"/api/after_sales/{case}/remark", {"text": "已联系"})
        assert remark.json()["memo"] == "已联系"
        refused = shop.post(f"/api/after_sales/{case}/refuse", {"reason": "goods_fine"})
        assert refused.json()["status"] == "refused_first"
        stale = shop.post(f"/api/after_sales/{case}/intervene", {"version": 1})
        assert stale.status_code == 412
    with face("buyer") as buyer:
        asked = buyer.post(f"/b/api/after_sales/{case}/intervene", {"note": "请平台处理"})
        assert asked.json()["intervention"] == "processing"
        seen = buyer.get(f"/b/api/after_sales/{case}").json()
        assert [e["step"] for e in seen["log"]] == ["start", "refuse", "intervene"]
        assert all(not e["name"] for e in seen["log"] if e["party"] != "buyer")
    with face("platform") as platform:
        [row] = platform.get("/p/api/after_sales/").json()["items"]
        assert row["id"] == case
        ruling = {"liability": "merchant"}
        path = f"/p/api/after_sales/{case}/rule_for_buyer"
        assert platform.post(path, ruling).json()["code"] == "key_required"
        ruled = platform.post(path, ruling, **{"Idempotency-Key": "r1"})
        assert ruled.json()["status"] == "refunding"
    desk.world.wait()
    assert desk.status(case) == "succeeded"


def test_money_moves_only_under_a_key_and_once_under_each(desk, face):
    case = desk.case()
    with face("workbench") as shop:
        path = f"/api/after_sales/{case}/agree"
        assert shop.post(path, {}).status_code == 400
        first = shop.post(path, {}, **{"Idempotency-Key": "k1"})
        again = shop.post(path, {}, **{"Idempotency-Key": "k1"})
        assert (first.status_code, again.status_code) == (200, 200)
        assert first.content == again.content
        other = shop.post(path, {"note": "x"}, **{"Idempotency-Key": "k1"})
        assert other.json()["code"] == "key_reused"
    desk.world.wait()
    assert desk.card(desk.read(case).order_id).refunded_fen == 3000


def test_every_step_of_the_shop_has_a_route():
    paths = {p for r in steps.ROUTES for p in r.paths}
    names = {s.name for s in FLOW.steps if "merchant" in s.by}
    assert {f"/{{case_id:str}}/{name}" for name in names} <= paths


def test_an_unknown_or_overlong_field_is_refused_with_its_pointer(desk, face):
    case = desk.case()
    with face("workbench") as shop:
        path = f"/api/after_sales/{case}/refuse"
        unknown = shop.post(path, {"reason": "other", "status": "closed"}).json()
        assert unknown["errors"] == [{"pointer": "/status", "code": "unknown_field"}]
        nine = shop.post(path, {"reason": "other", "files": [PHOTO] * 9})
        assert nine.status_code == 422


def test_who_watches_is_woken_and_no_other_shop(desk):
    """The audience of a step: the desk with the right, the platform, and the buyer of the case."""
    woken = []
    desk.world.store.bus = lambda collected: woken.extend(collected.wakes.values())
    case = desk.case()
    [wake] = [w for w in woken if w.module == "after_sales" and w.id == case]
    assert (wake.shop_id, wake.merchant) == ("shop-1", "after_sales.view")
    assert (wake.platform, wake.buyer) == ("after_sales.decide", desk.buyer.id)


def test_what_waits_under_a_name_is_known_to_the_house():
    kinds = Registry(modules()).kinds
    wanted = {f"after_sales.{s.name}" for s in FLOW.steps if s.due}
    assert wanted | {"after_sales.no_tracking"} <= set(kinds)
