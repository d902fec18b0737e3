"""A crowd asks for its money back at once (promise M1), and a twin that gives too much."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from modules.orders.scene import SELLER, Scene
from sqlalchemy import func, select, text

from roost.kernel.data.work import Work
from roost.kernel.pure.refusal import Conflict
from roost.modules.orders.models import Money

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
