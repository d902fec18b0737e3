"""A request is made: by the buyer, written down by an agent, or opened by the platform."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from msgspec import Meta, field

from roost.kernel.data import numbers
from roost.kernel.data.machine import expect
from roost.kernel.data.work import Work
from roost.kernel.pure import ids
from roost.kernel.pure.actor import Party
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Conflict, Invalid, NotFound
from roost.kernel.pure.text import clean
from roost.modules.buyers import facade as buyers
from roost.modules.orders import facade as orders
from roost.modules.shop import facade as shop

from ..content.reasons import REASONS
from ..models import Case, CaseLine
from ..permissions import HANDLE
from ..queries.cases import case_lines, find, open_lines
from ..rules import address, amounts, opening
from ..rules.kinds import COMES_BACK, MONEY, Channel, Kind, Source
from ..states import Status
from .goods import find_goods, hold_lines
from .machine import MACHINE, hung, move, note_waybill

FileId = Annotated[str, Meta(pattern=ids.PATTERN)]
Files = Annotated[tuple[FileId, ...], Meta(max_length=8)]
SAID = 500
MOST_LINES = 50


class Wanted(Body, frozen=True):
    """A line and how much of it; None is all that can still go back."""

    line_id: str
    amount_fen: int | None = None


class Apply(Body, frozen=True):
    order_id: str
    kind: Kind
    reason_code: str
    lines: Annotated[list[Wanted], Meta(min_length=1, max_length=MOST_LINES)]
    freight_fen: int = 0
    said: str = ""
    files: Files = ()
    received: bool = False


class Register(Body, frozen=True):
    """What came by phone or in the chat; without an order number nothing is written (S4-44)."""

    order_no: str
    kind: Kind
    reason_code: str
    channel: Channel
    lines: Annotated[list[Wanted], Meta(max_length=MOST_LINES)] = field(default_factory=list)
    freight_fen: int = 0
    said: str = ""
    files: Files = ()
    received: bool = False


class Modify(Body, frozen=True):
    """Whatever is given is changed, the kind included, in one step (S3-76)."""

    kind: Kind | None = None
    reason_code: str | None = None
    lines: Annotated[list[Wanted], Meta(min_length=1, max_length=MOST_LINES)] | None = None
    freight_fen: int | None = None
    said: str | None = None
    files: Files | None = None
    received: bool | None = None
    version: int | None = None


def apply(work: Work, data: Apply) -> Case:
    """The buyer's own; as often as they like, one open case a line (S3-94)."""
    order = orders.card(work, data.order_id)
    if work.actor.party is not Party.BUYER or order.buyer_id != work.actor.id:
        raise NotFound("订单不存在")
    return open_case(work, order, data, Source.BUYER, Channel.PAGE)


def register(work: Work, data: Register) -> Case:
    work.actor.need(HANDLE)
    order_no = clean(data.order_no, 64, "/order_no")
    order = orders.by_number(work, order_no)
    if order is None:
        raise Invalid("没有这个订单编号", "no_such_order", "/order_no")
    lines = data.lines or [Wanted(line.id) for line in order.lines]
    asked = Apply(
        order.id,
        data.kind,
        data.reason_code,
        lines,
        data.freight_fen,
        data.said,
        data.files,
        data.received,
    )
    return open_case(work, order, asked, Source.MERCHANT, data.channel)


def open_case(
    work: Work,
    order: orders.OrderCard,
    data: Apply,
    source: Source,
    channel: Channel,
    **more: Any,
) -> Case:
    parts = checked(work, order, data.kind, data.lines, data.freight_fen)
    case = _draft(work, order, data, parts)
    case.source, case.channel = source, channel
    for name, value in more.items():
        setattr(case, name, value)
    waybill = find_goods(work, case, order, parts)
    if case.kind in COMES_BACK:
        case.address = address.kept(shop.return_address(work))
    hold_lines(work, case, parts)
    MACHINE.start(work, case, case.said, facts(case))
    note_waybill(work, case, waybill, "order")
    work.session.flush()
    return case


def modify(work: Work, case_id: str, data: Modify) -> Case:
    case = find(work, case_id)
    expect(case, data.version)
    order = orders.card(work, case.order_id)
    held = {line.line_id: line for line in case_lines(work, case.id)}
    kind = data.kind or case.kind
    lines = data.lines or _as_before(case, kind, held)
    if {w.line_id for w in lines} != set(held):
        raise Invalid("修改申请不能增减商品,请撤销后重新申请", "other_lines", "/lines")
    freight = case.freight_fen if data.freight_fen is None else data.freight_fen
    freight = freight if kind in MONEY else 0
    parts = checked(work, order, kind, lines, freight, held)
    fields: dict[str, Any] = {"kind": kind, "freight_fen": freight}
    fields |= {"amount_fen": sum(parts.values()) + freight, "reason_code": _reason(case, data)}
    if kind in COMES_BACK and not case.address:
        fields["address"] = address.kept(shop.return_address(work))
    fields |= {
        name: value
        for name, value in (("received", data.received), ("said", data.said))
        if value is not None
    }
    fields["files"] = case.files if data.files is None else hung(work, data.files)
    with work.session.no_autoflush:
        for line_id, fen in parts.items():
            held[line_id].amount_fen = fen
    told = {k: fields[k] for k in ("kind", "amount_fen", "reason_code", "files")}
    move(work, case, "modify", fields.get("said", ""), told, **fields)
    return case


def checked(
    work: Work,
    order: orders.OrderCard,
    kind: Kind,
    lines: Sequence[Wanted],
    freight_fen: int,
    mine: Mapping[str, CaseLine] | None = None,
) -> dict[str, int]:
    """Fen by line id, each within what the line can still give back."""
    known = {line.id: line for line in order.lines}
    held = open_lines(work, [w.line_id for w in lines])
    room = room_of(order)
    parts: dict[str, int] = {}
    for n, wanted in enumerate(lines):
        pointer = f"/lines/{n}/line_id"
        line = known.get(wanted.line_id)
        if line is None or wanted.line_id in parts:
            raise Invalid("商品不在该订单中", "not_in_order", pointer)
        taken = wanted.line_id in held and wanted.line_id not in (mine or {})
        if no := opening.closed(kind, line, taken):
            raise Conflict(no.why, no.code, line_id=line.id)
        all_of_it = room.lines[line.id] if kind in MONEY else 0
        parts[line.id] = all_of_it if wanted.amount_fen is None else wanted.amount_fen
    amounts.check(room, parts, freight_fen)
    _whole(kind, sum(parts.values()) + freight_fen)
    return parts


def room_of(order: orders.OrderCard) -> amounts.Room:
    return amounts.room(order.lines, order.freight_paid_fen, order.freight_refunded_fen)


def facts(case: Case) -> dict[str, Any]:
    return {
        "kind": case.kind,
        "amount_fen": case.amount_fen,
        "reason_code": case.reason_code,
        "files": case.files,
    }


def _whole(kind: Kind, amount_fen: int) -> None:
    if kind in MONEY and amount_fen <= 0:
        raise Invalid("请填写退款金额", "no_amount", "/lines/0/amount_fen")
    if kind not in MONEY and amount_fen:
        raise Invalid("该售后类型不涉及退款", "no_money", "/lines/0/amount_fen")


def _reason(case: Case, data: Modify) -> str:
    code = data.reason_code or case.reason_code
    if code not in REASONS:
        raise Invalid("请选择售后原因", "bad_reason", "/reason_code")
    return code


def _as_before(case: Case, kind: Kind, held: Mapping[str, CaseLine]) -> list[Wanted]:
    same = kind in MONEY and case.kind in MONEY
    return [Wanted(id, line.amount_fen if same else None) for id, line in held.items()]


def _draft(work: Work, order: orders.OrderCard, data: Apply, parts: Mapping[str, int]) -> Case:
    if data.reason_code not in REASONS:
        raise Invalid("请选择售后原因", "bad_reason", "/reason_code")
    name = buyers.card(work, order.buyer_id).name if order.buyer_id else ""
    return Case(
        shop_id=work.shop_id,
        id=work.new_id(),
        number=numbers.take(work, "after_sales", "AS"),
        order_id=order.id,
        order_no=order.order_no,
        buyer_id=order.buyer_id,
        buyer_name=name,
        profile=order.profile,
        kind=data.kind,
        status=Status.AWAITING_MERCHANT,
        received=data.received,
        reason_code=data.reason_code,
        said=clean(data.said, SAID, "/said", empty=True),
        files=hung(work, data.files),
        items=[item(line, parts[line.id]) for line in order.lines if line.id in parts],
        amount_fen=sum(parts.values()) + data.freight_fen,
        freight_fen=data.freight_fen,
        applied_at=work.moment,
        applied_by=work.actor.id,
        entered_at=work.moment,
        pauses=[],
    )


def item(line: orders.LineCard, fen: int) -> dict[str, Any]:
    return {
        "line_id": line.id,
        "product_id": line.product_id,
        "title": line.title,
        "sku": line.sku,
        "image": line.image,
        "pieces": line.pieces,
        "paid_fen": line.paid_fen,
        "amount_fen": fen,
    }
