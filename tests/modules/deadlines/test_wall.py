"""The wall shows every running clock that its reader may see, the nearest first."""

from datetime import timedelta

import pytest
from kernel.toy import ANSWER, MANIFEST, answer, ask
from msgspec.structs import replace
from sqlalchemy import event
from world import OWNER, RIVAL, TEMP, at, buyer, merchant

from roost.faces.installed import modules
from roost.kernel.data import clocks
from roost.kernel.data.clocks import Plate
from roost.kernel.pure.actor import Permission
from roost.kernel.pure.flow import Deadline
from roost.kernel.pure.manifest import Manifest, Nav
from roost.kernel.pure.refusal import Forbidden
from roost.modules.deadlines import content, queries
from roost.modules.deadlines.permissions import VIEW

FIVE = [b.module for b in content.BLOCKS]


def module(name):
    sees = Permission(code=f"{name}.view", label_zh=name, label_en=name)
    return Manifest(name=name, nav=Nav("x", name, name, 1, sees), permissions=(sees,))


@pytest.fixture
def world(open_world):
    wall = [m for m in modules() if m.name == "deadlines"]
    toy = replace(MANIFEST, nav=Nav("x", "玩具", "Toy", 1, ANSWER))
    return open_world([*wall, toy, *(module(name) for name in FIVE)])


def wind(work, name, thing, hours, fen=None):
    due = Deadline(work.now + timedelta(hours=hours), f"{name}.rule@2024-01-01")
    clocks.wind(work, name, thing, "miss", due, Plate(f"{name} {thing}", fen, "clerk"))


def test_the_nearest_deadline_stands_first_with_what_will_happen(world):
    world.does(buyer(), ask)
    world.does(OWNER, wind, "orders", "o1", 1, 300)
    wall = world.sees(OWNER, queries.wall)
    assert [(d.module, d.step_zh, d.due) for d in wall.items] == [
        ("orders", "miss", at(1, 21)),
        ("toy", "超时", at(1, 22)),
    ]
    assert wall.counts == {"orders": 1, "toy": 1}
    world.does(merchant("clerk", ANSWER), answer)
    assert [d.module for d in world.sees(OWNER, queries.wall).items] == ["orders"]


def test_nobody_sees_the_clocks_of_a_module_without_its_right(world):
    world.does(OWNER, wind, "orders", "o1", 1)
    assert world.sees(merchant("clerk", VIEW), queries.wall).items == []
    assert len(world.sees(merchant("clerk", VIEW, "orders.view"), queries.wall).items) == 1
    assert world.sees(RIVAL, queries.wall).items == []
    with pytest.raises(Forbidden):
        world.sees(TEMP, queries.wall)


def test_mine_are_those_that_somebody_gave_me(world):
    world.does(OWNER, wind, "orders", "o1", 1)
    clerk = merchant("clerk", VIEW, "orders.view")
    assert len(world.sees(clerk, queries.wall, "", True).items) == 1
    assert world.sees(OWNER, queries.wall, "", True).items == []


@pytest.mark.proves("S0-34")
def test_the_home_page_shows_five_matters_with_their_open_work(world):
    for number, name in enumerate(FIVE, start=1):
        for thing in range(number):
            world.does(OWNER, wind, name, f"t{thing}", 1 + 2 * thing, 100)
    home = world.sees(OWNER, queries.home)
    assert [b.label_zh for b in home.blocks] == ["订单", "售后", "包裹", "服务请求", "报备"]
    assert [(b.open, b.soon) for b in home.blocks] == [(1, 1), (2, 1), (3, 1), (4, 1), (5, 1)]
    assert home.blocks[1].stake_fen == 200


@pytest.mark.proves("S0-34")
def test_a_matter_that_one_may_not_see_is_left_out(world):
    clerk = merchant("clerk", VIEW, "orders.view", "parcels.view")
    assert [b.module for b in world.sees(clerk, queries.home).blocks] == ["orders", "parcels"]


def test_a_page_of_the_wall_is_two_statements_and_no_scan(world):
    world.does(OWNER, wind, "orders", "o1", 1)
    said = []
    event.listen(
        world.store._reading,
        "before_cursor_execute",
        lambda _c, _u, statement, parameters, *_: said.append((statement, parameters)),
    )
    world.sees(OWNER, queries.wall)
    reads = [s for s in said if s[0].startswith("SELECT")]
    assert len(reads) == 2

    def plan(look):
        connection = look.session.connection().connection
        return [
            row[3]
            for statement, parameters in reads
            for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]

    steps = world.sees(OWNER, plan)
    assert [step for step in steps if "clocks" in step] == [
        "SEARCH clocks USING INDEX clocks_wall (shop_id=? AND state=?)",
        "SEARCH clocks USING COVERING INDEX clocks_module (shop_id=? AND state=? AND module=?)",
    ]
    assert "USE TEMP B-TREE FOR ORDER BY" not in steps
