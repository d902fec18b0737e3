"""A page of orders costs three statements, each on an index."""

from datetime import timedelta

import pytest
from modules.orders.scene import SELLER
from sqlalchemy import event
from world import TEMP

from roost.kernel.pure.refusal import Forbidden, Invalid
from roost.modules.orders import queries, views
from roost.modules.orders.commands.managing import Note, note
from roost.modules.orders.queries import TABS, Asked


@pytest.fixture
def watched(scene):
    """What the readers are asked, with its values."""
    engine, asked = scene.world.store._reading, []

    @event.listens_for(engine, "before_cursor_execute")
    def note(_, __, statement, values, *___):
        if statement != "BEGIN":
            asked.append((statement, values))

    for _ in range(3):
        scene.shipped((scene.phones, 1), (scene.mugs, 2))
        scene.paid()
        scene.place()
    asked.clear()
    return asked


FILTERS = {
    "number": "R2401010000001",
    "product": "P手机壳 磨砂黑 A12",
    "buyer": "somebody",
    "flag": "red",
}


@pytest.mark.parametrize("asked", [{"tab": t} for t in TABS] + [{k: v} for k, v in FILTERS.items()])
def test_a_page_is_three_statements_on_indexes(scene, watched, asked):
    query = Asked(**asked, placed_from=scene.world.now - timedelta(days=30))
    scene.world.sees(SELLER, lambda look: views.many(look, queries.orders_page(look, query)))
    assert len(watched) <= 3
    for statement, values in list(watched):
        plan = plan_of(scene, statement, values)
        assert [step for step in plan if step.startswith("SCAN orders")] == []
        assert [
            s for s in plan if "TEMP B-TREE" in s and "orders" in statement.split("LIMIT")[0]
        ] == []


def plan_of(scene, statement, values):
    def explain(look):
        raw = look.session.connection().connection.cursor()
        raw.execute(f"EXPLAIN QUERY PLAN {statement}", values)
        return [row[3] for row in raw.fetchall()]

    return scene.world.sees(SELLER, explain)


def test_pages_follow_each_other_without_gap_or_repeat(scene):
    placed = []
    for n in range(7):
        placed.append(scene.place())
        if n % 3:
            scene.world.wait(seconds=1)
    found, cursor = [], None
    while True:
        page = scene.page(limit=2, cursor=cursor)
        found += [f.order.id for f in page.items]
        cursor = page.next
        if not cursor:
            break
    assert found == placed[::-1]


def test_the_most_urgent_stand_first(scene):
    slow, fast = scene.paid((scene.mugs, 1)), scene.paid((scene.phones, 1))
    scene.world.wait(hours=47)
    assert scene.tab("overdue") == [fast]
    assert scene.tab("due_24h") == [slow]


def test_a_tab_that_does_not_exist_is_refused(scene):
    with pytest.raises(Invalid):
        scene.page(tab="everything")


def test_without_the_right_no_order_is_listed(scene):
    with pytest.raises(Forbidden):
        scene.page(TEMP)


def test_receivers_are_masked_in_every_view(scene):
    order = scene.paid()
    for actor, query in ((SELLER, queries.one), (scene.buyer, queries.my_one)):
        seen = scene.world.sees(actor, lambda look, q=query: views.whole(look, q(look, order)))
        assert seen.order.receiver.phone == "138****1234"
        assert seen.order.receiver.name == "王**"
        assert "文三路" not in repr(seen)


def test_a_buyer_does_not_read_the_shops_memo(scene):
    order = scene.paid()
    scene.world.does(SELLER, _annotate, order)
    seen = scene.world.sees(
        scene.buyer, lambda look: views.whole(look, queries.my_one(look, order))
    )
    assert (seen.order.memo, seen.order.flag) == ("", "")
    assert "难缠" not in repr(seen)


def _annotate(work, order):
    note(work, order, Note("难缠", "red"))
