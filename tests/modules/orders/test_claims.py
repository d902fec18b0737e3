"""Whose order it is: a guest shows a printed fact, an agent links by hand."""

import pytest
from modules.orders.scene import CLERK, SELLER
from sqlalchemy import select

from roost.kernel.pure.refusal import Conflict, Forbidden, Invalid, TooMany
from roost.modules.audit.models import Deed
from roost.modules.buyers import commands as buyers
from roost.modules.buyers.models import Buyer
from roost.modules.orders import queries
from roost.modules.orders.commands import managing
from roost.modules.orders.commands.claiming import Claim, claim
from roost.modules.orders.commands.managing import LinkBody
from roost.modules.orders.rules.facts import paid_amount


@pytest.fixture
def unclaimed(scene):
    """Paid 36.00, receiver's phone ends in 1234, nobody's."""
    order = scene.paid()
    scene.world.does(SELLER, managing.unlink, order)
    return scene.card(order)


def tries(scene, guest, number, fact):
    return scene.world.does(guest, claim, Claim(number, fact))


@pytest.mark.parametrize("fact", ["36", "36.00", "¥36.0", "36元", "1234", " 1234 "])
def test_number_and_one_printed_fact_are_enough(scene, unclaimed, fact):
    guest = scene.newcomer()
    assert tries(scene, guest, f" {unclaimed.order_no} ", fact).order.buyer_id == guest.id
    assert [f.order.id for f in scene.world.sees(guest, queries.mine).items] == [unclaimed.id]


def test_unknown_number_and_wrong_fact_are_refused_in_the_same_words(scene, unclaimed):
    guest = scene.newcomer()
    said = []
    for number, fact in ((unclaimed.order_no, "35.99"), ("R2401010009999", "36.00")):
        with pytest.raises(Invalid) as no:
            tries(scene, guest, number, fact)
        said.append((str(no.value), no.value.code, no.value.params, no.value.pointer))
    assert said[0] == said[1]


def test_after_five_wrong_tries_a_guest_waits_an_hour(scene, unclaimed):
    guest = scene.newcomer()
    for n in range(5):
        with pytest.raises(Invalid):
            tries(scene, guest, f"X{n}", "1.00")
    with pytest.raises(TooMany):
        tries(scene, guest, unclaimed.order_no, "36.00")
    scene.world.real_time_passes(minutes=59)
    with pytest.raises(TooMany):
        tries(scene, guest, unclaimed.order_no, "36.00")
    scene.world.real_time_passes(minutes=1)
    assert tries(scene, guest, unclaimed.order_no, "36.00").order.buyer_id == guest.id


def test_after_five_wrong_tries_by_anybody_an_order_waits_and_the_log_says_so(scene, unclaimed):
    for _ in range(5):
        with pytest.raises(Invalid):
            tries(scene, scene.newcomer(), unclaimed.order_no, "1.00")
    with pytest.raises(TooMany):
        tries(scene, scene.newcomer(), unclaimed.order_no, "36.00")
    assert "orders.claim_stopped" in deeds(scene)


def test_another_buyers_order_is_not_taken_over(scene):
    card = scene.card(scene.paid())
    with pytest.raises(Conflict, match="订单已关联其他买家"):
        tries(scene, scene.newcomer(), card.order_no, "36.00")


def test_an_agent_links_by_hand_and_the_log_says_so(scene, unclaimed):
    guest = scene.newcomer()
    with pytest.raises(Forbidden):
        scene.world.does(CLERK, managing.link, unclaimed.id, LinkBody(guest.id))
    scene.world.does(SELLER, managing.link, unclaimed.id, LinkBody(guest.id))
    assert scene.card(unclaimed.id).buyer_id == guest.id
    with pytest.raises(Conflict, match="请先取消关联"):
        scene.world.does(SELLER, managing.link, unclaimed.id, LinkBody(scene.buyer.id))
    assert deeds(scene)[-1] == "orders.link"
    steps = [s for s, _ in scene.world.history(SELLER, "orders", unclaimed.id)]
    assert steps[-2:] == ["unlink", "link"]


def test_a_merged_buyers_orders_go_over(scene):
    order, other = scene.paid(), scene.newcomer()

    def merge(work):
        buyers.merge(work, work.get(Buyer, scene.buyer.id), work.get(Buyer, other.id))

    scene.world.does(SELLER, merge)
    assert scene.card(order).buyer_id == other.id
    assert [f.order.id for f in scene.world.sees(other, queries.mine).items] == [order]


def test_a_reveal_is_in_the_log_and_so_many_a_day(scene):
    order = scene.paid()
    opened = scene.world.does(SELLER, managing.reveal, order)
    assert (opened.name, opened.phone) == ("王小明", "13800001234")
    assert opened.address == "浙江省 杭州市 西湖区 文三路1号3幢502"
    for _ in range(49):
        scene.world.does(SELLER, managing.reveal, order)
    assert deeds(scene).count("orders.reveal") == 50
    with pytest.raises(TooMany, match="今日查看次数已达50次"):
        scene.world.does(SELLER, managing.reveal, order)
    assert deeds(scene).count("orders.reveal") == 50
    scene.world.wait(hours=4)
    scene.world.does(SELLER, managing.reveal, order)


def test_without_the_right_nothing_is_revealed(scene):
    with pytest.raises(Forbidden):
        scene.world.does(CLERK, managing.reveal, scene.paid())


def test_receivers_lie_sealed(scene):
    scene.paid()
    lying = scene.world.store.path.read_bytes()
    wal = scene.world.store.path.with_name("roost.db-wal")
    lying += wal.read_bytes() if wal.exists() else b""
    for clear in ("王小明", "13800001234", "文三路"):
        assert clear.encode() not in lying


@pytest.mark.parametrize(
    ("text", "fen"), [("12.5", 1250), ("0.01", 1), ("12.345", None), ("", None), ("abc", None)]
)
def test_amounts_as_people_type_them(text, fen):
    assert paid_amount(text) == fen


def deeds(scene):
    def read(look):
        return look.session.scalars(select(Deed.what).order_by(Deed.seq)).all()

    return list(scene.world.sees(SELLER, read))
