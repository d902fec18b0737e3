"""Who is responsible: taken with one key, given with a right, and remembered by the matter."""

import pytest
from modules.deadlines.scene import CLERK, manifests, stop, wind
from sqlalchemy import select
from world import OWNER, RIVAL, at, merchant

from roost.kernel.pure.refusal import Conflict, Forbidden, Invalid, NotFound
from roost.modules.audit.models import Deed
from roost.modules.deadlines.commands import taking
from roost.modules.deadlines.commands.taking import Give
from roost.modules.deadlines.permissions import VIEW
from roost.modules.deadlines.queries import wall as queries
from roost.modules.deadlines.queries.wall import Asked
from roost.modules.notices.models import Notice
from roost.modules.staff.events import Unbound
from roost.modules.staff.models import Person
from roost.modules.staff.states import Status


@pytest.fixture
def world(open_world):
    world = open_world(manifests())
    world.does(OWNER, hire, "amy")
    return world


def hire(work, id):
    kept = {"shop_id": work.shop_id, "id": id, "name": id.title(), "owner": False}
    work.session.add(Person(**kept, status=Status.AUTHORIZED, im_access=False, joined=work.now))


def clock(world, thing="o1", module="orders", who=OWNER):
    found = world.sees(who, queries.wall, Asked(module=module)).items
    return next(d for d in found if d.thing == thing)


def test_one_takes_a_matter_and_has_it_on_ones_own_wall(world):
    world.does(OWNER, wind, "orders", "o1", 5)
    world.does(CLERK, taking.take, clock(world).id)
    assert clock(world).owner == "clerk"
    [mine] = world.sees(CLERK, queries.wall, Asked(mine=True)).items
    assert mine.thing == "o1"


def test_who_took_it_stands_in_the_log_with_whose_it_was(world):
    world.does(OWNER, wind, "orders", "o1", 5, None, "amy")
    world.does(CLERK, taking.take, clock(world).id)
    world.does(CLERK, taking.leave, clock(world).id)
    deeds = world.sees(OWNER, lambda look: look.session.scalars(select(Deed)).all())
    told = [(d.what, d.who, d.thing, d.data["was"], d.data["now"]) for d in deeds]
    assert told == [
        ("deadlines.give", "clerk", "o1", "amy", "clerk"),
        ("deadlines.leave", "clerk", "o1", "clerk", ""),
    ]


def test_the_next_clock_of_the_same_matter_is_the_same_persons(world):
    world.does(OWNER, wind, "orders", "o1", 5)
    world.does(CLERK, taking.take, clock(world).id)
    world.does(OWNER, stop, "orders", "o1")
    world.wait(hours=1)
    world.does(OWNER, wind, "orders", "o1", 48)
    assert (clock(world).due, clock(world).owner) == (at(3, 21), "clerk")


def test_another_persons_is_taken_away_only_with_the_right_to_assign(world):
    world.does(OWNER, wind, "orders", "o1", 5, None, "amy")
    with pytest.raises(Forbidden, match="指派与全店日清"):
        world.does(CLERK, taking.leave, clock(world).id)
    with pytest.raises(Forbidden, match="指派与全店日清"):
        world.does(CLERK, taking.give, clock(world).id, Give("clerk"))
    world.does(OWNER, taking.leave, clock(world).id)
    assert clock(world).owner == ""


def test_who_is_given_something_is_told_with_the_way_there(world):
    world.does(OWNER, wind, "orders", "o1", 5)
    world.does(OWNER, taking.give, clock(world).id, Give("amy"))
    assert (clock(world).owner, clock(world).owner_name) == ("amy", "Amy")
    told = world.sees(OWNER, lambda look: look.session.scalars(select(Notice)).all())
    assert [(n.staff_id, n.link, n.text) for n in told] == [("amy", "/orders/o1", "orders o1")]


def test_nothing_is_given_to_a_stranger(world):
    world.does(OWNER, wind, "orders", "o1", 5)
    with pytest.raises(Invalid, match="该成员不在本店或已停用"):
        world.does(OWNER, taking.give, clock(world).id, Give("nobody"))


def test_a_conversation_is_its_receivers_matter(world):
    world.does(OWNER, wind, "chats", "c1", 1)
    found = clock(world, "c1", "chats")
    assert found.takes is False
    with pytest.raises(Conflict, match="请在会话中转接"):
        world.does(OWNER, taking.take, found.id)


def test_what_is_over_or_out_of_sight_cannot_be_taken(world):
    world.does(OWNER, wind, "orders", "o1", 5)
    id = clock(world).id
    for stranger in (RIVAL, merchant("x", VIEW)):
        with pytest.raises(NotFound, match="时钟不存在"):
            world.does(stranger, taking.take, id)
    world.does(OWNER, stop, "orders", "o1")
    with pytest.raises(Conflict, match="该时限已结束"):
        world.does(CLERK, taking.take, id)


def test_what_somebody_watched_who_left_the_shop_is_nobodys(world):
    world.does(OWNER, wind, "orders", "o1", 5, None, "amy")
    world.does(OWNER, wind, "orders", "o2", 5, None, "clerk")
    left = Unbound(at=world.now, shop_id="shop-1", thing="amy")
    world.does(OWNER, lambda work: work.tell(left))
    assert (clock(world, "o1").owner, clock(world, "o2").owner) == ("", "clerk")
