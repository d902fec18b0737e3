"""Money back to a crowd (promise M1; a twin gives too much), and in every weather (M3)."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from random import Random

import pytest
from modules.orders.scene import SELLER, Scene
from sqlalchemy import func, select, text

from roost.kernel.data.work import Work
from roost.kernel.pure.refusal import Conflict
from roost.modules.orders import queries
from roost.modules.orders.commands import provider
from roost.modules.orders.commands.provider import Outcome, Verdict
from roost.modules.orders.models import Money
from roost.modules.orders.states import Refunding

ORDERS, PARALLEL, EACH = 200, 8, 700


@pytest.fixture
def scene(world) -> Scene:
    return Scene(world)


def careful(scene: Scene, order: str, line: str) -> bool:
    try:
        scene.refund(order, {line: EACH})
    except Conflict:
        return False
    return True


def careless(scene: Scene, order: str, line: str) -> bool:
    """The planted bug: the sum is read first, the entry written afterwards."""

    def left(look) -> int:
        entries = select(func.sum(Money.amount_fen)).where(Money.order_id == order)
        return look.session.scalar(entries) or 0

    def enter(work: Work) -> None:
        entry = {"shop": work.shop_id, "id": work.new_id(), "order": order, "fen": -EACH}
        work.session.execute(
            text(
                "INSERT INTO orders_money (shop_id, id, order_id, kind, amount_fen, at, ref, who)"
                " VALUES (:shop, :id, :order, 'refund', :fen, 0, '', '')"
            ),
            entry,
        )

    if scene.world.sees(SELLER, left) < EACH:
        return False
    scene.world.does(SELLER, enter)
    return True


def over_refunded(scene: Scene, way, orders: int) -> tuple[int, int]:
    """How many orders gave back more than was paid, and how many refused without need."""
    paid = [scene.paid() for _ in range(orders)]
    lines = [scene.card(order).lines[0] for order in paid]
    with ThreadPoolExecutor(PARALLEL) as crowd:
        jobs = [(o, n.id) for o, n in zip(paid, lines, strict=True) for _ in range(PARALLEL)]
        accepted = list(crowd.map(lambda job: (job[0], way(scene, *job)), jobs))
    possible = lines[0].paid_fen // EACH
    taken = [sum(ok for order, ok in accepted if order == one) for one in paid]
    return sum(n > possible for n in taken), sum(n < possible for n in taken)


def test_no_crowd_gets_more_than_was_paid_and_nobody_is_refused_without_need(scene):
    assert over_refunded(scene, careful, ORDERS) == (0, 0)


def test_reading_the_sum_first_would_pay_too_much(scene):
    over, _ = over_refunded(scene, careless, 20)
    assert over > 0


class Moody:
    """Pays, fails or says nothing, as the dice fall."""

    def __init__(self, dice: Random) -> None:
        self.dice, self.paid = dice, {}

    def ask(self, refund_id: str) -> Verdict:
        return Verdict(Outcome.SUCCEEDED if refund_id in self.paid else Outcome.ABSENT)

    def refund(self, refund_id: str, payment_ref: str, amount_fen: int) -> Verdict:
        outcome = self.dice.choice(
            [Outcome.SUCCEEDED, Outcome.SUCCEEDED, Outcome.FAILED, Outcome.UNKNOWN]
        )
        if outcome is Outcome.SUCCEEDED or (
            outcome is Outcome.UNKNOWN and self.dice.random() < 0.5
        ):
            assert refund_id not in self.paid
            self.paid[refund_id] = amount_fen
        return Verdict(outcome)


@pytest.mark.parametrize("seed", range(10))
def test_the_entries_of_an_order_are_its_balance_whatever_happens(scene, monkeypatch, seed):
    dice = Random(seed)
    moody = Moody(dice)
    monkeypatch.setitem(provider.PROVIDERS, "sandbox", moody)
    order = scene.paid((scene.phones, 2), (scene.mugs, 3))
    lines = [line.id for line in scene.card(order).lines]
    for _ in range(15):
        parts = {line: dice.randrange(1, 1500) for line in dice.sample(lines, dice.randrange(1, 3))}
        with suppress(Conflict):
            scene.refund(order, parts, dice.choice([0, 0, 100]))
        balanced(scene, order)
        scene.world.wait(minutes=dice.choice([0, 1, 3]))
        balanced(scene, order)
    scene.world.wait(hours=2)
    card, kept = scene.card(order), scene.world.sees(SELLER, queries.detail, order)
    paid_back = sum(r.amount_fen for r in kept.refunds if r.status == Refunding.SUCCEEDED)
    assert {r.status for r in kept.refunds} <= {Refunding.SUCCEEDED, Refunding.FAILED}
    assert card.refunded_fen == paid_back == sum(moody.paid.values())


def balanced(scene: Scene, order: str) -> None:
    card, kept = scene.card(order), scene.world.sees(SELLER, queries.detail, order)
    assert sum(m.amount_fen for m in kept.money) == card.paid_fen - card.refunded_fen
    by_line = sum(line.refunded_fen for line in card.lines)
    assert card.refunded_fen == by_line + card.freight_refunded_fen
    assert 0 <= card.refunded_fen <= card.paid_fen
