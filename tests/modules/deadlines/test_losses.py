"""What missed clocks cost, and those saved in their last hour would have: by day and person."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from modules.deadlines.scene import manifests, ring, stop, wind
from modules.deadlines.test_taking import hire
from modules.deadlines.test_wall import plans
from world import OWNER, RIVAL, TEMP, at, buyer, merchant

from roost.kernel.data.clocks import Hand
from roost.kernel.pure.refusal import Forbidden, Invalid
from roost.modules.deadlines.permissions import LOSSES
from roost.modules.deadlines.queries import losses
from roost.modules.deadlines.queries.losses import Asked
from roost.modules.deadlines.views.losses import page

AMY, BEN = merchant("amy", "orders.view"), merchant("ben", "orders.view")
FIRST, LAST = date(2024, 1, 1), date(2024, 1, 3)


@pytest.fixture
def world(open_world):
    world = open_world(manifests())
    world.does(OWNER, hire, "amy")
    return world


def book(world, who=OWNER, **more):
    return world.sees(who, losses.book, Asked(FIRST, LAST, **more))


def rows(world, **more):
    asked = Asked(FIRST, LAST, **more)
    return world.sees(OWNER, lambda look: page(look, losses.entries(look, asked)).items)


def miss(world, thing, fen, owner="", to=Hand.RUNG):
    world.does(OWNER, wind, "orders", thing, 1, fen, owner)
    world.wait(hours=1, seconds=1)
    world.does(OWNER, ring, "orders", thing, to)


def save(world, thing, fen, who=AMY, spare=30, owner=""):
    """Stopped so many minutes before it runs out."""
    world.does(OWNER, wind, "orders", thing, 2, fen, owner)
    world.wait(minutes=120 - spare)
    world.does(who, stop, "orders", thing)


def sums(found):
    return (found.missed, found.missed_fen, found.saved, found.saved_fen)


def test_b_02_a_missed_clock_cost_its_stake_and_is_its_owners(world):
    miss(world, "o1", 300, "amy")
    found = book(world)
    assert sums(found.total) == (1, 300, 0, 0)
    [amy] = found.people
    assert (amy.id, amy.name, sums(amy.sums)) == ("amy", "Amy", (1, 300, 0, 0))
    assert [(d.day, d.sums.missed_fen) for d in found.days] == [
        ("2024-01-01", 300),
        ("2024-01-02", 0),
        ("2024-01-03", 0),
    ]


def test_b_02_a_clock_stopped_in_its_last_hour_is_saved_by_whoever_stopped_it(world):
    save(world, "o1", 500, AMY, spare=59, owner="ben")
    found = book(world)
    assert sums(found.total) == (0, 0, 1, 500)
    assert [p.id for p in found.people] == ["amy"]


@pytest.mark.parametrize(("spare", "saved"), [(60, 0), (59, 1), (0, 1)])
def test_b_02_an_hour_before_is_early_and_the_last_good_instant_is_in_time(world, spare, saved):
    save(world, "o1", 500, spare=spare)
    assert sums(book(world).total) == (0, 0, saved, 500 * saved)


def test_what_the_buyer_ended_was_saved_by_nobody(world):
    save(world, "o1", 500, buyer())
    assert sums(book(world).total) == (0, 0, 0, 0)


def test_what_was_wound_anew_is_neither_missed_nor_saved(world):
    world.does(OWNER, wind, "orders", "o1", 1, 300)
    world.wait(minutes=30)
    world.does(AMY, ring, "orders", "o1", Hand.REPLACED)
    assert sums(book(world).total) == (0, 0, 0, 0)


def test_a_clock_without_a_tariff_is_in_no_book_and_one_that_costs_nothing_is(world):
    miss(world, "no tariff", None)
    miss(world, "three yuan or less", 0)
    assert sums(book(world).total) == (1, 0, 0, 0)


def test_what_ran_out_and_still_waits_is_lost_already_and_once(world):
    miss(world, "o1", 300, to=Hand.LATE)
    assert sums(book(world).total) == (1, 300, 0, 0)
    assert [r.still_open for r in rows(world)] == [True]
    world.wait(hours=5)
    world.does(AMY, stop, "orders", "o1")
    assert sums(book(world).total) == (1, 300, 0, 0)
    assert [(r.still_open, r.ended) for r in rows(world)] == [(False, at(1, 21, 0, 1))]


def test_a_stop_after_the_last_good_instant_is_a_miss_though_no_bell_rang(world):
    world.does(OWNER, wind, "orders", "o1", 1, 300, "ben")
    world.real_time_passes(hours=1, seconds=1)
    world.does(AMY, stop, "orders", "o1")
    assert sums(book(world).total) == (1, 300, 0, 0)
    assert [(r.missed, r.person, r.seconds) for r in rows(world)] == [(True, "ben", -1)]


def test_midnight_in_shanghai_parts_the_days(world):
    world.wait_until(at(1, 22, 59, 58))
    miss(world, "before", 100)  # rings at 23:59:59
    miss(world, "after", 200)
    assert [(d.day, d.sums.missed_fen) for d in book(world).days][:2] == [
        ("2024-01-01", 100),
        ("2024-01-02", 200),
    ]


def test_the_sums_open_to_the_very_clocks(world):
    miss(world, "o1", 300, "amy")
    miss(world, "o2", 700)
    save(world, "o3", 500, AMY)
    found = rows(world)
    assert [(r.thing, r.missed, r.fen, r.person_name) for r in found] == [
        ("o3", False, 500, "Amy"),
        ("o2", True, 700, ""),
        ("o1", True, 300, "Amy"),
    ]
    assert [r.thing for r in rows(world, person="amy")] == ["o3", "o1"]
    assert [r.thing for r in rows(world, person="-")] == ["o2"]
    assert [r.thing for r in rows(world, kind="saved")] == ["o3"]
    assert [r.thing for r in rows(world, module="after_sales")] == []
    assert [(m.module, sums(m.sums)) for m in book(world).modules] == [
        ("orders", (2, 1000, 1, 500))
    ]


def test_the_book_is_for_who_has_the_right_and_shows_only_what_else_may_be_seen(world):
    miss(world, "o1", 300)
    with pytest.raises(Forbidden, match="损失账"):
        book(world, TEMP)
    assert sums(book(world, merchant("x", LOSSES)).total) == (0, 0, 0, 0)
    assert sums(book(world, merchant("x", LOSSES), module="orders").total) == (0, 0, 0, 0)
    assert sums(book(world, merchant("x", LOSSES, "orders.view")).total) == (1, 300, 0, 0)
    assert sums(book(world, RIVAL).total) == (0, 0, 0, 0)


@pytest.mark.parametrize("until", [date(2023, 12, 31), date(2024, 4, 2)])
def test_so_many_days_at_once_and_not_backwards(world, until):
    with pytest.raises(Invalid, match="请选择1至92天"):
        world.sees(OWNER, losses.book, Asked(FIRST, until))


def test_the_book_is_summed_in_an_index_without_reading_a_row(world):
    miss(world, "o1", 300)
    many, plan = plans(world, losses.book, Asked(FIRST, LAST))
    assert many <= 2
    walked = "SEARCH clocks USING COVERING INDEX clocks_booked (shop_id=? AND ended>? AND ended<?)"
    assert plan[0] == walked
    assert not any("SCAN" in step for step in plan)


DEED = st.tuples(
    st.sampled_from(["rung", "late", "stop", "replace", "run"]),
    st.one_of(st.none(), st.integers(0, 5000)),
    st.sampled_from(["", "amy", "ben"]),
    st.integers(0, 240),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(DEED, max_size=12))
def test_every_sum_is_the_sum_of_its_rows_and_of_a_plain_reckoning(tmp_path_factory, deeds):
    from world import World  # noqa: PLC0415 # a world an example

    world = World(tmp_path_factory.mktemp("book") / "roost.db", at(1, 0), manifests())
    try:
        expected = reckon(world, deeds)
        found = book(world)
        assert sums(found.total) == expected
        listed = rows(world)
        missed, saved = [r for r in listed if r.missed], [r for r in listed if not r.missed]
        fens = (sum(r.fen for r in missed), sum(r.fen for r in saved))
        assert (len(missed), fens[0], len(saved), fens[1]) == expected
        for parts in (found.days, found.people, found.modules):
            added = [sum(column) for column in zip(*(sums(p.sums) for p in parts), strict=True)]
            assert tuple(added or (0, 0, 0, 0)) == expected
    finally:
        world.close()


def reckon(world, deeds):
    """Each clock runs two hours; `minutes` after its start something happens to it."""
    missed, missed_fen, saved, saved_fen = 0, 0, 0, 0
    for n, (what, fen, owner, minutes) in enumerate(deeds):
        world.does(OWNER, wind, "orders", f"o{n}", 2, fen, owner)
        world.real_time_passes(minutes=minutes)
        if what == "stop":
            world.does(AMY, stop, "orders", f"o{n}")
        elif what != "run":
            to = {"rung": Hand.RUNG, "late": Hand.LATE, "replace": Hand.REPLACED}[what]
            world.does(OWNER, ring, "orders", f"o{n}", to)
        if fen is None:
            continue
        if what in ("rung", "late") or (what == "stop" and minutes > 120):
            missed, missed_fen = missed + 1, missed_fen + fen
        elif what == "stop" and minutes > 60:
            saved, saved_fen = saved + 1, saved_fen + fen
    assert timedelta(days=3) > world.now - at(1, 0)
    return missed, missed_fen, saved, saved_fen
