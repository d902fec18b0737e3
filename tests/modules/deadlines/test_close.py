"""The daily close: what of mine is still open, notes for the next shift, and the day's record."""

import pytest
from modules.after_sales.scene import Desk
from modules.deadlines.test_checks import CHECK, mark, sign_off
from modules.deadlines.test_taking import hire
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from world import OWNER, RIVAL, TEMP, at, merchant

from roost.kernel.data import clocks
from roost.kernel.data.clocks import Plate
from roost.kernel.pure.flow import Deadline
from roost.kernel.pure.refusal import Conflict, Forbidden, Invalid
from roost.modules.audit.models import Deed
from roost.modules.deadlines.commands import closing, handing, taking
from roost.modules.deadlines.commands.closing import CloseBody
from roost.modules.deadlines.commands.handing import Thing, Write
from roost.modules.deadlines.permissions import VIEW
from roost.modules.deadlines.queries import closing as days
from roost.modules.deadlines.views import days as views
from roost.modules.notices.models import Notice

AMY = merchant("amy", VIEW, CHECK, "orders.view", "after_sales.view")
BEN = merchant("ben", VIEW, "orders.view")


@pytest.fixture
def world(world):
    for id in ("amy", "ben"):
        world.does(OWNER, hire, id)
    return world


def wind(work, thing, due, fen=None, owner="amy", module="orders"):
    deadline = Deadline(due, "orders.ship_promise@2020-01-01")
    clocks.wind(work, module, thing, "overdue", deadline, Plate(f"订单 {thing}", fen, owner))


def day(world, who=AMY):
    return world.sees(who, lambda look: views.day(look, days.day(look)))


def close(world, who=AMY, note=""):
    return world.does(who, closing.close, CloseBody(note))


def write(world, words="明早先联系中通", who=AMY, **more):
    return world.does(who, handing.write, Write(words, **more))


def test_b_29_open_for_me_is_what_is_mine_and_late_or_due_today(world):
    world.does(OWNER, wind, "today", at(1, 23), 300)
    world.does(OWNER, wind, "at midnight", at(2, 0), 300)
    world.does(OWNER, wind, "another's", at(1, 22), 300, "ben")
    world.does(OWNER, wind, "nobody's", at(1, 22), 300, "")
    world.does(OWNER, wind, "late", at(1, 20, 30), 500)
    world.wait(hours=1)
    world.does(OWNER, clocks.set_hands, "orders", "late", ["overdue"], clocks.Hand.LATE)
    found = day(world)
    assert [(c.thing, c.late) for c in found.clocks] == [("late", True), ("today", False)]
    assert (found.open, found.stake_fen, found.ends_at) == (2, 300, at(2, 0))


def test_b_29_the_conversations_in_my_hands_and_the_waiting_check_are_on_the_same_screen(world):
    desk = Desk(world)
    desk.shipped()
    world.wait_until(at(2, 8))
    found = day(world)
    assert ([c.label_zh for c in found.checks], found.open) == (["早上检查"], 1)
    assert day(world, BEN).checks == []  # who may not check is not asked to
    [check] = found.checks
    mark(desk, check, who=merchant("amy", VIEW, CHECK))
    sign_off(desk, check, merchant("amy", VIEW, CHECK))
    assert day(world).open == 0


def test_b_29_a_day_is_closed_with_what_was_still_open(world):
    world.does(OWNER, wind, "o1", at(1, 23), 300)
    write(world)
    kept = close(world, note="o1 明早发")
    assert (kept.day, kept.open, kept.due_today, kept.late, kept.stake_fen) == (
        "2024-01-01",
        1,
        1,
        0,
        300,
    )
    assert [i["title"] for i in kept.items] == ["订单 o1"]
    assert day(world).closed.note == "o1 明早发"
    [deed] = world.sees(OWNER, deeds, "deadlines.close")
    assert (deed.who, deed.data) == ("amy", {"day": "2024-01-01", "open": 1})


def deeds(look, what):
    return look.session.scalars(select(Deed).where(Deed.what == what)).all()


def test_what_is_left_open_wants_a_word_and_an_empty_day_wants_none(world):
    assert close(world, BEN).open == 0
    world.does(OWNER, wind, "o1", at(1, 23))
    with pytest.raises(Conflict, match="还有1项未完成,请写明去向"):
        close(world)


def test_a_day_may_be_closed_again_and_the_last_one_counts(world):
    close(world, note="一")
    world.wait(hours=1)
    close(world, note="二")
    assert day(world).closed.note == "二"
    world.wait_until(at(2, 0))
    assert day(world).closed is None


def test_a_closed_day_is_never_changed(world):
    close(world)
    forge = text("UPDATE deadlines_closes SET note = 'x' WHERE shop_id = :s")
    with pytest.raises(IntegrityError, match="append-only"):
        world.does(OWNER, lambda work: work.session.execute(forge, {"s": "shop-1"}))


def test_everybodys_days_are_for_who_manages_them(world):
    close(world, AMY)
    world.wait(minutes=5)
    close(world, BEN)
    assert [c.who for c in world.sees(OWNER, days.closes).items] == ["ben", "amy"]
    assert [c.who for c in world.sees(AMY, days.closes).items] == ["amy"]
    assert [c.who for c in world.sees(OWNER, days.closes, "2024-01-02").items] == []
    assert world.sees(RIVAL, days.closes).items == []
    with pytest.raises(Forbidden):
        world.sees(TEMP, days.closes)


def test_b_29_a_note_waits_until_the_next_shift_acknowledges_it(world):
    note = write(world, things=[Thing("orders", "o1", "订单 R1")])
    assert day(world).notes == []  # one's own waits for others
    [waiting] = day(world, BEN).notes
    assert (waiting.text, waiting.things[0]["title"]) == ("明早先联系中通", "订单 R1")
    world.wait(hours=10)
    taken = world.does(BEN, handing.take_over, note.id)
    assert (taken.taken_by, taken.taken_at, taken.waits) == ("ben", at(2, 6), False)
    assert day(world, BEN).notes == []
    assert [n.taken_name for n in day(world).written] == ["ben"]
    [deed] = world.sees(OWNER, deeds, "deadlines.take_over")
    assert (deed.who, deed.data) == ("ben", {"from": "amy"})
    with pytest.raises(Conflict, match="ben已确认这条交接"):
        world.does(OWNER, handing.take_over, note.id)


def test_nobody_acknowledges_what_he_wrote_himself(world):
    note = write(world)
    with pytest.raises(Conflict, match="须由接班人确认"):
        world.does(AMY, handing.take_over, note.id)


def test_a_note_to_one_person_is_told_to_him_and_no_other_takes_it(world):
    note = write(world, to="ben")
    told = world.sees(OWNER, lambda look: look.session.scalars(select(Notice)).all())
    assert [(n.staff_id, n.link) for n in told] == [("ben", "/deadlines/close")]
    cat = merchant("cat", VIEW)
    assert day(world, cat).notes == []
    with pytest.raises(Forbidden, match="写给其他成员"):
        world.does(cat, handing.take_over, note.id)
    assert world.does(BEN, handing.take_over, note.id).taken_by == "ben"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"to": "nobody"}, "该成员不在本店或已停用"),
        ({"to": "amy"}, "交接须交给其他成员"),
        ({"things": [Thing("nowhere", "x", "y")]}, "没有这个模块"),
        ({"things": [Thing("orders", "x", "y")] * 21}, "一条交接最多关联20项"),
        ({"things": [Thing("orders", "x" * 65, "y")]}, "64"),
        ({"things": [Thing("orders", " ", "y")]}, "不能为空"),
    ],
)
def test_a_note_goes_to_a_colleague_and_names_real_things(world, more, sentence):
    with pytest.raises(Invalid, match=sentence):
        write(world, **more)


def test_what_a_note_names_is_cleaned_as_every_text_is(world):
    note = write(world, things=[Thing("orders", " o1 ", " R1 ")])
    assert note.things == [{"module": "orders", "thing": "o1", "title": "R1"}]


def test_a_clock_that_was_taken_on_the_wall_is_on_the_takers_close(world):
    world.does(OWNER, wind, "o1", at(1, 23), None, "")
    [row] = world.sees(OWNER, lambda look: look.session.scalars(select(clocks.Clock)).all())
    world.does(AMY, taking.take, row.id)
    assert [c.thing for c in day(world).clocks] == ["o1"]
