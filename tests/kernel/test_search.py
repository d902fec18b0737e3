"""Words that people search by, Chinese ones included."""

import pytest
from kernel.toy import MANIFEST
from world import OWNER, RIVAL

from roost.kernel.data import search


@pytest.fixture
def house(open_world):
    world = open_world([MANIFEST])
    for thing, words in (("case", "手机壳 磨砂黑 A12"), ("mug", "陶瓷马克杯"), ("phone", "手机")):
        world.does(OWNER, search.put, "toys", thing, words)
    return world


def found(world, words, who=OWNER, kind="toys"):
    return set(
        world.sees(who, lambda look: look.session.scalars(search.found(look, kind, words)).all())
    )


@pytest.mark.parametrize(
    ("words", "things"),
    [
        ("手机", {"case", "phone"}),
        ("机壳", {"case"}),
        ("壳", {"case"}),
        ("手机 磨砂", {"case"}),
        ("磨砂 手机 a1", {"case"}),
        ("Ａ12", {"case"}),
        ("手壳", set()),
        ("马克杯", {"mug"}),
        ("", set()),
        ("!!!", set()),
        ('" OR "', set()),
        ("kindtoys", set()),
    ],
)
def test_words_find_what_has_them_all(house, words, things):
    assert found(house, words) == things


def test_new_words_take_the_place_of_the_old(house):
    house.does(OWNER, search.put, "toys", "mug", "玻璃杯")
    assert (found(house, "陶瓷"), found(house, "玻璃")) == (set(), {"mug"})


def test_neither_another_shop_nor_another_kind_finds_it(house):
    house.does(RIVAL, search.put, "toys", "theirs", "手机")
    assert found(house, "手机", RIVAL) == {"theirs"}
    assert "theirs" not in found(house, "手机")
    assert found(house, "手机", kind="games") == set()


def test_a_search_reads_no_more_than_the_full_text_index(house):
    def plan(look):
        query = search.found(look, "toys", "手机")
        told = query.compile(look.session.connection())
        values = [told.params[name] for name in told.positiontup]
        raw = look.session.connection().connection.cursor()
        return [r[3] for r in raw.execute(f"EXPLAIN QUERY PLAN {told}", values)]

    steps = house.sees(OWNER, plan)
    assert any("VIRTUAL TABLE INDEX" in step for step in steps)
    assert [s for s in steps if s.startswith("SCAN search_rows")] == []
