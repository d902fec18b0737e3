"""The shop sets the hours of its parcel checks, shift by shift, from a day on (S0-16, RD-26)."""

from datetime import date, time

import pytest
from doors import found_a_shop, open_face
from modules.orders.scene import Scene
from sqlalchemy import select
from world import OWNER, RIVAL, TEMP, at, merchant

from roost.kernel.pure.refusal import Forbidden, Invalid, Overtaken
from roost.modules.audit.models import Deed
from roost.modules.deadlines.commands import setting
from roost.modules.deadlines.commands.setting import Hours, SetHours, ShiftBody
from roost.modules.deadlines.permissions import SETTINGS, VIEW
from roost.modules.deadlines.policies import PARCEL_CHECK, ParcelCheck
from roost.modules.deadlines.queries import checks, hours
from roost.modules.deadlines.rules import Shift, rounds_of, shifts_of
from roost.modules.deadlines.views import hours as views

HEAD = merchant("head", VIEW, SETTINGS)
CLERK = merchant("clerk", VIEW)
DAY = ("早班", ("08:00", "09:00"), ("15:00", "16:00"))
LATE = ("晚班", ("13:00", "14:00"), ("21:00", "22:30"))
NIGHT = ("夜班", ("22:00", "23:00"), ("05:00", "06:00"))


@pytest.fixture
def scene(world):
    """Monday, 20:00: a parcel leaves that nobody will pick up."""
    scene = Scene(world)
    scene.shipped()
    return scene


def shift(name, *rounds):
    return ShiftBody([Hours(*r) for r in rounds], name)


def body(*shifts, pickup=12, stuck=48, **more):
    return SetHours([shift(*s) for s in shifts], pickup, stuck, **more)


def sets(scene, *shifts, who=HEAD, **more):
    return scene.world.does(who, setting.set_hours, body(*shifts, **more))


def opened(scene):
    """Every check there was: day, opening, whose."""
    found = scene.world.sees(CLERK, checks.page, None).items
    return [(c.day, f"{c.opens_at.astimezone(at(1).tzinfo):%H:%M}", c.title) for c in found[::-1]]


def seen(scene, who=CLERK):
    return scene.world.sees(who, lambda look: views.whole(look, hours.settings(look)))


@pytest.mark.proves("S0-16")
def test_two_shifts_check_four_times_from_the_day_that_was_set(scene):
    sets(scene, DAY, LATE, since=date(2024, 1, 3))
    scene.world.wait_until(at(4, 0))
    assert opened(scene) == [
        ("2024-01-02", "08:00", "早上检查"),
        ("2024-01-02", "16:00", "下班前检查"),
        ("2024-01-03", "08:00", "早班 上班检查"),
        ("2024-01-03", "13:00", "晚班 上班检查"),
        ("2024-01-03", "15:00", "早班 下班前检查"),
        ("2024-01-03", "21:00", "晚班 下班前检查"),
    ]


@pytest.mark.proves("S0-16")
def test_what_is_set_in_the_evening_holds_the_next_morning(scene):
    """The bell for eight o'clock was set already: it is taken back, and one for six is set."""
    sets(scene, ("", ("06:00", "07:00"), ("17:00", "18:00")), since=date(2024, 1, 2))
    scene.world.wait_until(at(3, 0))
    assert opened(scene) == [
        ("2024-01-02", "06:00", "早上检查"),
        ("2024-01-02", "17:00", "下班前检查"),
    ]


def test_at_once_means_the_rounds_that_are_still_to_come(scene):
    scene.world.wait_until(at(2, 12))
    sets(scene, ("", ("09:00", "10:00"), ("13:00", "14:00"), ("20:00", "21:00")))
    scene.world.wait_until(at(3, 8, 30))
    assert opened(scene) == [
        ("2024-01-02", "08:00", "早上检查"),
        ("2024-01-02", "13:00", "第2次检查"),
        ("2024-01-02", "20:00", "下班前检查"),
    ]
    scene.world.wait_until(at(3, 9))
    assert opened(scene)[-1][:2] == ("2024-01-03", "09:00")


def test_a_check_that_is_open_keeps_the_hours_it_was_opened_with(scene):
    scene.world.wait_until(at(2, 8))
    sets(scene, ("", ("08:30", "09:00"), ("20:00", "21:00")))
    [check, later] = seen(scene).today.rounds[0], seen(scene).today.rounds[1]
    assert (check.state, check.closes_at) == ("open", at(2, 11))
    assert later.opens_at == at(2, 8, 30)


def test_the_hours_in_which_a_parcel_wants_a_look_are_the_shops_too(scene):
    scene.world.wait(hours=4)
    assert scene.world.sees(CLERK, checks.troubled) == []
    sets(scene, DAY, pickup=4)
    assert len(scene.world.sees(CLERK, checks.troubled)) == 1


def test_the_screen_shows_today_as_it_was_and_will_be(scene):
    scene.world.wait_until(at(2, 12))
    shown = seen(scene)
    assert [(r.label_zh, r.state) for r in shown.today.rounds] == [
        ("早上检查", "missed"),
        ("下班前检查", "coming"),
    ]
    assert (shown.own, shown.may_set, shown.editions) == (False, False, [])
    assert shown.hours == shown.usual
    assert seen(scene, HEAD).may_set


def test_a_preview_keeps_nothing(scene):
    scene.world.wait_until(at(2, 12))
    draft = scene.world.sees(
        HEAD, lambda look: views.draft(look, setting.preview(look, body(DAY, LATE)))
    )
    assert [(r.shift, r.state) for r in draft.today.rounds] == [
        ("", "missed"),
        ("晚班", "coming"),
        ("早班", "coming"),
        ("晚班", "coming"),
    ]
    assert [r.opens_at for r in draft.first.rounds] == [at(3, h) for h in (8, 13, 15, 21)]
    assert len(seen(scene).today.rounds) == 2
    assert seen(scene).version == 0


@pytest.mark.proves("S0-16")
def test_whose_word_it_was_stands_beside_every_edition(scene):
    sets(scene, DAY, LATE, since=date(2024, 1, 3))
    scene.world.wait(hours=1)
    sets(scene, DAY, who=OWNER)
    shown = seen(scene)
    assert [(e.who, e.state, e.since, e.published) for e in shown.editions] == [
        ("head", "coming", at(3), at(1, 20)),
        ("owner", "in_force", at(1, 21), at(1, 21)),
    ]
    assert [s.name for s in shown.editions[0].hours.shifts] == ["早班", "晚班"]
    assert (shown.own, shown.since, shown.version) == (True, at(3), 2)
    assert [s.name for s in shown.hours.shifts] == ["早班", "晚班"]
    deeds = scene.world.sees(OWNER, lambda look: list(look.session.scalars(select(Deed))))
    assert [d.who for d in deeds if d.what == "deadlines.settings"] == ["head", "owner"]


def test_two_who_set_it_at_once_are_told_apart(scene):
    sets(scene, DAY, version=0)
    with pytest.raises(Overtaken):
        sets(scene, LATE, version=0)
    sets(scene, LATE, version=1)


def test_it_is_the_hours_of_this_shop_alone(scene):
    sets(scene, DAY)
    theirs = scene.world.sees(RIVAL, hours.settings)
    assert (theirs.rule, theirs.written) == (PARCEL_CHECK.built_in[0].rule, [])


WRONG = [
    ([], {}, "bad_shifts", "/shifts"),
    ([("", DAY[1])], {}, "bad_rounds", "/shifts/0/rounds"),
    ([("", *[DAY[1]] * 5)], {}, "bad_rounds", "/shifts/0/rounds"),
    ([DAY, ("", LATE[1], LATE[2])], {}, "shift_unnamed", "/shifts/1/name"),
    ([DAY, ("早班", LATE[1], LATE[2])], {}, "shift_twice", "/shifts/1/name"),
    (
        [("", ("09:00", "08:00"), DAY[2])],
        {},
        "ends_before_it_begins",
        "/shifts/0/rounds/0/closes",
    ),
    (
        [DAY, ("晚班", ("09:00", "10:00"), LATE[2])],
        {},
        "rounds_overlap",
        "/shifts/1/rounds/0/opens",
    ),
    ([DAY], {"pickup": 0}, "bad_trouble_hours", "/pickup_hours"),
    ([DAY], {"stuck": 241}, "bad_trouble_hours", "/stuck_hours"),
    ([DAY], {"since": date(2024, 1, 1)}, "bad_first_day", "/since"),
    ([DAY], {"since": date(2024, 5, 1)}, "bad_first_day", "/since"),
]


@pytest.mark.proves("S0-16")
@pytest.mark.parametrize(("shifts", "more", "code", "pointer"), WRONG, ids=lambda v: str(v)[:20])
def test_what_cannot_be_is_refused_where_it_stands(scene, shifts, more, code, pointer):
    with pytest.raises(Invalid) as no:
        sets(scene, *shifts, **more)
    assert (no.value.code, no.value.pointer) == (code, pointer)
    assert seen(scene).version == 0


def test_each_shift_checks_twice_whoever_writes_the_rule():
    rounds = rounds_of([Shift("早班", ((time(8), time(9)), (time(15), time(16))))])
    with pytest.raises(ValueError, match="每班至少检查两次"):
        ParcelCheck((*rounds, rounds_of([Shift("晚班", ((time(21), time(22)),))])[0]))


@pytest.mark.parametrize("shifts", [[DAY], [DAY, LATE], [NIGHT], [DAY, NIGHT]], ids=str)
def test_shifts_come_back_as_they_were_set(shifts):
    wanted = [
        Shift(name, tuple((time.fromisoformat(a), time.fromisoformat(b)) for a, b in rounds))
        for name, *rounds in shifts
    ]
    kept = sorted(shifts_of(ParcelCheck(rounds_of(wanted))), key=lambda s: s.name)
    assert kept == sorted(wanted, key=lambda s: s.name)


def test_a_night_shift_leaves_in_the_morning(scene):
    sets(scene, DAY, NIGHT, since=date(2024, 1, 3))
    scene.world.wait_until(at(4, 0))
    day = [(clock, title) for day, clock, title in opened(scene) if day == "2024-01-03"]
    assert day == [
        ("05:00", "夜班 下班前检查"),
        ("08:00", "早班 上班检查"),
        ("15:00", "早班 下班前检查"),
        ("22:00", "夜班 上班检查"),
    ]


def test_only_with_the_right(scene):
    for who in (CLERK, TEMP):
        with pytest.raises(Forbidden, match="包裹检查时段设置"):
            sets(scene, DAY, who=who)
        with pytest.raises(Forbidden, match="包裹检查时段设置"):
            scene.world.sees(who, setting.preview, body(DAY))
    with pytest.raises(Forbidden, match="时钟墙"):
        scene.world.sees(TEMP, hours.settings)


@pytest.mark.parametrize("clock", ["24:00", "9:00", "09:00:00", "09:00Z", ""])
def test_times_are_hours_and_minutes(world, clock):
    asked = {"shifts": [{"rounds": [{"opens": clock, "closes": "10:00"}]}]}
    with open_face(world) as client:
        found_a_shop(client)
        no = client.post("/api/deadlines/hours", asked | {"pickup_hours": 12, "stuck_hours": 48})
        assert no.status_code == 422
