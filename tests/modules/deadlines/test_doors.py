"""The wall, the close, a check and the loss book as the workbench asks for them."""

from contextlib import ExitStack

import pytest
from doors import found_a_shop, open_face


@pytest.fixture
def house(world):
    with ExitStack() as stack:
        desk = stack.enter_context(open_face(world))
        me = found_a_shop(desk)
        yield desk, me


def test_the_home_page_of_a_new_shop_is_calm(house):
    desk, _ = house
    assert [b["open"] for b in desk.get("/api/deadlines/home").json()["blocks"]][:1] == [0]
    wall = desk.get("/api/deadlines/").json()
    assert (wall["items"], wall["next"]) == ([], None)
    news = desk.get("/api/deadlines/changes", since=wall["mark"]).json()
    assert (news["items"], news["gone"], news["reset"]) == ([], [], False)


def test_what_cannot_be_asked_is_refused_with_its_code(house):
    desk, _ = house
    for path, query, code in (
        ("/", {"order": "luck"}, "unknown_order"),
        ("/changes", {"since": "2024-01-01T00:00:00"}, "bad_instant"),
        ("/losses", {"since": "2024-01-02", "until": "2024-01-01"}, "bad_days"),
        ("/checks/nothing", {}, "not_found"),
    ):
        reply = desk.get(f"/api/deadlines{path}", **query)
        assert (reply.status_code >= 400, reply.json()["code"]) == (True, code)
    reply = desk.post("/api/deadlines/clocks/nothing/take")
    assert reply.json()["code"] == "not_found"


def test_a_day_is_closed_and_handed_over_at_the_door(house):
    desk, _ = house
    day = desk.get("/api/deadlines/close").json()
    assert (day["day"], day["open"], day["closed"]) == ("2024-01-01", 0, None)
    kept = desk.post("/api/deadlines/close", {"note": "无"}).json()
    assert (kept["open"], kept["note"]) == (0, "无")
    note = desk.post("/api/deadlines/notes", {"text": "明早先联系中通"}).json()
    assert (note["mine"], note["waits"]) == (True, True)
    refused = desk.post(f"/api/deadlines/notes/{note['id']}/take_over")
    assert (refused.status_code, refused.json()["code"]) == (409, "own_note")
    assert [c["id"] for c in desk.get("/api/deadlines/closes").json()["items"]] == [kept["id"]]
    assert desk.get("/api/deadlines/people").json()["items"] == []


def test_the_loss_book_shows_every_day_that_was_asked_for(house):
    desk, _ = house
    book = desk.get("/api/deadlines/losses", since="2024-01-01", until="2024-01-07").json()
    assert [d["day"][-2:] for d in book["days"]] == ["01", "02", "03", "04", "05", "06", "07"]
    assert book["total"] == {"missed": 0, "missed_fen": 0, "saved": 0, "saved_fen": 0}
    asked = {"since": "2024-01-01", "until": "2024-01-07", "kind": "missed"}
    assert desk.get("/api/deadlines/losses/clocks", **asked).json()["items"] == []
