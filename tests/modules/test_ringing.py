"""What a batch of the bell reads ahead, in a house with all its modules."""

from sqlalchemy import text

from roost.kernel.data import bell


def test_what_is_due_is_found_by_its_key_in_every_table(world):
    """However many rows there are: a list of (shop, id) pairs would read all of them."""
    ids = {"shop-1": ["a", "b"], "shop-2": ["c"]}

    def plans(work):
        for table in set(work.registry.tables.values()):
            query = bell.found(table, ids).compile(
                work.session.bind, compile_kwargs={"literal_binds": True}
            )
            with work.all_shops("a plan"):
                rows = work.session.execute(text(f"EXPLAIN QUERY PLAN {query}")).all()
            yield table.__name__, [row[3] for row in rows]

    found = world.store.work(bell.BELL, lambda work: dict(plans(work))).result()
    assert {"Order", "Case", "Request", "Refund"} <= found.keys()
    assert {name: plan for name, plan in found.items() if any("SCAN" in p for p in plan)} == {}
