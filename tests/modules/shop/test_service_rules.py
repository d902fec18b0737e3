"""Texts on returns, service and warranty, in versions that begin on a day."""

from datetime import timedelta

import pytest
from world import buyer, merchant

from roost.modules.shop import facade, queries, views


def publish(desk, kind="returns", text="七天无理由", **other):
    return desk.post("/api/shop/service_rules", {"kind": kind, "text": text} | other)


@pytest.mark.proves("S4-03")
def test_a_version_begins_on_its_day_and_the_old_one_is_kept(world, desk):
    first = publish(desk).json()
    assert (first["number"], first["state"], first["label_zh"]) == (1, "in_force", "退换货规则")
    day = world.now + timedelta(days=3)
    second = publish(desk, text="十五天无理由", since=day.isoformat()).json()
    assert (second["number"], second["state"]) == (2, "coming")

    def states():
        items = desk.get("/api/shop/service_rules").json()["items"]
        return {v["number"]: v["state"] for v in items}

    assert states() == {2: "coming", 1: "in_force"}
    world.wait_until(day)
    assert states() == {2: "in_force", 1: "past"}


def test_a_version_never_begins_in_the_past(world, desk):
    refused = publish(desk, since=(world.now - timedelta(seconds=1)).isoformat())
    assert (refused.status_code, refused.json()["code"]) == (422, "since_too_early")


@pytest.mark.proves("S4-03")
def test_agents_quote_and_buyers_read_what_is_in_force(world, desk):
    publish(desk)
    publish(desk, kind="warranty", text="保修一年")
    shop_id = desk.get("/api/shop/").json()["id"]
    quoted = world.sees(merchant("agent", shop=shop_id), facade.service_rules)
    assert [(r.kind, r.text) for r in quoted] == [
        ("returns", "七天无理由"),
        ("warranty", "保修一年"),
    ]
    guest = buyer(shop=shop_id)
    front = world.sees(guest, lambda look: views.front(look, queries.shop(look)))
    assert [r.text for r in front.service_rules] == ["七天无理由", "保修一年"]
    assert front.open_now, "20:00"
