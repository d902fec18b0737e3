"""Statements past the toolkit keep its walls."""

import pytest
from kernel.toy import MANIFEST, ask
from world import OWNER, buyer

from roost.kernel.data.hot import Hot, listed
from roost.kernel.data.walls import LeakyStatement

TEXTS = Hot("SELECT text FROM toy_notes WHERE shop_id = :shop AND text AMONG :texts")


@pytest.fixture
def toys(open_world):
    world = open_world([MANIFEST])
    world.does(buyer(), ask)
    return world


def written(work, *texts):
    rows = [{"shop": work.shop_id, "id": work.new_id(), "text": text} for text in texts]
    Hot("INSERT INTO toy_notes (shop_id, id, text) VALUES (:shop, :id, :text)").each(work, rows)


def test_a_list_of_any_length_is_one_value(toys):
    def deed(work):
        written(work, "one", "two", "three")
        asked = {"shop": work.shop_id, "texts": listed(["one", "three", "'); DROP TABLE x"])}
        none = {"shop": work.shop_id, "texts": listed([])}
        return sorted(TEXTS.rows(work, asked)), TEXTS.first(work, none)

    assert toys.does(OWNER, deed) == ([("one",), ("three",)], None)


def test_what_it_wrote_goes_with_the_transaction(toys):
    def deed(work):
        written(work, "gone")
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        toys.does(OWNER, deed)
    asked = {"texts": listed(["gone"])}
    assert toys.does(OWNER, lambda work: TEXTS.rows(work, asked | {"shop": work.shop_id})) == []


def test_a_statement_that_does_not_name_the_shop_never_reaches_the_driver(toys):
    bare = Hot("SELECT text FROM toy_notes")
    with pytest.raises(LeakyStatement):
        toys.does(OWNER, lambda work: bare.rows(work, {}))
