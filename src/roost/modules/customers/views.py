from datetime import datetime
from typing import TypeVar

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.modules.after_sales.facade import CaseCard
from roost.modules.buyers.facade import BuyerCard
from roost.modules.conversations.facade import EpisodeCard
from roost.modules.orders.facade import OrderCard

from .models import Opportunity
from .queries import Looked, Portrait
from .rules import LABELS

T = TypeVar("T")


class OpportunityView(Struct, frozen=True):
    id: str
    stage: str
    stage_zh: str
    stage_en: str
    amount_fen: int
    next_step: str
    staff_name: str
    at: datetime
    version: int


class PortraitView(Struct, frozen=True):
    buyer: BuyerCard
    orders: list[OrderCard]
    conversations: list[EpisodeCard]
    cases: list[CaseCard]
    open_cases: list[CaseCard]
    looked_at: list[Looked]
    last_specs: list[str]
    paid_fen: int
    refunded_fen: int
    opportunities: list[OpportunityView]
    now: datetime


def opportunity(_: Look, o: Opportunity) -> OpportunityView:
    zh, en = LABELS[o.stage]
    return OpportunityView(
        o.id, o.stage, zh, en, o.amount_fen, o.next_step, o.staff_name, o.at, o.version
    )


def portrait(look: Look, p: Portrait) -> PortraitView:
    return PortraitView(
        p.buyer,
        p.orders,
        p.conversations,
        p.cases,
        p.open_cases,
        p.looked_at,
        p.last_specs,
        p.paid_fen,
        p.refunded_fen,
        [opportunity(look, o) for o in p.opportunities],
        look.now,
    )


def as_is(_: Look, found: T) -> T:
    return found
