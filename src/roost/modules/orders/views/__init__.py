"""Orders as each side reads them. Receivers are masked everywhere."""

from datetime import datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from roost.kernel.data.clocks import Clock
from roost.kernel.data.history import Entry
from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.kernel.pure.actor import Party
from roost.kernel.pure.flow import Offer

from ..commands.managing import FLAGS, Revealed
from ..commands.shipping import RowResult
from ..models import Money, OrderLine, Refund
from ..queries import Detail, Full
from ..rules.reasons import CANCEL
from ..rules.waybills import CARRIERS
from ..states import FLOW, REFUND_FLOW
from .receivers import ReceiverView, receiver


class LineView(Struct, frozen=True):
    id: str
    line_no: str
    product_id: str | None
    product_no: str
    title: str
    sku: str
    image: str
    pieces: int
    unit_price_fen: int | None
    goods_fen: int
    amount_fen: int
    paid_fen: int
    refunded_fen: int
    custom_made: bool
    ship_by: datetime | None
    shipped_at: datetime | None
    closed_at: datetime | None
    carrier: str
    waybill: str
    exempt: str


class OrderView(Struct, frozen=True):
    id: str
    order_no: str
    number: str
    status: str
    status_zh: str
    status_en: str
    version: int
    profile: str
    source: str
    buyer_id: str | None
    buyer_name: str
    cod: bool
    payment_method: str
    under_review: bool
    goods_fen: int
    freight_fen: int
    payable_fen: int
    paid_fen: int
    refunded_fen: int
    placed_at: datetime
    paid_at: datetime | None
    confirmed_at: datetime | None
    ship_by: datetime | None
    due_by: datetime | None
    shipped_at: datetime | None
    delivered_at: datetime | None
    completed_at: datetime | None
    cancelled_at: datetime | None
    cancel_reason: str
    buyer_message: str
    memo: str
    flag: str
    receiver: ReceiverView
    lines: list[LineView]
    steps: list[Offer]


class ClockView(Struct, frozen=True):
    step: str
    label_zh: str
    label_en: str
    start: datetime
    due: datetime
    edition: str
    segments: list[Any]


class HistoryView(Struct, frozen=True):
    at: datetime
    party: str
    name: str
    step: str
    label_zh: str
    label_en: str
    status: str
    note: str
    data: dict[str, Any]


class MoneyView(Struct, frozen=True):
    at: datetime
    kind: str
    line_id: str | None
    amount_fen: int
    ref: str


class RefundView(Struct, frozen=True):
    id: str
    status: str
    status_zh: str
    status_en: str
    amount_fen: int
    freight_fen: int
    parts: dict[str, int]
    reason: str
    source: str
    asked_at: datetime
    done_at: datetime | None
    why: str


class DetailView(Struct, frozen=True):
    order: OrderView
    clocks: list[ClockView]
    history: list[HistoryView]
    money: list[MoneyView]
    refunds: list[RefundView]
    now: datetime


class OrderList(Struct, frozen=True):
    items: list[OrderView]
    now: datetime


class Named(Struct, frozen=True):
    name: str
    label_zh: str
    label_en: str


class Choices(Struct, frozen=True):
    """What an agent chooses from."""

    carriers: list[Named]
    cancel_reasons: list[Named]
    flags: list[str]


class Shipped(Struct, frozen=True):
    results: list[RowResult]


OrderPage = Page[OrderView]
MADE = {"number", "status_zh", "status_en", "receiver", "lines", "steps"}
PLAIN = tuple(name for name in OrderView.__struct_fields__ if name not in MADE)
# Steps that stand in a history without being steps of the flow.
BESIDES = {
    "start": ("下单", "Placed"),
    "adopt": ("导入", "Imported"),
    "note": ("备注", "Annotated"),
    "link": ("关联买家", "Linked to a buyer"),
    "unlink": ("取消关联", "Link removed"),
    "delivered": ("已签收", "Delivered"),
    "exempt": ("报备", "Filing"),
    "postpone": ("发货时间顺延", "Shipping time moved"),
}


def one(look: Look, found: Full) -> OrderView:
    """A buyer is not shown what the shop noted for itself."""
    o = found.order
    plain = {name: getattr(o, name) for name in PLAIN}
    if look.actor.party is Party.BUYER:
        plain |= {"memo": "", "flag": ""}
    zh, en = FLOW.states[o.status]
    return OrderView(
        **plain,
        number=o.order_no,
        status_zh=zh,
        status_en=en,
        receiver=receiver(look, o),
        lines=[line(n) for n in found.lines],
        steps=FLOW.steps_for(look.actor, o, look.now, look.rules),
    )


def line(row: OrderLine) -> LineView:
    return LineView(**{name: getattr(row, name) for name in LineView.__struct_fields__})


def many(look: Look, page: Page[Full]) -> OrderPage:
    return Page([one(look, f) for f in page.items], page.now, page.next, page.counts)


def listed(look: Look, found: list[Full]) -> OrderList:
    return OrderList([one(look, f) for f in found], look.now)


def whole(look: Look, found: Detail) -> DetailView:
    return DetailView(
        one(look, Full(found.order, found.lines)),
        [clock(c) for c in found.clocks],
        [told(look, e) for e in found.history if _may_read(look, e)],
        [_money(m) for m in found.money],
        [_refund(r) for r in found.refunds],
        look.now,
    )


def clock(row: Clock) -> ClockView:
    zh, en = FLOW.labels[row.step]
    return ClockView(row.step, zh, en, row.start, row.due, row.edition, row.segments)


def told(look: Look, entry: Entry) -> HistoryView:
    """A buyer learns what happened, not who did it nor what they wrote beside it."""
    zh, en = (FLOW.labels | BESIDES).get(entry.step, (entry.step, entry.step))
    seen = HistoryView(
        entry.at,
        entry.party,
        entry.name,
        entry.step,
        zh,
        en,
        entry.status,
        entry.note,
        entry.data,
    )
    if look.actor.party is Party.BUYER:
        seen = replace(seen, name="", note="", data={})
    return seen


def _may_read(look: Look, entry: Entry) -> bool:
    public = entry.step in FLOW.labels or entry.step in ("start", "delivered")
    return public or look.actor.party is not Party.BUYER


def revealed(_: Look, found: Revealed) -> Revealed:
    return found


def shipped(_: Look, found: list[RowResult]) -> Shipped:
    return Shipped(found)


def choices() -> Choices:
    return Choices(
        [Named(c.code, c.label_zh, c.label_en) for c in CARRIERS],
        [Named(name, zh, en) for name, (zh, en) in CANCEL.items()],
        [f for f in FLAGS if f],
    )


def _money(row: Money) -> MoneyView:
    return MoneyView(row.at, row.kind, row.line_id, row.amount_fen, row.ref)


def _refund(row: Refund) -> RefundView:
    zh, en = REFUND_FLOW.states[row.status]
    names = ("amount_fen", "freight_fen", "parts", "reason", "source", "asked_at", "done_at", "why")
    rest = {name: getattr(row, name) for name in names}
    return RefundView(id=row.id, status=row.status, status_zh=zh, status_en=en, **rest)
