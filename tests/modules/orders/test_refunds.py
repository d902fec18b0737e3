"""Money back: never more than was paid, never twice (promises M1, M3, M4)."""

from itertools import product

import pytest
from modules.orders.scene import SELLER, Scene
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError

from roost.kernel.pure.refusal import Conflict, Invalid
from roost.modules.orders import facade, queries
from roost.modules.orders.commands import provider, refunding
from roost.modules.orders.commands.provider import Outcome, Verdict
from roost.modules.orders.models import Order, OrderLine, Refund


def detail(scene: Scene, order: str) -> queries.Detail:
    return scene.world.sees(SELLER, queries.one, order)


def balance(scene: Scene, order: str) -> int:
    return sum(m.amount_fen for m in detail(scene, order).money)


def test_a_refund_is_held_at_once_and_paid_afterwards(scene):
    order = scene.paid((scene.phones, 2), (scene.mugs, 1))
    phones, _ = scene.card(order).lines
    scene.refund(order, {phones.id: 1000}, 600)
    card = scene.card(order)
    assert (card.refunded_fen, card.freight_refunded_fen, card.lines[0].refunded_fen) == (
        1600,
        600,
        1000,
    )
    [refund] = detail(scene, order).refunds
    assert refund.status == "to_refund"
    scene.world.wait()
    [refund] = detail(scene, order).refunds
    assert refund.status == "succeeded"
    assert balance(scene, order) == card.paid_fen - 1600


@pytest.mark.parametrize("over", [{"line": 6001}, {"freight": 601}, {"line": 6000, "freight": 601}])
def test_more_than_was_paid_is_refused_and_nothing_is_held(scene, over):
    order = scene.paid((scene.phones, 2))
    [line] = scene.card(order).lines
    with pytest.raises(Conflict, match="退款金额超过可退金额"):
        scene.refund(order, {line.id: over.get("line", 0)}, over.get("freight", 0))
    assert scene.card(order).refunded_fen == 0
    assert detail(scene, order).refunds == []


@pytest.mark.parametrize(("part", "freight"), [(0, 0), (-1, 5), (5, -1)])
def test_nothing_and_less_than_nothing_are_no_refund(scene, part, freight):
    order = scene.paid()
    with pytest.raises(Invalid):
        scene.refund(order, {scene.card(order).lines[0].id: part}, freight)


def test_another_orders_line_is_not_refunded(scene):
    order, other = scene.paid(), scene.paid()
    with pytest.raises(Conflict):
        scene.refund(order, {scene.card(other).lines[0].id: 100})


def test_refunded_in_full_before_shipping_an_order_is_cancelled_and_its_stock_is_back(scene):
    order = scene.paid((scene.phones, 2))
    scene.refund(order, {scene.card(order).lines[0].id: 6000}, 600)
    scene.world.wait()
    assert scene.status(order) == "cancelled"
    assert scene.world.due(SELLER, "orders", order) == {}
    assert detail(scene, order).order.cancel_reason == "refunded"


def test_refunded_in_full_after_shipping_an_order_is_completed(scene):
    order = scene.shipped((scene.phones, 2))
    scene.refund(order, {scene.card(order).lines[0].id: 6000}, 600)
    scene.world.wait()
    assert scene.status(order) == "completed"


def test_a_line_refunded_before_it_left_will_not_leave(scene):
    order = scene.paid((scene.phones, 1), (scene.mugs, 1))
    phones, mugs = scene.card(order).lines
    scene.refund(order, {phones.id: 3000})
    scene.world.wait()
    assert scene.card(order).ship_by == mugs.ship_by
    scene.ship(order)
    assert scene.status(order) == "shipped"
    assert [line.shipped for line in scene.card(order).lines] == [False, True]


def test_the_database_itself_refuses_more_than_was_paid(scene):
    order = scene.paid()
    for table in (Order, OrderLine):
        row = table.__table__

        def too_much(work, row=row):
            mine = (row.c.shop_id == work.shop_id,)
            work.session.execute(update(row).where(*mine).values(refunded_fen=row.c.paid_fen + 1))

        with pytest.raises(IntegrityError):
            scene.world.does(SELLER, too_much)
    assert scene.card(order).refunded_fen == 0


@pytest.mark.parametrize("change", ["UPDATE orders_money SET ref = ''", "DELETE FROM orders_money"])
def test_an_entry_is_never_changed(scene, change):
    scene.paid()
    with pytest.raises(IntegrityError, match="append-only"):
        forge = text(f"{change} WHERE shop_id = :shop")
        scene.world.does(SELLER, lambda work: work.session.execute(forge, {"shop": "shop-1"}))


class Fickle:
    """A provider that follows a script and remembers what it has paid."""

    def __init__(self, script: tuple[str, ...]) -> None:
        self.script, self.paid = list(script), []

    def ask(self, refund_id: str) -> Verdict:
        return Verdict(Outcome.SUCCEEDED if refund_id in self.paid else Outcome.ABSENT)

    def refund(self, refund_id: str, payment_ref: str, amount_fen: int) -> Verdict:
        turn = self.script.pop(0) if self.script else "ok"
        if turn in ("ok", "timeout_after"):
            self.paid.append(refund_id)
        return Verdict(Outcome.SUCCEEDED if turn == "ok" else Outcome.UNKNOWN)


TURNS = ("ok", "timeout_after", "timeout_before", "error")


@pytest.mark.parametrize("script", list(product(TURNS, repeat=2)), ids="-".join)
@pytest.mark.parametrize("knocks", [0, 2])
def test_whatever_the_provider_does_it_pays_once(scene, monkeypatch, script, knocks):
    fickle = Fickle(script)
    monkeypatch.setitem(provider.PROVIDERS, "sandbox", fickle)
    order = scene.paid()
    refund = scene.refund(order, {scene.card(order).lines[0].id: 500})
    for _ in range(knocks):
        scene.world.does(SELLER, refunding.called_back, refund)
    scene.world.wait(minutes=30)
    for _ in range(knocks):
        scene.world.does(SELLER, refunding.called_back, refund)
    scene.world.wait(minutes=30)
    assert fickle.paid == [refund]
    assert [r.status for r in detail(scene, order).refunds] == ["succeeded"]
    assert balance(scene, order) == 3600 - 500


def test_what_was_forgotten_in_a_crash_is_asked_for_before_it_is_sent_again(scene, monkeypatch):
    fickle = Fickle(())
    monkeypatch.setitem(provider.PROVIDERS, "sandbox", fickle)
    settle, crashes = refunding._settle, []

    def crash_once(*args):
        if not crashes:
            crashes.append("paid, and then the lights went out")
            raise RuntimeError(*crashes)
        settle(*args)

    monkeypatch.setattr(refunding, "_settle", crash_once)
    order = scene.paid()
    refund = scene.refund(order, {scene.card(order).lines[0].id: 500})
    scene.world.wait(minutes=5)
    assert (fickle.paid, len(crashes)) == ([refund], 1)
    assert [r.status for r in detail(scene, order).refunds] == ["succeeded"]


class Broke(Fickle):
    def refund(self, refund_id: str, payment_ref: str, amount_fen: int) -> Verdict:
        return Verdict(Outcome.FAILED, "余额不足")


def test_what_could_not_be_paid_can_be_promised_again(scene, monkeypatch):
    monkeypatch.setitem(provider.PROVIDERS, "sandbox", Broke(()))
    order = scene.paid()
    line = scene.card(order).lines[0].id
    scene.refund(order, {line: 3000}, 600)
    scene.world.wait()
    card = scene.card(order)
    assert (card.refunded_fen, card.freight_refunded_fen, card.lines[0].refunded_fen) == (0, 0, 0)
    assert [(r.status, r.why) for r in detail(scene, order).refunds] == [("failed", "余额不足")]
    assert balance(scene, order) == 3600
    monkeypatch.delitem(provider.PROVIDERS, "sandbox")
    scene.refund(order, {line: 3000}, 600)
    scene.world.wait()
    assert scene.status(order) == "cancelled"


def test_the_answer_names_the_refund(scene):
    order = scene.paid()
    refund = scene.refund(order, {scene.card(order).lines[0].id: 1})
    [kept] = scene.world.sees(SELLER, lambda look: look.session.scalars(select(Refund)).all())
    assert (kept.id, kept.source) == (refund, "test")
    assert scene.world.sees(SELLER, facade.card, order).refunded_fen == 1
