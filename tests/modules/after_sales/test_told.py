"""Who is told: the people with the right ring, the figures show what the examples say."""

import pytest
from modules.after_sales.scene import REFEREE, SELLER
from sqlalchemy import select
from vectors import rows

from roost.modules.after_sales.rules.kinds import Kind
from roost.modules.after_sales.rules.shares import Share
from roost.modules.notices.models import Notice
from roost.modules.staff import models as staff
from roost.modules.staff.states import Status


@pytest.fixture
def owner(desk):
    def hire(work):
        person = staff.Person(
            shop_id=work.shop_id,
            id="owner",
            status=Status.AUTHORIZED,
            name="店主",
            owner=True,
            im_access=True,
            joined=work.now,
        )
        work.session.add(person)

    desk.world.does(SELLER, hire)
    return "owner"


def rung(desk, who):
    def ask(look):
        own = Notice.kind.startswith("after_sales.")
        mine = select(Notice).where(Notice.staff_id == who, Notice.level != "info", own)
        mine = mine.order_by(Notice.id)
        return [(n.kind, n.title_zh, n.level) for n in look.session.scalars(mine)]

    return desk.world.sees(SELLER, ask)


@pytest.mark.proves("S3-68")
def test_a_broken_promise_rings(desk, owner):
    case = desk.case(Kind.RESEND)
    desk.agree(case)
    desk.world.wait(hours=24, seconds=1)
    assert rung(desk, owner) == [("after_sales.promise_overdue", "承诺补发未履行", "urgent")]


@pytest.mark.proves("S3-67")
def test_the_question_for_an_address_rings(desk, owner):
    desk.step(desk.case(Kind.RETURN_REFUND), "ask_address", REFEREE)
    [(kind, title, level)] = rung(desk, owner)
    assert (kind, level) == ("after_sales.ask_address", "urgent")
    assert "24小时" in title


SHARES = [p for p in rows("more_rates") if p.values[0]["figure"] == "repair_share"]


@pytest.mark.proves("S4-47")
@pytest.mark.parametrize(("given", "expected"), SHARES)
def test_the_repair_share_reads_as_in_the_examples(given, expected):
    whole = given["returned"] + given["exchanged"] + given["repaired"]
    share = Share(given["repaired"], whole)
    found = {"numerator": share.numerator, "denominator": share.denominator}
    assert found | {"display": share.display} == expected
