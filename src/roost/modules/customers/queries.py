"""One page of what the house knows of a buyer: the real rows of the modules below (S4-29).

Cost: a handful of index ranges, each limited; the sums are over the orders shown.
"""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from sqlalchemy import select

from roost.kernel.data.look import Look
from roost.kernel.pure.page import Page
from roost.modules.after_sales import facade as after_sales
from roost.modules.after_sales.facade import CaseCard
from roost.modules.buyers import facade as buyers
from roost.modules.buyers.facade import BuyerCard
from roost.modules.conversations import facade as conversations
from roost.modules.conversations.facade import EpisodeCard
from roost.modules.orders import facade as orders
from roost.modules.orders.facade import OrderCard
from roost.modules.products import facade as products
from roost.modules.products.facade import ProductCard

from .models import Opportunity
from .permissions import VIEW

SHOWN = 20


class Looked(Struct, frozen=True):
    at: datetime
    product: ProductCard


class Portrait(Struct, frozen=True):
    """`last_specs` are what was bought last, so that nobody asks for the size again."""

    buyer: BuyerCard
    orders: list[OrderCard]
    conversations: list[EpisodeCard]
    cases: list[CaseCard]
    open_cases: list[CaseCard]
    looked_at: list[Looked]
    last_specs: list[str]
    paid_fen: int
    refunded_fen: int
    opportunities: Sequence[Opportunity]


def listed(look: Look, name: str, limit: int, cursor: str | None) -> Page[BuyerCard]:
    look.actor.need(VIEW)
    return buyers.page(look, name, limit, cursor)


def portrait(look: Look, buyer_id: str) -> Portrait:
    look.actor.need(VIEW)
    buyer = buyers.card(look, buyer_id)
    bought = orders.of_buyer(look, buyer.id, SHOWN)
    return Portrait(
        buyer,
        bought,
        conversations.of_buyer(look, buyer.id, SHOWN),
        [case for o in bought for case in after_sales.of_order(look, o.id)],
        list(after_sales.open_of_buyer(look, buyer.id)),
        [Looked(at, p) for at, p in products.seen_by(look, buyer.id)],
        last_specs(bought),
        sum(o.paid_fen for o in bought),
        sum(o.refunded_fen for o in bought),
        _opportunities(look, buyer.id),
    )


def last_specs(bought: Sequence[OrderCard]) -> list[str]:
    """Of the newest paid order, without those that have no spec."""
    for order in bought:
        if order.paid_at is not None:
            return [line.sku for line in order.lines if line.sku]
    return []


def _opportunities(look: Look, buyer_id: str) -> Sequence[Opportunity]:
    mine = select(Opportunity).where(Opportunity.buyer_id == buyer_id)
    return look.session.scalars(mine.order_by(Opportunity.id.desc()).limit(SHOWN)).all()
