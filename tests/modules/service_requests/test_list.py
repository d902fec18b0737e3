"""The desk's list: tabs, filters, and who stands first (S1-12 to S1-22)."""

from datetime import timedelta
from random import Random

import pytest
from modules.service_requests.minutes import working_left
from modules.service_requests.scene import CLERK, SELLER
from sqlalchemy import event
from world import RIVAL, TEMP, at

from roost.kernel.pure.refusal import Forbidden, Invalid
from roost.kernel.pure.time import SECOND
from roost.modules.orders import facade as orders
from roost.modules.service_requests import queries
from roost.modules.service_requests.commands.creating import draft
from roost.modules.service_requests.commands.machine import set_face
from roost.modules.service_requests.models import Request
from roost.modules.service_requests.queries.lists import Filter, tab_counts
from roost.modules.service_requests.rules.kinds import Level, Pace
from roost.modules.service_requests.states import Status
from roost.modules.service_requests.views import desk as views

TWO, TWELVE = timedelta(hours=2), timedelta(hours=12)


@pytest.mark.proves("S1-12", "S1-13", "S1-16", "S1-18", "S1-21")
def test_each_tab_shows_its_state_and_all_shows_the_four(desk):
    pending, waiting, review, closed = (desk.send() for _ in range(4))
    desk.reply(waiting)
    desk.reply(review, resolved=False)
    desk.reply(closed)
    desk.answer(closed)
    tabs = {tab: desk.listed(tab=tab) for tab in ("all", *Status)}
    assert tabs == {
        "all": [pending, closed, review, waiting],
        "pending": [pending],
        "awaiting_buyer": [waiting],
        "platform_review": [review],
        "closed": [closed],
    }
    found = desk.world.sees(CLERK, tab_counts)
    assert {tab: found[tab] for tab in tabs} == {tab: len(ids) for tab, ids in tabs.items()}
    with pytest.raises(Invalid):
        desk.listed(tab="withdrawn")


@pytest.mark.proves("S1-22")
def test_the_four_filters_go_together(desk):
    first = desk.send()
    desk.world.wait(hours=1)
    other = desk.paid()
    second, third = desk.send(order=other), desk.send(order=other, type="courier")
    number, order_no = desk.read(third).number, desk.card(other).order_no
    asked = [
        ({"order_no": order_no}, [second, third]),
        ({"number": number}, [third]),
        ({"type": "courier"}, [third]),
        ({"created_to": at(1, 11)}, [first]),
        ({"created_from": at(1, 11)}, [second, third]),
        ({"order_no": order_no, "type": "shipping", "created_from": at(1, 11)}, [second]),
        ({"order_no": order_no, "created_to": at(1, 11)}, []),
    ]
    for filters, wanted in asked:
        for tab in ("all", "pending"):
            assert desk.listed(tab=tab, **filters) == wanted, filters


@pytest.mark.proves("S1-15")
def test_short_time_urging_and_the_rest_stand_in_four_tiers(desk):
    rest, urged = desk.send(36), desk.send(30)
    today, soon = desk.send(11), desk.send(3)
    desk.urge(urged)
    assert desk.listed() == [urged, soon, today, rest]
    desk.world.wait_until(at(1, 11, 0, 1))  # less than two hours are left of three
    assert desk.listed() == [soon, urged, today, rest]
    desk.urge(today)
    assert desk.listed() == [soon, today, urged, rest]


def crowd(desk, random, count):
    """Requests received over the last days, by all clocks, many of them urged."""

    def fill(work):
        card = orders.card(work, desk.order)
        for n in range(count):
            request = draft(work, card, work.new_id(), "shipping", Level.AGREED, f"SR{n:05}")
            request.demand, request.limit_s = "请核实", 3600 * random.randint(2, 60)
            ago = timedelta(seconds=random.choice((0, 1, 3600)) * random.randint(0, 60))
            request.cycle_at = request.created_at = work.now - ago
            if random.random() < 0.3:
                left = random.choice((TWO, TWELVE)) + random.randint(-2, 2) * SECOND
                request.deadline_at = work.now + random.choice((left, left * random.random()))
            request.urge_count = random.choice((0, 0, 1, 2))
            request.urged = request.urge_count > 0
            if random.random() < 0.2:
                request.status = random.choice(list(Status)[1:])
            set_face(work, request)
            if request.pace is Pace.NONE or request.due_at > work.now:
                work.session.add(request)

    desk.world.does(SELLER, fill)


def slow_order(desk):
    """The rule as the source reads, over all rows, by the clock that looks at every second."""
    now = desk.world.now
    rows = desk.world.sees(SELLER, lambda look: list(look.session.query(Request)))
    pending = [r for r in rows if r.status is Status.PENDING]

    def key(r):
        working = r.pace is Pace.WORKING
        left = working_left(now, r.shown_at) if working else r.shown_at - now
        tier = 1 if left < TWO else 2 if r.urge_count else 3 if left < TWELVE else 4
        return tier, left, -r.urge_count, r.created_at, r.id

    others = [r for r in rows if r.status is not Status.PENDING]
    others.sort(key=lambda r: (r.created_at, r.id), reverse=True)
    return [r.id for r in sorted(pending, key=key)], [r.id for r in others]


def leafed(desk, tab, size):
    found, cursor = [], None
    while True:
        page = desk.world.sees(CLERK, queries.requests_page, Filter(tab=tab), size, cursor)
        found += [r.id for r in page.items]
        if (cursor := page.next) is None:
            return found


@pytest.mark.proves("S1-15")
@pytest.mark.parametrize("begin", [(3, 20, 59, 59), (3, 12), (4, 3)])
def test_pages_come_in_the_order_that_a_slow_sort_finds(desk_at, begin):
    desk = desk_at(*begin)
    crowd(desk, Random(15), 220)
    pending, others = slow_order(desk)
    assert len(pending) > 100
    for size in (100, 7):
        assert leafed(desk, "pending", size) == pending
        assert leafed(desk, "all", size) == [*pending, *others]


@pytest.mark.proves("S1-15")
def test_the_second_page_goes_on_from_the_instant_of_the_first(desk):
    """Its cursor carries the `now` of the first: what has grown urgent since is not shown twice."""
    first, second, third = desk.send(3), desk.send(4), desk.send(5)
    page = desk.world.sees(CLERK, queries.requests_page, Filter(), 1)
    desk.world.wait_until(at(1, 12, 30))
    following = desk.world.sees(CLERK, queries.requests_page, Filter(), 2, page.next)
    assert [r.id for r in (*page.items, *following.items)] == [first, second, third]
    assert following.now == at(1, 12, 30)


@pytest.mark.proves("S1-14")
def test_both_instants_stand_in_the_list_and_the_first_gives_way(desk):
    request = desk.send()

    def row():
        page = desk.world.sees(
            CLERK, lambda look: views.page(look, queries.requests_page(look, Filter()))
        )
        return page.items[0]

    shown = row()
    assert (shown.shown_by, shown.shown_at, shown.due_at) == ("strict", at(2, 10), at(3, 10))
    assert (shown.remaining_s, shown.paused) == (86_400, False)
    desk.world.wait_until(at(2, 3))
    assert (row().remaining_s, row().paused) == (7 * 3600, False)
    desk.world.wait_until(at(2, 10))
    shown = row()
    assert (shown.shown_by, shown.shown_at, shown.strict_at) == ("due", at(3, 10), at(2, 10))
    assert shown.remaining_s == 12 * 3600
    desk.world.wait_until(at(2, 23))
    assert (row().remaining_s, row().paused, row().late) == (3600, True, False)
    assert desk.read(request).status == "pending"


@pytest.mark.proves("S1-14")
def test_a_platform_may_choose_to_show_the_due_instant_alone(desk):
    window = {"opens": "09:00:00", "closes": "21:00:00"}
    desk.rule("clock", {"kind": "working_clock", "window": window, "strict_first": False})
    found = desk.read(desk.send())
    assert (found.shown_by, found.shown_at) == ("due", at(3, 10))


def test_who_may_not_see_it_sees_nothing(desk):
    desk.send()
    with pytest.raises(Forbidden):
        desk.listed(TEMP)
    assert desk.listed(RIVAL, tab="all") == []
    with pytest.raises(Invalid):
        desk.world.sees(CLERK, queries.requests_page, Filter(), 101)
    with pytest.raises(Invalid):
        desk.world.sees(CLERK, queries.requests_page, Filter(), 10, "forged.cursor")


@pytest.fixture
def heard(desk):
    """The statements of a look, and how the database would find what they ask for."""

    def listen(actor, ask):
        said = []

        def note(_conn, _cursor, statement, values, *_):
            said.append((statement, values))

        def looked(look):
            engine = look.session.get_bind()
            event.listen(engine, "before_cursor_execute", note)
            try:
                return ask(look)
            finally:
                event.remove(engine, "before_cursor_execute", note)

        desk.world.sees(actor, looked)
        return said

    return listen


ASKED = [
    {},
    {"tab": "all"},
    {"tab": "closed"},
    {"type": "courier"},
    {"number": "SR1"},
    {"order_no": "1", "tab": "all"},
    {"created_from": at(1), "tab": "all"},
    {"buyer_id": "b", "tab": "all"},
    {"tab": "awaiting_buyer", "type": "courier"},
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_page_costs_three_statements_and_each_has_its_index(desk, heard, asked):
    for _ in range(3):
        desk.reply(desk.send())
        desk.send()

    def page(look):
        return views.page(look, queries.requests_page(look, Filter(**asked), 30))

    said = heard(CLERK, page)
    assert 1 < len(said) <= 3, said

    def plans(look):
        raw = look.session.connection().connection.cursor()
        return [
            row[3]
            for statement, values in said
            for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", values)
        ]

    steps = desk.world.sees(SELLER, plans)
    scans = [s for s in steps if s.startswith("SCAN") and "service_requests" in s]
    assert steps
    assert scans == []
    if set(asked) <= {"tab"}:  # in the order of the index, whatever the shop has
        assert [s for s in steps if "TEMP B-TREE FOR ORDER" in s] == []
