"""A connector tells of an order as its platform has it now: adopted, as from a file."""

from datetime import datetime

from msgspec import field

from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Conflict, Invalid
from roost.kernel.pure.text import clean

from ..events import Imported, ImportedParcel
from ..permissions import IMPORT
from ..queries import Full, by_number, full
from ..rules.cells import Personal, Region, Waybill, personal
from ..rules.drafts import LineDraft, OrderDraft, ParcelDraft, Receiver, Said
from ..rules.ready import ready
from ..rules.sound import unsound
from ..rules.statuses import State
from .adopting import adopt
from .import_staging import seal

SOURCE, LAYOUT = "open", "open"
NUMBER, MOST_LINES = 64, 200


class ToldReceiver(Body, frozen=True):
    """Masked (`张*`) or enciphered (`##…##`) parts are kept as what they are."""

    name: str = ""
    phone: str = ""
    province: str = ""
    city: str = ""
    district: str = ""
    detail: str = ""


class ToldLine(Body, frozen=True):
    """`amount_fen`: what the buyer pays for it, without freight; `goods_fen`: price × pieces."""

    title: str
    pieces: int
    amount_fen: int
    line_no: str = ""
    goods_fen: int | None = None
    product_no: str = ""
    sku: str = ""
    sku_code: str = ""
    status: State | None = None
    ship_by: datetime | None = None
    shipped_at: datetime | None = None
    carrier: str = ""
    waybill: str = ""


class Told(Body, frozen=True):
    """`paid_fen` is never lowered by refunds; `refunded_fen` is what went back so far."""

    status: State
    placed_at: datetime
    lines: list[ToldLine]
    freight_fen: int = 0
    paid_fen: int = 0
    refunded_fen: int | None = None
    paid_at: datetime | None = None
    completed_at: datetime | None = None
    payment_method: str = ""
    cancel_reason: str = ""
    buyer_message: str = ""
    memo: str = ""
    receiver: ToldReceiver = field(default_factory=ToldReceiver)


def tell(work: Work, order_no: str, told: Told) -> Full:
    """Once or many times: told the same again, nothing happens. Never backwards: Conflict."""
    work.actor.need(IMPORT)
    number = clean(order_no, NUMBER, "/order_no")
    draft = _draft(number, told)
    for fault in unsound(draft):
        raise Invalid(fault.sentence_zh, fault.code, "/lines")
    order = ready(draft)
    seal(work.keys, order)
    done = adopt(work, [order], SOURCE, f"{SOURCE}:{number}", most=1)
    for why in done.kept:
        raise Conflict(why.sentence_zh, why.code, **why.params)
    kept = by_number(work, number)
    if kept is None:
        raise Conflict("订单不存在", "not_found")
    if not done.unchanged:
        _say(work, kept.id, done.fresh, done.parcels)
    work.session.flush()
    return full(work, kept.id)


def _say(work: Work, order_id: str, fresh: int, parcels: list[ImportedParcel]) -> None:
    work.tell(
        Imported(
            at=work.now,
            shop_id=work.shop_id,
            thing=order_id,
            first=1,
            last=1,
            fresh=fresh,
            parcels=parcels,
        )
    )


def _draft(number: str, told: Told) -> OrderDraft:
    if not 1 <= len(told.lines) <= MOST_LINES:
        raise Invalid(f"一个订单1至{MOST_LINES}个子订单", "bad_lines", "/lines", most=MOST_LINES)
    lines = tuple(_line(number, n, line, told) for n, line in enumerate(told.lines))
    if len({line.line_no for line in lines}) < len(lines):
        raise Invalid("子订单编号重复", "line_repeated", "/lines")
    payable = sum(line.amount_fen for line in lines)
    left = [line.shipped_at for line in lines]
    return OrderDraft(
        layout=LAYOUT,
        order_no=number,
        status=told.status,
        said=_said(told),
        lines=lines,
        parcels=_parcels(lines, told),
        goods_fen=sum(line.goods_fen for line in lines),
        freight_fen=told.freight_fen,
        discount_fen=sum(line.discount_fen for line in lines),
        adjust_fen=0,
        fees_fen=0,
        payable_fen=payable,
        paid_fen=told.paid_fen,
        received_fen=None,
        refunded_fen=told.refunded_fen,
        ship_by=min((line.ship_by for line in lines if line.ship_by), default=None),
        shipped_at=None if None in left else max(at for at in left if at),
        completed_at=told.completed_at,
        rows=(1,),
        private={},
    )


def _line(number: str, n: int, line: ToldLine, told: Told) -> LineDraft:
    """Freight stands on the first line, as in the files."""
    if line.pieces < 1:
        raise Invalid("数量不正确", "bad_pieces", f"/lines/{n}/pieces")
    goods = line.amount_fen if line.goods_fen is None else line.goods_fen
    freight = told.freight_fen if n == 0 else 0
    return LineDraft(
        line_no=line.line_no or (number if n == 0 else f"{number}-{n + 1}"),
        status=line.status or told.status,
        title=clean(line.title, 500, f"/lines/{n}/title"),
        pieces=line.pieces,
        goods_fen=goods,
        amount_fen=line.amount_fen + freight,
        freight_fen=freight,
        discount_fen=max(goods - line.amount_fen, 0),
        unit_price_fen=goods // line.pieces if goods % line.pieces == 0 else None,
        product_id=line.product_no or None,
        sku_spec=line.sku or None,
        sku_code=line.sku_code or None,
        ship_by=line.ship_by,
        shipped_at=line.shipped_at,
    )


def _said(told: Told) -> Said:
    to = told.receiver
    region = Region(to.province or None, to.city or None, to.district or None)
    return Said(
        placed_at=told.placed_at,
        paid_at=told.paid_at,
        payment_method=told.payment_method or None,
        receiver=Receiver(_person(to.name), _person(to.phone), _person(to.detail), region),
        cancel_reason=told.cancel_reason or None,
        buyer_message=told.buyer_message or None,
        memo=told.memo or None,
    )


def _person(text: str) -> Personal | None:
    return personal(text) if text else None


def _parcels(lines: tuple[LineDraft, ...], told: Told) -> tuple[ParcelDraft, ...]:
    held: dict[Waybill, list[str]] = {}
    for line, said in zip(lines, told.lines, strict=True):
        if said.waybill:
            held.setdefault(Waybill(said.waybill, said.carrier or None), []).append(line.line_no)
    return tuple(ParcelDraft(w.number, w.carrier, tuple(inside)) for w, inside in held.items())
