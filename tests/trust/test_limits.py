"""M2: every stated limit of service requests under a burst of fifty, twenty times over."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import monotonic

import pytest
from doors import open_face
from modules.service_requests.scene import CLERK, SELLER, Desk
from world import at

from roost.kernel.pure.refusal import Refusal
from roost.kernel.pure.time import micros
from roost.modules.service_requests import queries
from roost.modules.service_requests.commands import asking, replying
from roost.modules.service_requests.commands.asking import Seen
from roost.modules.service_requests.commands.replying import Reply
from roost.modules.service_requests.models import Request

BURST, ROUNDS, NOT_HUNG = 50, 20, 60


@pytest.fixture
def desk(open_world) -> Desk:
    """Monday, 10:00."""
    return Desk(open_world(begin=at(1, 10)))


def at_once(desk, actor, deed, *args):
    """Fifty wait for the writer; how many of them are accepted when it comes."""
    store, held = desk.world.store, Event()
    store._writer.submit(held.wait, NOT_HUNG)
    asked = [store.work(actor, lambda work: deed(work, *args)) for _ in range(BURST)]
    held.set()
    refused = [one.exception(NOT_HUNG) for one in asked]
    assert all(isinstance(no, Refusal) for no in refused if no)
    return refused.count(None)


@pytest.mark.proves("S1-31")
def test_of_fifty_reminders_one_an_hour_goes_out_and_two_in_all(desk):
    requests = [desk.send() for _ in range(ROUNDS)]
    for request in requests:
        desk.reply(request)
    for accepted in (1, 1, 0):
        desk.world.wait(hours=1, seconds=1)
        each = [at_once(desk, CLERK, asking.remind, r, Seen()) for r in requests]
        assert each == [accepted] * ROUNDS
    assert sum("提醒您" in said for said in desk.heard()) == 2 * ROUNDS


@pytest.mark.proves("S1-15")
def test_of_fifty_urges_one_an_hour_counts(desk):
    requests = [desk.send() for _ in range(ROUNDS)]
    for _ in range(2):
        each = [at_once(desk, desk.buyer, asking.urge, r) for r in requests]
        assert each == [1] * ROUNDS
        desk.world.wait(hours=1)
    assert {desk.read(r).urge_count for r in requests} == {2}


def test_of_fifty_replies_one_is_the_shops(desk):
    requests = [desk.send() for _ in range(ROUNDS)]
    each = [at_once(desk, CLERK, replying.reply, r, Reply(True)) for r in requests]
    assert each == [1] * ROUNDS
    assert {len(desk.world.sees(CLERK, queries.replies, r)) for r in requests} == {1}


def test_the_same_over_the_wire(desk, monkeypatch):
    request = desk.send()
    desk.reply(request)
    desk.world.wait(hours=1, seconds=1)
    monkeypatch.setattr("roost.kernel.web.desk.Desk.who", lambda *_: CLERK)
    held = Event()
    with open_face(desk.world) as shop, ThreadPoolExecutor(BURST) as crowd:
        desk.world.store._writer.submit(held.wait, NOT_HUNG)
        path = f"/api/service_requests/{request}/remind"
        asked = [crowd.submit(shop.post, path, {}) for _ in range(BURST)]
        waiting, end = desk.world.store._writer._work_queue, monotonic() + NOT_HUNG
        while waiting.qsize() < BURST and monotonic() < end:  # until all have come in
            pass
        held.set()
        codes = [one.result(NOT_HUNG).status_code for one in asked]
    assert (codes.count(200), codes.count(409)) == (1, BURST - 1)


def careless(desk, request):
    """The planted bug: what was allowed at a look is written down afterwards, whatever is there."""

    def add(work):
        kept = work.session.get_one(Request, (work.shop_id, request))
        kept.reminders = [*kept.reminders, micros(work.now)]

    def allowed(look):
        return len(look.session.get_one(Request, (look.shop_id, request)).reminders) < 2

    may = [desk.world.sees(SELLER, allowed) for _ in range(BURST)]
    for yes in may:
        if yes:
            desk.world.does(SELLER, add)
    return len(desk.read(request).reminders)


def test_a_limit_that_is_looked_up_first_is_caught(desk):
    assert careless(desk, desk.send()) > 2
