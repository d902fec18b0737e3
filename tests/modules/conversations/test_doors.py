"""The HTTP doors of both sides, and what a list costs."""

import pytest
from doors import found_a_shop, open_face
from sqlalchemy import event
from world import OWNER

from roost.modules.conversations import queries, views
from roost.modules.conversations.queries import TABS


@pytest.fixture
def faces(world):
    with open_face(world) as merchant, open_face(world, "buyer") as buyer:
        me = found_a_shop(merchant)
        code = merchant.get("/api/shop/").json()["code"]
        entered = buyer.post("/b/api/buyers/enter", {"shop_code": code})
        assert entered.status_code in (200, 201), entered.text
        yield merchant, buyer, me


def test_both_sides_talk_over_http(faces):
    merchant, buyer, me = faces
    assert merchant.post("/api/routing/me/presence", {"to": "online"}).status_code == 200
    asked = {"client_id": "k1", "body": {"kind": "text", "text": "在吗"}}
    said = buyer.post("/b/api/conversations/messages", asked)
    assert said.status_code == 201, said.text
    thread = said.json()["thread"]
    [head] = merchant.get("/api/conversations/", tab="mine").json()["items"]
    assert (head["thread"], head["owner"]["id"], head["unread"]) == (thread, me["id"], 1)
    assert {s["name"] for s in head["steps"]} == {"transfer", "give_back", "close"}
    path = f"/api/conversations/threads/{thread}"
    answer = {"client_id": "a1", "body": {"kind": "text", "text": "在的"}}
    assert merchant.post(f"{path}/messages", answer).json()["seq"] == 3
    shown = buyer.get("/b/api/conversations/messages").json()["items"]
    assert [m["from"]["party"] for m in shown] == ["buyer", "system", "merchant"]
    assert merchant.put(f"{path}/draft", {"text": "稍等"}).json()["text"] == "稍等"
    assert [d["thread"] for d in merchant.get("/api/conversations/drafts").json()] == [thread]
    closed = merchant.post(f"/api/conversations/{head['id']}/close", {"version": head["version"]})
    assert closed.json()["status"] == "closed"
    gone = merchant.post(f"/api/conversations/{head['id']}/close", {})
    assert (gone.status_code, gone.json()["code"]) == (409, "out_of_turn")


def test_every_list_answers_and_an_unknown_one_is_refused(faces):
    merchant, _, _ = faces
    for tab in TABS:
        page = merchant.get("/api/conversations/", tab=tab, changed_since="2024-01-01T00:00:00Z")
        assert page.status_code == 200, page.text
    assert merchant.get("/api/conversations/", tab="nothing").status_code == 422


@pytest.mark.parametrize("tab", TABS)
def test_a_list_takes_three_statements_and_scans_no_table(world, tab):
    asked: list[tuple[str, object]] = []

    def listen(_conn, _cursor, statement, parameters, *_):
        asked.append((statement, parameters))

    event.listen(world.store._reading, "before_cursor_execute", listen)

    def ask(look):
        return views.page(look, queries.conversations(look, tab, None, 50, None))

    world.sees(OWNER, ask)
    event.remove(world.store._reading, "before_cursor_execute", listen)
    assert 1 <= len(asked) <= 3
    with world.store._reading.connect() as raw:
        for statement, parameters in asked:
            plan = raw.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            assert [row for row in plan if row[3].startswith("SCAN")] == []
