"""Files of other platforms through the door of the workbench, into orders."""

from datetime import timedelta

import pytest
from modules.orders.import_desk import ImportDesk, found_a_shop, open_face
from world import at

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


@pytest.mark.parametrize("name", EXPECTED)
def test_an_example_comes_in_whole_and_to_the_fen(desk, name):
    orders, payable = EXPECTED[name]
    seen = desk.bring(name)
    assert (seen["status"], seen["layout"]) == ("checked", name)
    assert (seen["orders"], seen["payable_fen"], seen["faults"]) == (orders, payable, 0)
    assert desk.orders() == []
    taken = desk.take(seen["id"])
    assert (taken["status"], taken["added"], taken["done"]) == ("done", orders, orders)
    assert sum(o["payable_fen"] for o in desk.orders()) == payable
    tabs = {s["status"]: s["orders"] for s in seen["states"]}
    ready = tabs.pop("awaiting_shipment", 0) + tabs.pop("partially_shipped", 0)
    expected = tabs | {"awaiting_shipment": ready, "all": orders}
    counts = desk.counts()
    assert {k: counts[k] for k in expected} == expected
