"""Every movement of money is an entry; the figures on order and lines are kept beside it."""

from collections.abc import Sequence

from roost.kernel.data.work import Work

from ..models import Money, Order, OrderLine
from ..rules.amounts import shares


def book_payment(
    work: Work, order: Order, lines: Sequence[OrderLine], paid: int, method: str, ref: str
) -> None:
    """What was paid, spread over freight and lines so that each can be refunded by itself."""
    spread = shares(paid, order.freight_fen, [line.amount_fen for line in lines])
    order.paid_fen, order.freight_paid_fen = paid, spread.freight
    order.payment_method = method
    for line, share in zip(lines, spread.lines, strict=True):
        line.paid_fen = share
        enter(work, order.id, line.id, "payment", share, ref)
    enter(work, order.id, None, "payment", spread.freight, ref)


def enter(
    work: Work, order_id: str, line_id: str | None, kind: str, amount_fen: int, ref: str
) -> None:
    if not amount_fen:
        return
    entry = Money(
        shop_id=work.shop_id,
        id=work.new_id(),
        order_id=order_id,
        line_id=line_id,
        kind=kind,
        amount_fen=amount_fen,
        at=work.moment,
        ref=ref,
        who=work.actor.id,
    )
    work.session.add(entry)
