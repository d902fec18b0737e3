"""Who may set which number, who sees it, and how agents come and go."""

import pytest
from modules.conversations.scene import SUPERVISOR, TALK, Reception
from vectors import rows
from world import merchant

from roost.kernel.pure.refusal import Conflict, Forbidden, NotFound, NotNow
from roost.modules.conversations import queries as conversations
from roost.modules.conversations.commands import care
from roost.modules.conversations.commands.care import StepBody, TransferBody
from roost.modules.routing import queries, views
from roost.modules.routing.commands import presence, relief, seats, settings
from roost.modules.routing.commands.settings import CapacityBody, CapacityByOwnerBody, SettingsBody
from roost.modules.routing.models import Agent

BOSS = merchant("owner", owner=True)


@pytest.fixture
def desk(world) -> Reception:
    return Reception(world)


def listed(desk, actor):
    page = desk.world.sees(actor, lambda look: views.agents(look, queries.everybody(look)).items)
    return {a.id: a.capacity for a in page}


@pytest.mark.proves("S2-06")
def test_each_agent_sets_his_own_limit_and_the_owner_only_sees_it(desk):
    desk.agent("amy", 7)
    ben = merchant("ben", *TALK, "routing.view")
    desk.agent("ben", 3)
    assert listed(desk, BOSS) == {"amy": 7, "ben": 3}
    assert listed(desk, ben) == {"amy": None, "ben": 3}
    for nosy in (BOSS, ben):
        with pytest.raises(Forbidden):
            desk.world.does(nosy, settings.set_capacity, "amy", CapacityBody(9))
    desk.world.does(BOSS, settings.set_capacity_by_owner, CapacityByOwnerBody(True))
    desk.world.does(BOSS, lambda work: settings.set_capacity(work, "amy", CapacityBody(9)).id)
    with pytest.raises(Forbidden):
        desk.world.does(ben, settings.set_capacity, "amy", CapacityBody(1))
    assert listed(desk, BOSS)["amy"] == 9


@pytest.mark.proves("S2-05")
@pytest.mark.parametrize(("given", "expected"), rows("reception_assign"))
def test_no_way_of_giving_exceeds_the_limit(desk, given, expected):
    amy = desk.agent("amy", 50)
    limit, held = given["reception_limit"], given["open"]

    def fill(work):
        agent = work.get(Agent, "amy")
        for n in range(held):
            seats.give_to(work, f"c{n}", "amy", "arrival")
        agent.capacity = limit

    desk.world.does(amy, fill)

    def give(work):
        if given["event"] in ("assign", "last_agent", "stand_in"):
            return bool(seats.place(work, "new", given["event"], wished="amy").agent)
        return bool(seats.hand_over(work, "new", "amy", given["event"]).agent)

    try:
        got = desk.world.does(amy, give)
    except Conflict:
        got = False
    assert got is expected["given"]


@pytest.mark.proves("S2-03")
def test_busy_takes_nothing_new_and_goes_on_with_what_there_is(desk):
    amy, first, second = desk.agent("amy"), desk.buyer(1), desk.buyer(2)
    thread = desk.says(first, "在吗").thread
    desk.go(amy, "busy")
    desk.says(first, "还在吗")
    desk.says(amy, "在的", thread)
    desk.says(second, "有人吗")
    assert desk.conversation(second).status == "queued"
    desk.go(amy, "online")
    assert desk.conversation(second).owner == "amy"


@pytest.mark.proves("S2-03")
def test_nobody_goes_offline_with_open_conversations_before_they_are_handed_over(desk):
    amy = desk.agent("amy")
    desk.agent("ben", 1)
    for n in (1, 2, 3):
        desk.says(desk.buyer(n), "在吗")
    held = [n for n in (1, 2, 3) if desk.conversation(desk.buyer(n)).owner == "amy"]
    assert len(held) == 2
    with pytest.raises(NotNow, match="您还有2个未结束的会话"):
        desk.go(amy, "offline")
    desk.agent("cat", 1)
    desk.go(amy, "busy")
    moved = desk.world.does(amy, care.transfer_all, TransferBody(to="cat"))
    assert moved == 2
    desk.go(amy, "offline")
    states = sorted(desk.conversation(desk.buyer(n)).status for n in held)
    assert states == ["human", "queued"]


def test_a_buyer_waits_for_an_agent_who_is_there_and_full_and_for_no_other(desk):
    amy, ben, buyer = desk.agent("amy"), desk.agent("ben", online=False), desk.buyer()
    desk.says(buyer, "在吗")
    held = desk.conversation(buyer).id

    def hand(to):
        return desk.world.does(amy, care.transfer, held, TransferBody(to=to, wait=True)).status

    with pytest.raises(NotFound, match="该客服尚未上线过"):
        hand("nobody")
    with pytest.raises(Conflict, match="ben当前不在线"):
        hand("ben")
    assert desk.conversation(buyer).owner == "amy"
    desk.world.does(ben, lambda work: settings.set_my_capacity(work, CapacityBody(1)))
    desk.go(ben, "online")
    desk.says(other := desk.buyer(2), "有人吗")
    assert desk.conversation(other).owner == "ben"
    assert hand("ben") == "queued"


@pytest.mark.proves("S2-03")
def test_a_lost_connection_is_waited_for_ninety_seconds(desk):
    amy, buyer, world = desk.agent("amy"), desk.buyer(), desk.world
    desk.says(buyer, "在吗")
    world.does(amy, presence.disconnected, "amy", world.now)
    world.wait(seconds=89)
    assert desk.conversation(buyer).owner == "amy"
    desk.agent("ben")
    world.wait(seconds=1)
    c = desk.conversation(buyer)
    assert (c.status, c.owner) == ("human", "ben")
    assert world.history(amy, "routing", "amy")[-1][0] == "lose"


def test_a_screen_that_was_open_before_his_first_day_counts(desk):
    """The socket is there before the desk: who then goes online is not lost after the grace."""
    amy, dan, world = merchant("amy", *TALK), merchant("dan", *TALK), desk.world
    for who in ("amy", "dan"):
        world.does(merchant(who), presence.connected, who)
    desk.go(amy, "online")
    with pytest.raises(Forbidden):
        desk.go(dan, "online")
    world.wait(minutes=5)
    assert listed(desk, BOSS) == {"amy": 10}
    assert world.sees(amy, queries.mine).agent.status == "online"


def test_who_comes_back_in_time_loses_nothing(desk):
    amy, buyer, world = desk.agent("amy"), desk.buyer(), desk.world
    desk.says(buyer, "在吗")
    world.does(amy, presence.disconnected, "amy", world.now)
    world.wait(seconds=60)
    world.does(amy, presence.connected, "amy")
    world.wait(minutes=5)
    assert desk.conversation(buyer).owner == "amy"


def test_stretches_of_presence_are_kept_for_reports(desk):
    amy, world = desk.agent("amy"), desk.world
    began = world.now
    world.wait(hours=1)
    desk.go(amy, "busy")
    world.wait(minutes=10)
    desk.go(amy, "offline")
    kept = world.sees(amy, queries.intervals, "amy", began, world.now)
    spans = [(i.status, (i.end - i.start).total_seconds() / 60) for i in kept]
    assert spans == [("online", 60), ("busy", 10)]


@pytest.mark.proves("S4-09")
def test_the_queue_shows_places_and_reasons_and_can_be_relieved(desk):
    desk.agent("amy", 1)
    for n in (1, 2, 3):
        desk.says(desk.buyer(n), "在吗")
    queue = desk.world.sees(SUPERVISOR, lambda look: views.queue(look, queries.queue(look)))
    assert (queue.waiting, queue.reason, queue.full) == (2, "all_full", 1)
    ids = [desk.conversation(desk.buyer(n)).id for n in (2, 3)]
    assert [p.id for p in queue.items] == ids
    desk.world.does(SUPERVISOR, lambda work: relief.wake_stand_in(work, "ben").id)
    desk.world.does(
        merchant("ben", *TALK), lambda w: settings.set_my_capacity(w, CapacityBody(1)).id
    )
    assert desk.conversation(desk.buyer(2)).owner == "ben"
    desk.says(desk.buyer(4), "在吗")
    last = desk.conversation(desk.buyer(4))
    assert last.status == "queued"
    desk.world.does(SUPERVISOR, care.relieve, last.id, StepBody())
    assert desk.conversation(desk.buyer(4)).status == "offline_message"


@pytest.mark.proves("S4-42")
def test_the_two_halves_of_online_service_are_switched_apart(desk):
    desk.agent("amy", 1)
    desk.says(desk.buyer(1), "在吗")
    desk.go(merchant("amy", *TALK), "busy")
    switches = SettingsBody(
        online_service=True,
        offline_assignment=False,
        weighted=False,
        last_agent_first=True,
        busy_blocks_all=False,
    )
    desk.world.does(BOSS, lambda work: settings.set_switches(work, switches).shop_id)
    desk.says(desk.buyer(2), "在吗")
    waiting = desk.conversation(desk.buyer(2)).id
    desk.world.does(SUPERVISOR, care.relieve, waiting, StepBody())
    desk.go(merchant("amy", *TALK), "online")
    desk.agent("ben")
    assert desk.conversation(desk.buyer(2)).status == "offline_message"


@pytest.mark.proves("S4-12")
def test_offline_messages_are_given_out_when_somebody_has_room(desk):
    buyer = desk.buyer()
    desk.says(buyer, "有人吗")
    c = desk.conversation(buyer)
    assert (c.status, c.cause) == ("offline_message", "nobody_online")
    desk.agent("amy")
    assert desk.conversation(buyer).owner == "amy"
    assert all(party != "system" for party, _ in desk.texts(buyer))


@pytest.mark.proves("S2-03")
def test_read_literally_busy_holds_new_messages_back_until_he_is_online_again(desk):
    amy, buyer, world = desk.agent("amy"), desk.buyer(), desk.world
    switches = SettingsBody(True, True, False, True, True)
    world.does(BOSS, lambda work: settings.set_switches(work, switches).shop_id)
    thread = desk.says(buyer, "在吗").thread
    pushed = []
    world.store.bus = lambda told: pushed.extend(told.pushes)
    desk.go(amy, "busy")
    for text in ("一", "二"):
        desk.says(buyer, text)
    mine = [p for p in pushed if any(to.endswith(":amy") for to in p.to)]
    assert mine == []
    seen = world.sees(amy, conversations.messages, thread, 0, 50)
    assert [m.seq for m in seen.messages] == [1, 2]
    assert desk.thread(buyer).due is not None, "the clock runs on"
    desk.go(amy, "online")
    mine = [p.data.decode() for p in pushed if any(to.endswith(":amy") for to in p.to)]
    assert [("一" in m, "二" in m) for m in mine] == [(True, False), (False, True)]
    assert len(world.sees(amy, conversations.messages, thread, 0, 50).messages) == 4
