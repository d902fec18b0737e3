"""What was done is written down, in a chain that shows where it was tampered with."""

import pytest
from sqlalchemy import case, delete, text, update
from sqlalchemy.exc import IntegrityError
from world import OWNER, RIVAL, TEMP, at, merchant

from roost.kernel.pure.refusal import Forbidden
from roost.modules.audit import facade, queries
from roost.modules.audit.models import Deed
from roost.modules.audit.permissions import VIEW

CLERK = merchant("clerk", VIEW)
AUDIT = Deed.__table__
MINE = AUDIT.c.shop_id == OWNER.shop_id


def do(world, count=10, who=OWNER):
    for n in range(count):
        world.does(who, facade.record, f"toy.deed_{n % 2}", f"thing-{n}", {"n": n})


def tamper(world, statement):
    """As somebody would who has the file, and takes away the triggers first."""

    def change(work):
        for verb in ("update", "delete"):
            work.session.execute(text(f"DROP TRIGGER IF EXISTS audit_no_{verb}"))
        work.session.execute(statement.where(MINE))

    world.does(OWNER, change)


def test_an_untouched_log_is_whole(world):
    do(world)
    assert world.sees(OWNER, facade.verify) == facade.Verdict(10)
    assert world.sees(RIVAL, facade.verify) == facade.Verdict(0)


CHANGES = {"name": "x", "data": {}, "at": at(1, 1), "who": "me", "thing": "", "party": "buyer"}


@pytest.mark.parametrize("seq", [1, 5, 10])
@pytest.mark.parametrize("field", CHANGES)
def test_a_changed_row_is_named(world, seq, field):
    do(world)
    change = {field: CHANGES[field]}
    tamper(world, update(AUDIT).where(AUDIT.c.seq == seq).values(change))
    assert world.sees(OWNER, facade.verify).broken == seq


@pytest.mark.parametrize("seq", [1, 5])
def test_a_missing_row_is_named(world, seq):
    do(world)
    tamper(world, delete(AUDIT).where(AUDIT.c.seq == seq))
    assert world.sees(OWNER, facade.verify).broken == seq


def test_two_rows_that_changed_places_are_found(world):
    do(world)
    swapped = {3: -4, 4: -3}
    swap = update(AUDIT).where(AUDIT.c.seq.in_(swapped))
    tamper(world, swap.values(seq=case(swapped, value=AUDIT.c.seq)))
    tamper(world, update(AUDIT).where(AUDIT.c.seq < 0).values(seq=-AUDIT.c.seq))
    assert world.sees(OWNER, facade.verify).broken == 3


@pytest.mark.parametrize("deed", [update(AUDIT).values(name="x"), delete(AUDIT)])
def test_the_database_refuses_to_change_the_log(world, deed):
    do(world)
    with pytest.raises(IntegrityError, match="append-only"):
        world.does(OWNER, lambda work: work.session.execute(deed.where(MINE)))


def test_the_log_is_read_page_by_page_the_newest_first(world):
    do(world, 5)
    first = world.sees(CLERK, queries.page, queries.Filter(), None, 3)
    rest = world.sees(CLERK, queries.page, queries.Filter(), first.next, 3)
    assert [d.seq for d in (*first.deeds, *rest.deeds)] == [5, 4, 3, 2, 1]
    assert (rest.next, first.counts) == (None, {"toy.deed_0": 3, "toy.deed_1": 2})


def test_the_log_is_filtered_by_who_what_thing_and_date(world):
    do(world, 4)
    world.wait(days=1)
    do(world, 2, who=merchant("other"))

    def seen(**asked):
        shown = world.sees(CLERK, queries.page, queries.Filter(**asked), None, 50)
        return [d.seq for d in shown.deeds]

    assert seen(who="other") == [6, 5]
    assert seen(what="toy.deed_1") == [6, 4, 2]
    assert seen(thing="thing-1", what="toy.deed_1") == [6, 2]
    assert seen(since=world.now) == [6, 5]
    assert seen(until=world.now) == [4, 3, 2, 1]


def test_only_who_may_reads_the_log_and_only_of_the_own_shop(world):
    do(world, 1)
    with pytest.raises(Forbidden, match="该岗位无操作日志的权限"):
        world.sees(TEMP, queries.page, queries.Filter(), None, 50)
    assert world.sees(RIVAL, queries.page, queries.Filter(), None, 50).deeds == []
