"""Each figure equals its recomputation from the raw rows, and opens to the rows it counts."""

import random
from collections import Counter
from datetime import timedelta

import pytest
from doors import open_face
from modules.orders.scene import SELLER
from modules.service_requests.scene import CLERK, REFEREE
from vectors import rows as vector_rows
from world import TEMP, at

from roost.kernel.data import history
from roost.kernel.pure.refusal import Forbidden, Invalid, NotFound, Refusal
from roost.modules.service_requests.models import Cycle, Request
from roost.modules.service_requests.policies import DAY
from roost.modules.service_requests.queries import figures
from roost.modules.service_requests.rules.figures import FIGURES, median, rate, satisfied
from roost.modules.service_requests.rules.kinds import Act

SINCE, UNTIL = at(1, 0), at(15, 0)


def board(desk, who=CLERK, *more):
    return desk.world.sees(who, figures.figures_of, SINCE, UNTIL, *more)


def drill(desk, figure, who=CLERK):
    rows, cursor = [], None
    while True:
        asked = (figure, SINCE, UNTIL, "", 7, cursor)
        page = desk.world.sees(who, figures.counted, *asked)
        rows += [(c.request.id, c.cycle) for c in page.items]
        if not (cursor := page.next):
            return rows


class Told:
    """One cycle of a request, read from its history alone."""

    def __init__(self, request: Request, number: int, start, due) -> None:
        self.request, self.number, self.start, self.due = request, number, start, due
        self.reply = self.outcome = self.ruled = None


def told(desk) -> list[Told]:
    """The raw rows: every entry of the history, and the deadline of each cycle by the clock."""

    def read(look):
        kept = look.session.query(Cycle).all()
        found = []
        for request in look.session.query(Request).all():
            entries = history.of(look, "service_requests", request.id)
            found += cycles_of(request, entries, [c for c in kept if mine(c, request)])
        return found

    return desk.world.sees(SELLER, read)


def cycles_of(request, entries, kept) -> list[Told]:
    dues = {c.number: c.due_at for c in kept}
    cycles: list[Told] = []
    for e in entries:
        if e.step in ("start", "send_back"):
            if cycles:
                cycles[-1].ruled = e.step
            due = DAY.add(e.at, timedelta(seconds=e.data["limit_s"]))
            cycles.append(Told(request, len(cycles) + 1, e.at, due))
            assert dues[len(cycles)] == due
        else:
            note(cycles[-1], e)
    return cycles


def note(here: Told, e) -> None:
    if e.step == "reply":
        here.reply = here.reply or e.at
    elif e.step in ("answer", "no_answer"):
        here.outcome = e.data.get("answer", "unanswered")
    elif e.step in ("approve", "act"):
        here.ruled = e.step


def mine(cycle, request) -> bool:
    return cycle.request_id == request.id


def lives(desk, seed: int) -> None:
    """Two weeks of requests, each step taken or not at random; what is refused is refused."""
    chance = random.Random(seed)
    orders = [desk.paid() for _ in range(3)]
    known: list[str] = []
    deeds = (
        lambda r: desk.reply(r, resolved=True, text=chance.choice(["已处理", "", "请等待"])),
        lambda r: desk.reply(r, resolved=False, text="联系不上"),
        lambda r: desk.answer(r, chance.random() < 0.6),
        desk.approve,
        lambda r: desk.drive_back(r, chance.choice([None, 2, 5])),
        lambda r: desk.act(r, Act.CLOSE),
        desk.urge,
    )
    for _ in range(90):
        desk.world.wait(minutes=chance.randrange(10, 360))
        if chance.random() < 0.3 or not known:
            hours = chance.choice([None, 2, 3, 30])
            try:
                known.append(desk.send(hours, order=chance.choice(orders)))
            except Refusal:
                continue
        for request in chance.sample(known, min(3, len(known))):
            try:
                chance.choice(deeds)(request)
            except Refusal:
                continue


@pytest.mark.proves("S1-11")
@pytest.mark.parametrize("seed", [1, 2])
def test_every_figure_equals_its_recomputation_from_the_raw_rows(desk, seed):
    lives(desk, seed)
    cycles, found = told(desk), board(desk)
    assert len(cycles) > 15
    assert_past(desk, cycles, found)
    assert_present(desk, cycles, found)
    assert_charts(cycles, found)
    assert board(desk, REFEREE, "shop-1") == found
    assert board(desk, REFEREE) == found


def was_due(desk, cycles):
    now = desk.world.now
    return [c for c in cycles if SINCE <= c.due < UNTIL and (c.reply or c.due < now)]


def assert_past(desk, cycles, found):
    """What is counted by an instant of the period, and the rows behind each of them."""
    due = was_due(desk, cycles)
    good = [c for c in due if c.reply and c.reply <= c.due]
    handled = [c for c in cycles if c.reply and SINCE <= c.reply < UNTIL]
    ruled = Counter(c.ruled for c in cycles if c.ruled)
    ended = Counter(c.outcome for c in cycles if c.outcome)
    assert found.received == len(first(cycles))
    assert (found.due, found.in_time, found.overdue) == (len(due), len(good), len(due) - len(good))
    assert found.in_time_rate == rate(len(good), len(due))
    spans = [int(DAY.between(c.start, c.reply).total_seconds()) for c in handled]
    assert found.median_handling_s == median(spans)
    assert found.sent_back_rate == rate(ruled["send_back"], sum(ruled.values()))
    assert found.satisfied_rate == rate(ended["satisfied"], sum(ended.values()))
    rows = {
        "received": first(cycles),
        "due": due,
        "in_time_rate": due,
        "in_time": good,
        "overdue": [c for c in due if c not in good],
        "median_handling_s": handled,
        "sent_back_rate": [c for c in cycles if c.ruled],
        "satisfied_rate": [c for c in cycles if c.outcome],
    }
    for figure, right in rows.items():
        shown = [id if figure == "received" else (id, n) for id, n in drill(desk, figure)]
        told = [c.request.id if figure == "received" else (c.request.id, c.number) for c in right]
        assert sorted(shown) == sorted(told), figure


def assert_present(desk, cycles, found):
    """What waits for the shop now, by the time that is left."""
    pending = [c for c in cycles if c.request.status == "pending" and is_last(c)]
    left = {c.request.id: remaining(desk, c.request) for c in pending}
    two, twelve = timedelta(hours=2), timedelta(hours=12)
    assert found.open_2h == sum(span < two for span in left.values())
    assert found.open_12h == sum(two <= span < twelve for span in left.values())
    assert found.open_rest == sum(span >= twelve for span in left.values())
    assert found.urged == sum(c.request.urge_count > 0 for c in pending)
    buckets = ("open_2h", "open_12h", "open_rest")
    shown = [id for figure in buckets for id, _ in drill(desk, figure)]
    assert sorted(shown) == sorted(left)
    assert len(drill(desk, "urged")) == found.urged


def assert_charts(cycles, found):
    assert sum(d.in_time for d in found.days) == found.in_time
    assert sum(d.overdue for d in found.days) == found.overdue
    days = Counter((c.request.created_at.astimezone(SINCE.tzinfo)).date() for c in first(cycles))
    assert {d.day: d.received for d in found.days if d.received} == dict(days)
    types = Counter(c.request.type for c in first(cycles))
    assert {t.type: t.n for t in found.types} == dict(types)


def first(cycles):
    return [c for c in cycles if c.number == 1]


def is_last(cycle) -> bool:
    return cycle.number == cycle.request.cycle


def remaining(desk, request):
    """By the clock of the instant that is shown first."""
    now = desk.world.now
    if request.shown_at <= now:
        return request.shown_at - now
    if request.pace == "working":
        return DAY.between(now, request.shown_at)
    return request.shown_at - now


@pytest.mark.proves("S1-11")
def test_the_figures_over_the_wire_with_the_rows_behind_them(desk, monkeypatch):
    request = desk.send(2)
    desk.world.wait(hours=1)
    desk.reply(request, text="已补发")
    monkeypatch.setattr("roost.kernel.web.desk.Desk.who", lambda *_: CLERK)
    period = {"since": "2024-01-01T00:00:00+08:00", "until": "2024-01-02T00:00:00+08:00"}
    with open_face(desk.world) as shop:
        told = shop.get("/api/service_requests/figures", **period).json()
        assert told["in_time_rate"] == {"numerator": 1, "denominator": 1, "display": "100.00%"}
        assert told["sent_back_rate"]["display"] == "—"
        assert told["median_handling_s"] == 3600
        assert told["days"] == [{"day": "2024-01-01", "received": 1, "in_time": 1, "overdue": 0}]
        page = shop.get("/api/service_requests/figures/in_time", **period).json()
        assert [(r["id"], r["counted_cycle"]) for r in page["items"]] == [(request, 1)]
        far = period | {"until": "2025-01-01T00:00:00+08:00"}
        assert shop.get("/api/service_requests/figures", **far).json()["code"] == "bad_period"


def test_a_period_has_an_order_and_an_end(desk):
    for since, until in ((UNTIL, SINCE), (SINCE, SINCE), (SINCE, SINCE + timedelta(days=93))):
        with pytest.raises(Invalid):
            desk.world.sees(CLERK, figures.figures_of, since, until)
    with pytest.raises(NotFound):
        desk.world.sees(CLERK, figures.counted, "profit", SINCE, UNTIL)
    with pytest.raises(Forbidden):
        desk.world.sees(TEMP, figures.figures_of, SINCE, UNTIL)


@pytest.mark.proves("S1-11", "S1-17")
@pytest.mark.parametrize(("given", "expected"), vector_rows("service_request_satisfaction"))
def test_satisfaction_with_and_without_the_silent(given, expected):
    all_of_them, answered = satisfied(given["satisfied"], given["unsatisfied"], given["unanswered"])
    assert all_of_them.display == expected["with_unanswered"]
    assert answered.display == expected["without_unanswered"]


def test_a_median_is_the_one_in_the_middle():
    assert [median(v) for v in ([], [5], [9, 1, 5], [1, 2], [1, 4])] == [None, 5, 5, 2, 3]


def test_every_figure_opens(desk):
    desk.send()
    for figure in FIGURES:
        assert isinstance(drill(desk, figure), list)
