"""M1 and M4 on the way of the cases: never more than was paid, and once under one key."""

from modules.after_sales.scene import CLERK, Desk

from roost.kernel.pure.refusal import Refusal
from roost.modules.after_sales.commands import handling
from roost.modules.after_sales.commands.handling import AgreeUnreturned, Pay
from roost.modules.after_sales.commands.opening import Wanted
from roost.modules.after_sales.rules.kinds import Kind
from roost.modules.orders import facade as orders

PARALLEL = 16


def outcomes(futures):
    done = 0
    for future in futures:
        try:
            future.result()
        except Refusal:
            continue
        done += 1
    return done


def test_parallel_agreements_of_one_case_pay_once(desk: Desk):
    case = desk.case()
    body = handling.Agree()
    futures = [
        desk.world.store.work(CLERK, lambda work: handling.agree(work, case, body).id)
        for _ in range(PARALLEL)
    ]
    assert outcomes(futures) == 1
    desk.world.wait()
    assert desk.card(desk.read(case).order_id).refunded_fen == 3000


def test_cases_small_payments_and_other_refunds_never_take_more_than_was_paid(desk: Desk):
    order = desk.shipped((desk.phones, 4))
    [line] = desk.card(order).lines
    case = desk.apply(order, Kind.REFUND_SHIPPED, lines=[Wanted(line.id, 6000)]).id

    def elsewhere(work):
        return orders.refund(work, order, {line.id: 1000}, 0, "另一笔", "test")

    def small(work):
        return handling.small_payment(work, case, Pay(amount_fen=1000)).id

    def whole(work):
        return handling.agree_unreturned(work, case, AgreeUnreturned(confirmed=True)).id

    deeds = [elsewhere, small, elsewhere, elsewhere, whole] * 5
    futures = [desk.world.store.work(CLERK, deed) for deed in deeds]
    done = outcomes(futures)
    desk.world.wait()
    card = desk.card(order)
    assert card.lines[0].refunded_fen == card.refunded_fen <= card.lines[0].paid_fen
    assert card.refunded_fen == 12000
    assert done == 1 + 1 + 5
