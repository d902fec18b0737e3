"""The wall shows every open clock that its reader may see, the nearest first."""

from datetime import timedelta

import pytest
from kernel.toy import ANSWER, answer, ask
from modules.deadlines.scene import CLERK, FIVE, manifests, ring, stop, wind
from sqlalchemy import event
from world import OWNER, RIVAL, TEMP, at, buyer, merchant

from roost.kernel.data.clocks import Hand
from roost.kernel.pure.hours import Segment
from roost.kernel.pure.refusal import Forbidden, Invalid
from roost.modules.deadlines.permissions import VIEW
from roost.modules.deadlines.queries import wall as queries
from roost.modules.deadlines.queries.wall import Asked


@pytest.fixture
def world(open_world):
    return open_world(manifests())


def wall(world, who=OWNER, limit=50, cursor=None, **asked):
    return world.sees(who, queries.wall, Asked(**asked), limit, cursor)


def titles(found):
    return [d.title for d in found.items]


def test_b_01_the_nearest_deadline_stands_first_with_what_will_happen(world):
    world.does(buyer(), ask)
    world.does(OWNER, wind, "orders", "o1", 1, 300)
    found = wall(world)
    assert [(d.module, d.step_zh, d.due) for d in found.items] == [
        ("orders", "miss", at(1, 21)),
        ("toy", "超时", at(1, 22)),
    ]
    assert found.counts == {"orders": 1, "toy": 1}
    world.does(merchant("clerk", ANSWER), answer)
    assert [d.module for d in wall(world).items] == ["orders"]


def test_b_01_by_money_stands_first_what_a_minute_is_worth_most(world):
    world.does(OWNER, wind, "orders", "cheap and near", 1, 300)  # 5 fen a minute
    world.does(OWNER, wind, "orders", "free", 0.5)
    world.does(OWNER, wind, "orders", "dear", 10, 600_000)  # 1000 fen a minute
    world.does(OWNER, wind, "orders", "middle", 2, 12_000)  # 100 fen a minute
    things = [d.thing for d in wall(world, order="money").items]
    assert things == ["dear", "middle", "cheap and near"]
    assert [d.thing for d in wall(world, money=True).items] == ["cheap and near", "middle", "dear"]


def test_b_01_pages_by_money_follow_each_other_without_a_gap(world):
    for n in range(7):
        world.does(OWNER, wind, "orders", f"o{n}", 1 + n, 600)
    read, cursor = [], None
    while True:
        page = wall(world, limit=3, cursor=cursor, order="money")
        read += [d.thing for d in page.items]
        world.real_time_passes(minutes=1)  # the pages keep the now of the first
        cursor = page.next
        if cursor is None:
            break
    assert read == [f"o{n}" for n in range(7)]


def test_what_has_run_out_and_still_waits_stays_on_the_wall_and_is_past_saving(world):
    world.does(OWNER, wind, "orders", "o1", 1, 300)
    world.wait(hours=1, seconds=1)
    world.does(OWNER, ring, "orders", "o1", Hand.LATE)
    [late] = wall(world).items
    assert (late.late, late.due, wall(world).counts) == (True, at(1, 21), {"orders": 1})
    assert wall(world, order="money").items == []
    world.does(OWNER, stop, "orders", "o1")
    assert wall(world).items == [] and wall(world).counts == {}


def test_an_unknown_order_or_length_is_refused(world):
    with pytest.raises(Invalid, match="没有这种排序"):
        wall(world, order="luck")
    with pytest.raises(Invalid, match="每页1至100条"):
        wall(world, limit=101, order="money")


def test_nobody_sees_the_clocks_of_a_module_without_its_right(world):
    world.does(OWNER, wind, "orders", "o1", 1, 300)
    for order in ("due", "money"):
        assert wall(world, merchant("clerk", VIEW), order=order).items == []
        assert wall(world, merchant("clerk", VIEW), module="orders", order=order).items == []
        assert len(wall(world, CLERK, order=order).items) == 1
        assert wall(world, RIVAL, order=order).items == []
    with pytest.raises(Forbidden):
        wall(world, TEMP)


def test_mine_are_those_that_somebody_gave_me(world):
    world.does(OWNER, wind, "orders", "o1", 1, None, "clerk")
    world.does(OWNER, wind, "orders", "o2", 2)
    assert titles(wall(world, CLERK, mine=True)) == ["orders o1"]
    assert wall(world, OWNER, mine=True).items == []


def test_b_03_each_clock_brings_its_segments_and_the_rule_that_decided_it(world):
    day = (Segment(True, at(1, 20), at(1, 21)), Segment(False, at(1, 21), at(2, 9)))
    world.does(
        OWNER, wind, "orders", "o1", 24, None, None, (*day, Segment(True, at(2, 9), at(2, 20)))
    )
    [shown] = wall(world).items
    assert shown.edition == "deadlines.parcel_check@2024-01-01"
    assert (shown.rule_zh, shown.rule_en) == ("包裹检查打卡时段", "Rounds of the parcel check")
    assert [s["running"] for s in shown.segments] == [True, False, True]
    assert (shown.paused, shown.resumes_at) == (False, None)
    world.wait(hours=2)
    [standing] = wall(world).items
    assert (standing.paused, standing.resumes_at) == (True, at(2, 9))
    world.wait_until(at(2, 9))
    assert wall(world).items[0].paused is False


@pytest.mark.proves("S0-34")
def test_the_home_page_shows_five_matters_with_their_open_work(world):
    for number, name in enumerate(FIVE, start=1):
        for thing in range(number):
            world.does(OWNER, wind, name, f"t{thing}", 1 + 2 * thing, 100)
    home = world.sees(OWNER, queries.home)
    assert [b.label_zh for b in home.blocks] == ["订单", "售后", "包裹", "服务请求", "报备"]
    assert [(b.open, b.soon) for b in home.blocks] == [(1, 1), (2, 1), (3, 1), (4, 1), (5, 1)]
    assert home.blocks[1].stake_fen == 100  # of what runs out within two hours


@pytest.mark.proves("S0-34")
def test_a_matter_that_one_may_not_see_is_left_out(world):
    clerk = merchant("clerk", VIEW, "orders.view", "parcels.view")
    assert [b.module for b in world.sees(clerk, queries.home).blocks] == ["orders", "parcels"]


def plans(world, query, *args):
    """How the database goes about each statement of one question on the clocks."""
    said = []

    def hear(_c, _u, statement, parameters, *_):
        said.append((statement, parameters))

    event.listen(world.store._reading, "before_cursor_execute", hear)
    world.sees(OWNER, query, *args)
    event.remove(world.store._reading, "before_cursor_execute", hear)
    reads = [s for s in said if s[0].startswith("SELECT")]

    def plan(look):
        connection = look.session.connection().connection
        return [
            row[3]
            for statement, parameters in reads
            for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]

    return len(reads), [
        step for step in world.sees(OWNER, plan) if "clocks" in step or "B-TREE" in step
    ]


WALL = "SEARCH clocks USING INDEX clocks_wall (shop_id=?)"
LIGHT = "SEARCH clocks USING COVERING INDEX clocks_module (shop_id=?)"


@pytest.mark.parametrize(
    ("asked", "steps"),
    [
        (Asked(), [WALL]),
        (
            Asked(module="orders"),
            ["SEARCH clocks USING INDEX clocks_module (shop_id=? AND module=?)"],
        ),
        (Asked(mine=True), ["SEARCH clocks USING INDEX clocks_owner (shop_id=? AND owner=?)"]),
    ],
    ids=["all", "of a module", "mine"],
)
def test_a_page_of_the_wall_is_three_statements_and_no_scan(world, asked, steps):
    world.does(OWNER, wind, "orders", "o1", 1, 300, "clerk")
    many, plan = plans(world, queries.wall, asked, 50, None)
    assert many <= 3
    assert plan == steps


def test_by_money_every_open_clock_is_weighed_in_its_index_and_only_a_page_is_read(world):
    world.does(OWNER, wind, "orders", "o1", 1, 300, "clerk")
    many, plan = plans(world, queries.wall, Asked(order="money"), 50, None)
    assert many <= 3
    assert plan[:2] == [
        "SEARCH clocks USING INDEX sqlite_autoindex_clocks_1 (shop_id=? AND id=?)",
        "SEARCH clocks USING COVERING INDEX clocks_wall (shop_id=? AND due>?)",
    ]


def test_the_home_page_is_the_kept_counts_and_one_range(world):
    world.does(OWNER, wind, "orders", "o1", 1, 300)
    many, plan = plans(world, queries.home)
    assert many == 2
    assert plan[0].startswith(
        "SEARCH clocks USING COVERING INDEX clocks_module (shop_id=? AND module=?"
    )


def changes(world, since, who=OWNER, **asked):
    return world.sees(who, queries.changes, since, Asked(**asked))


def test_an_open_wall_asks_only_for_what_changed_since_its_mark(world):
    world.does(OWNER, wind, "orders", "old", 5)
    world.does(OWNER, wind, "orders", "done", 5)
    world.wait(minutes=1)
    mark = wall(world).mark
    assert (changes(world, mark).items, changes(world, mark).gone) == ([], [])
    gone = wall(world).items[1].id
    world.does(OWNER, stop, "orders", "done")
    world.does(OWNER, wind, "orders", "new", 1)
    told = changes(world, mark)
    assert ([d.thing for d in told.items], told.gone) == (["new"], [gone])
    assert told.counts == {"orders": 2}
    world.wait(minutes=1)
    assert changes(world, told.mark + timedelta(seconds=20)).items == []


def test_a_change_leaves_a_wall_whose_filter_it_no_longer_fits(world):
    world.does(OWNER, wind, "orders", "o1", 5, 300, "clerk")
    mark = wall(world).mark
    assert len(changes(world, mark, CLERK, mine=True, money=True).items) == 1
    told = changes(world, mark, OWNER, mine=True)
    assert (len(told.items), len(told.gone)) == (0, 1)
    assert len(changes(world, mark, merchant("x", VIEW)).gone) == 1
    assert changes(world, mark, RIVAL).gone == []


def test_after_too_much_has_changed_the_page_is_asked_anew(world, monkeypatch):
    monkeypatch.setattr(queries, "MOST_CHANGES", 3)
    mark = wall(world).mark
    for n in range(4):
        world.does(OWNER, wind, "orders", f"o{n}", 5)
    told = changes(world, mark)
    assert (told.reset, told.items) == (True, [])


def test_changes_are_a_range_of_their_index(world):
    world.does(OWNER, wind, "orders", "o1", 5)
    many, plan = plans(world, queries.changes, world.now, Asked())
    assert many <= 3
    assert plan == ["SEARCH clocks USING INDEX clocks_changed (shop_id=? AND changed>?)"]


def test_a_mark_without_a_time_zone_is_refused(world):
    with pytest.raises(Invalid, match="时间须带时区"):
        changes(world, world.now.replace(tzinfo=None))
