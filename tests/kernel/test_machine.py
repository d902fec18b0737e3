"""A flow at work: clocks, history, counts, versions, adoption."""

from datetime import timedelta

import pytest
from kernel.toy import ANSWER, MACHINE, MANIFEST, Status, Ticket, answer, ask
from sqlalchemy import select, update
from world import OWNER, RIVAL, TEMP, at, buyer, merchant

from roost.kernel.data import counts
from roost.kernel.data.clocks import Clock
from roost.kernel.data.later import Later
from roost.kernel.pure.refusal import Forbidden, NotFound, OutOfTurn, Overtaken

CLERK = merchant("clerk", ANSWER)


@pytest.fixture
def toys(open_world):
    world = open_world([MANIFEST])
    world.does(buyer(), ask)
    return world


def status(world):
    return world.sees(OWNER, lambda look: look.get(Ticket, "t1").status)


def test_what_nobody_answers_is_missed_a_second_after_its_last_good_instant(toys):
    toys.wait_until(at(1, 22))
    assert status(toys) == "asked"
    toys.wait(seconds=1)
    assert status(toys) == "missed"
    assert toys.history(OWNER, "toy", "t1")[-1] == ("miss", at(1, 22, 0, 1))


def test_an_answer_that_comes_too_late_is_refused_before_the_bell_has_rung(toys):
    toys.time.move_to(at(1, 22, 0, 1))
    with pytest.raises(OutOfTurn):
        toys.does(CLERK, answer)


def test_a_jump_dates_every_change_by_its_due_instant(toys):
    toys.wait(days=30)
    assert toys.history(OWNER, "toy", "t1")[-1] == ("miss", at(1, 22, 0, 1))


def test_a_step_stops_the_clocks_of_its_state_and_keeps_them_for_the_record(toys):
    toys.does(CLERK, answer)
    kept = toys.sees(OWNER, lambda look: look.session.scalars(select(Clock)).all())
    assert [(c.step, c.state) for c in kept] == [("miss", "stopped")]
    assert toys.sees(OWNER, lambda look: look.session.scalars(select(Later)).all()) == []


def test_the_tabs_counts_follow_every_step(toys):
    toys.does(buyer(), ask, "t2")
    toys.does(CLERK, answer)
    assert toys.sees(OWNER, counts.of, "toy") == {"asked": 1, "answered": 1}


def test_who_has_no_right_is_told_which_and_another_shop_sees_nothing(toys):
    with pytest.raises(Forbidden, match="该岗位无玩具的权限,不允许操作"):
        toys.does(TEMP, answer)
    with pytest.raises(NotFound):
        toys.does(RIVAL, answer)


def test_a_stale_copy_is_never_written(toys):
    table = Ticket.__table__

    def overtaken(work):
        ticket = work.get(Ticket, "t1")
        mine = (table.c.shop_id == "shop-1", table.c.id == "t1")
        work.session.execute(update(table).where(*mine).values(version=ticket.version + 1))
        MACHINE.move(work, ticket, "answer")

    with pytest.raises(Overtaken):
        toys.does(CLERK, overtaken)
    assert status(toys) == "asked"


def found(id, since):
    return {
        "shop_id": "shop-1",
        "id": id,
        "status": Status.ASKED,
        "asked_at": since,
        "since": since,
    }


def test_adopted_rows_wind_only_clocks_of_the_future(toys):
    now = toys.now
    rows = [found("old", now - timedelta(days=3)), found("new", now - timedelta(hours=1))]
    toys.does(OWNER, MACHINE.adopt_many, rows, "orders.csv")
    assert toys.due(OWNER, "toy", "old") == {}
    assert toys.due(OWNER, "toy", "new") == {"miss": now + timedelta(hours=1)}
    toys.wait(days=3)
    assert toys.history(OWNER, "toy", "old") == [("adopt", now - timedelta(days=3))]
    assert toys.sees(OWNER, counts.of, "toy") == {"missed": 2, "asked": 1}


def test_the_steps_say_what_is_open_and_why_not(toys):
    def steps(look):
        return MACHINE.flow.steps_for(look.actor, look.get(Ticket, "t1"), look.now, look.rules)

    [closed] = toys.sees(TEMP, steps)
    assert (closed.open, closed.why) == (False, "该岗位无玩具的权限,不允许操作")
    [offered] = toys.sees(CLERK, steps)
    assert offered.open
