"""The twice-daily parcel check: opened by its round, signed off parcel by parcel, or missed."""

from datetime import time, timedelta

import pytest
from modules.orders.scene import SELLER, ZTO, Scene
from msgspec import ValidationError, to_builtins
from msgspec.structs import replace
from sqlalchemy import select
from world import OWNER, RIVAL, TEMP, at, merchant

from roost.kernel.pure.policy import Row
from roost.kernel.pure.refusal import Conflict, Forbidden, Invalid, NotFound, NotNow
from roost.modules.audit.models import Deed
from roost.modules.deadlines.commands import checking
from roost.modules.deadlines.commands.checking import MarkBody, SignOff
from roost.modules.deadlines.models import Check
from roost.modules.deadlines.permissions import CHECK, VIEW
from roost.modules.deadlines.policies import PARCEL_CHECK, ParcelCheck, Round
from roost.modules.deadlines.queries import checks
from roost.modules.deadlines.queries import wall as wall_queries
from roost.modules.deadlines.queries.wall import Asked
from roost.modules.deadlines.rules import next_turn
from roost.modules.deadlines.states import Status
from roost.modules.deadlines.views.checks import whole
from roost.modules.parcels import facade as parcels

CLERK = merchant("clerk", VIEW, CHECK, "parcels.view")
DEFAULT = PARCEL_CHECK.built_in[0].rule


@pytest.fixture
def scene(world):
    """Monday, 20:00: a parcel leaves that nobody will pick up."""
    scene = Scene(world)
    scene.order = scene.shipped()
    return scene


def open_checks(scene):
    return scene.world.sees(CLERK, checks.waiting)


def the_check(scene):
    [check] = open_checks(scene)
    return check


def shown(scene, check, who=CLERK):
    return scene.world.sees(who, lambda look: whole(look, checks.one(look, check.id)))


def mark(scene, check, mark="known", note="", who=CLERK, ids=None):
    ids = [p.id for p in shown(scene, check).parcels] if ids is None else ids
    return scene.world.does(who, checking.mark, check.id, MarkBody(ids, mark, note))


def sign_off(scene, check, who=CLERK):
    return scene.world.does(who, checking.sign_off, check.id, SignOff())


@pytest.mark.proves("S0-16")
def test_twice_a_day_a_check_opens_with_a_clock_on_the_wall(scene):
    assert open_checks(scene) == []
    scene.world.wait_until(at(2, 8))
    check = the_check(scene)
    assert (check.label_zh, check.day) == ("早上检查", "2024-01-02")
    [clock] = scene.world.sees(CLERK, wall_queries.wall, Asked(module="deadlines")).items
    assert (clock.step_zh, clock.due, clock.thing) == ("包裹检查漏打卡", at(2, 11), check.id)
    mark(scene, check)
    sign_off(scene, check)
    assert scene.world.sees(CLERK, wall_queries.wall, Asked(module="deadlines")).items == []
    scene.world.wait_until(at(2, 16))
    assert the_check(scene).label_zh == "下班前检查"


@pytest.mark.proves("S0-16")
def test_no_signing_off_before_every_parcel_in_trouble_was_seen(scene):
    scene.world.wait_until(at(2, 8))
    check = the_check(scene)
    page = shown(scene, check)
    [parcel] = page.parcels
    assert (parcel.trouble_zh, parcel.waybill, page.unseen) == ("发货后一直未揽收", ZTO[1], 1)
    [step] = page.steps
    assert (step.name, step.open, step.why) == ("check", False, "还有1个异常包裹未标记,不能打卡")
    with pytest.raises(NotNow, match="还有1个异常包裹未标记"):
        sign_off(scene, check)
    mark(scene, check, "handled", "已催快递揽收")
    assert [s.open for s in shown(scene, check).steps] == [True]
    done = sign_off(scene, check)
    assert (done.status, done.who, done.found, done.done_at) == ("done", "clerk", 1, at(2, 8))
    [deed] = scene.world.sees(OWNER, deeds, "deadlines.check")
    assert (deed.who, deed.data) == ("clerk", {"found": 1, "late": False})


def deeds(look, what):
    return look.session.scalars(select(Deed).where(Deed.what == what)).all()


def test_what_is_decided_stays_beside_the_check_and_is_recalled_at_the_next(scene):
    scene.world.wait_until(at(2, 8))
    morning = the_check(scene)
    mark(scene, morning, "known", "快递说下午来")
    sign_off(scene, morning)
    [kept] = shown(scene, morning).marked
    assert (kept.mark, kept.note, kept.who_name) == ("known", "快递说下午来", "clerk")
    scene.world.wait_until(at(2, 16))
    [parcel] = shown(scene, the_check(scene)).parcels
    assert (parcel.mark, parcel.before.note) == (None, "快递说下午来")


@pytest.mark.proves("S0-16")
def test_a_missed_check_stays_on_the_wall_until_it_is_made_up_or_the_day_is_over(scene):
    scene.world.wait_until(at(2, 11, 0, 1))
    check = the_check(scene)
    [late] = scene.world.sees(CLERK, wall_queries.wall, Asked(module="deadlines")).items
    assert (late.late, check.missed_at) == (True, at(2, 11, 0, 1))
    mark(scene, check)
    made_up = sign_off(scene, check)
    assert (made_up.status, shown(scene, check).check.late) == ("done", True)
    scene.world.wait_until(at(3, 8))
    listed = scene.world.sees(CLERK, checks.page, None).items
    assert [(c.day, c.status) for c in listed] == [
        ("2024-01-03", "open"),
        ("2024-01-02", "missed"),
        ("2024-01-02", "done"),
    ]
    assert len(scene.world.sees(CLERK, checks.page, Status.MISSED).items) == 1
    [one] = scene.world.sees(CLERK, wall_queries.wall, Asked(module="deadlines")).items
    assert one.due == at(3, 11)
    with pytest.raises(Conflict, match="漏打卡"):
        sign_off(scene, listed[1])


def test_a_shop_without_parcels_under_way_is_not_asked(scene):
    for kind in ("picked_up", "delivered"):
        scene.world.does(SELLER, parcels.track, ZTO[1], kind, scene.world.now)
    scene.world.wait_until(at(3, 12))
    assert open_checks(scene) == []
    scene.shipped()
    scene.world.wait_until(at(3, 16))
    assert len(open_checks(scene)) == 1


def test_a_second_parcel_does_not_begin_the_rounds_again(scene):
    scene.shipped()
    scene.world.wait_until(at(2, 8))
    assert len(open_checks(scene)) == 1


@pytest.mark.parametrize(
    ("hours", "kinds", "trouble"),
    [
        (11, (), None),
        (12, (), "not_picked_up"),
        (12, ("picked_up",), None),
        (47, ("picked_up",), None),
        (48, ("picked_up",), "stuck"),
        (48, ("picked_up", "in_transit", "delivered"), None),
        (1, ("refused",), "refused"),
        (1, ("lost",), "lost"),
    ],
)
def test_which_parcels_want_a_look(scene, hours, kinds, trouble):
    for kind in kinds:
        scene.world.does(SELLER, parcels.track, ZTO[1], kind, scene.world.now)
    scene.world.wait(hours=hours)
    found = scene.world.sees(CLERK, checks.troubled)
    assert [p.trouble for p in found] == ([trouble] if trouble else [])


def test_a_shop_with_two_shifts_checks_four_times(scene):
    hours = ((8, 9), (11, 12), (14, 15), (21, 23))
    rounds = tuple(
        Round(f"第{n}次", f"No. {n}", time(a), time(b)) for n, (a, b) in enumerate(hours)
    )
    rule = to_builtins(ParcelCheck(rounds))
    row = Row("deadlines.parcel_check", at(1, 0), rule, "自定", None, "shop-1")
    scene.world.store.rules = scene.world.store.rules.plus(row)
    scene.world.wait_until(at(2, 8))  # the first is of the edition that was there before
    scene.world.wait_until(at(3, 0))
    opened = [(c.day, c.label_zh) for c in scene.world.sees(CLERK, checks.page, None).items]
    assert opened == [("2024-01-02", f"第{n}次") for n in (3, 2, 1, 0)]


@pytest.mark.parametrize(
    "rounds",
    [
        [DEFAULT.rounds[0]],
        list(reversed(DEFAULT.rounds)),
        [DEFAULT.rounds[0], replace(DEFAULT.rounds[1], opens=time(10))],
    ],
    ids=["one a day", "in the wrong order", "one in another"],
)
def test_an_edition_has_two_rounds_at_least_one_after_the_other(rounds):
    row = Row("deadlines.parcel_check", at(1), {"rounds": to_builtins(rounds)}, "自定")
    with pytest.raises(ValidationError):
        row.edition_of(PARCEL_CHECK)


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (at(1, 7, 59), at(1, 8)),
        (at(1, 8), at(1, 16)),
        (at(1, 20), at(2, 8)),
        (at(31, 16), at(31, 8) + timedelta(days=1)),
    ],
)
def test_the_next_round_is_the_first_that_opens_later(now, opens):
    assert next_turn(lambda _: DEFAULT, now).opens_at == opens


def test_only_with_the_right_and_only_in_ones_own_shop(scene):
    scene.world.wait_until(at(2, 8))
    check = the_check(scene)
    for deed in (lambda: mark(scene, check, who=TEMP), lambda: sign_off(scene, check, TEMP)):
        with pytest.raises(Forbidden, match="包裹检查打卡"):
            deed()
    with pytest.raises(NotFound, match="打卡记录不存在"):
        sign_off(scene, check, RIVAL)
    with pytest.raises(Forbidden, match="时钟墙"):
        shown(scene, check, TEMP)


def test_what_is_not_in_trouble_cannot_be_marked(scene):
    scene.world.wait_until(at(2, 8))
    check = the_check(scene)
    with pytest.raises(Invalid, match="有包裹不在异常清单内"):
        mark(scene, check, ids=["nothing"])
    with pytest.raises(Invalid, match="请标记为已处理或已知悉"):
        mark(scene, check, "ignored")
    with pytest.raises(Invalid, match="一次最多标记100个包裹"):
        mark(scene, check, ids=[])


def test_who_can_make_it_up_is_told_of_a_miss(scene):
    from modules.deadlines.test_taking import hire  # noqa: PLC0415 # beside its tests

    from roost.modules.notices.models import Notice  # noqa: PLC0415

    scene.world.does(OWNER, hire, "amy")
    scene.world.wait_until(at(2, 11, 0, 1))
    rows = scene.world.sees(OWNER, lambda look: look.session.scalars(select(Notice)).all())
    told = [n for n in rows if n.kind == "deadlines.check_missed"]
    assert told == []  # amy has no right to it
    assert scene.world.sees(OWNER, lambda look: look.session.scalar(select(Check.status))) == "open"
