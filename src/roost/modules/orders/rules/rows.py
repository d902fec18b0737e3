"""One row of an order table, read into a line and what it says about its order."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache

from roost.kernel.pure.cells import (
    CellFault,
    Reader,
    code,
    count,
    fen,
    identifier,
    instant,
    same_width,
    text,
    word,
    yes,
)
from roost.kernel.pure.layout import Found, Row, RowFault

from .cells import (
    Region,
    Waybill,
    flag,
    flagged_memo,
    joined_waybills,
    personal,
    region_and_address,
    waybills,
)
from .drafts import LineDraft, Part, Receiver, Said
from .statuses import PAID_BACK, STATES, State


def read_row(found: Found, number: int, cells: Sequence[str]) -> Part:
    """Raises `RowFault` when one cell cannot be taken."""
    row = found.row(cells)
    said = _said(row)
    order_no = row.need("order_no", identifier)
    payable = row.need("payable", fen)
    return Part(
        row=number,
        order_no=order_no,
        line=_line(row, order_no, payable),
        said=said,
        parcels=_parcels(row),
        payable_fen=payable,
        paid_fen=row.take("paid", fen),
        received_fen=row.take("received", fen),
        refunded_fen=_refunded(row, payable),
        fees_fen=row.total("fees", fen),
        private=row.private(),
    )


@cache
def _status(layout: str) -> Reader[State | None]:
    table: Mapping[str, State] = STATES[layout]
    return word(table, "unknown_status", "不是已知的订单状态，请联系管理员补充后再导入")


def _line(row: Row, order_no: str, payable: int) -> LineDraft:
    pieces = row.need("pieces", count)
    unit = row.take("unit_price", fen)
    goods = row.need("goods", fen) if unit is None else unit * pieces
    return LineDraft(
        line_no=row.take("line_no", identifier) or order_no,
        status=row.need("status", _status(row.found.layout.name)),
        title=row.need("title", text),
        pieces=pieces,
        goods_fen=goods,
        amount_fen=payable,
        freight_fen=row.take("freight", fen) or 0,
        discount_fen=row.total("discount", fen),
        adjust_fen=row.take("adjust", fen) or 0,
        unit_price_fen=_unit_price(goods, pieces) if unit is None else unit,
        kinds=row.take("kinds", count) or 1,
        product_id=row.take("product_id", code),
        product_code=row.take("product_code", code),
        sku_id=row.take("sku_id", code),
        sku_code=row.take("sku_code", code),
        sku_spec=row.take("sku_spec", text),
        after_sale=row.take("after_sale", text),
        ship_by=row.take("ship_by", instant),
        shipped_at=row.take("shipped_at", instant),
        completed_at=row.take("completed_at", instant),
        raw=row.raw(),
    )


def _refunded(row: Row, payable: int) -> int | None:
    said = row.take("refunded", fen)
    whole = PAID_BACK.get(row.found.layout.name)
    if said is None and whole and same_width(row.take("status", text) or "") in whole:
        return payable
    return said


def _unit_price(goods: int, pieces: int) -> int | None:
    return goods // pieces if pieces and goods % pieces == 0 else None


def _said(row: Row) -> Said:
    confirmed, paid = row.take("confirmed_at", instant), row.take("paid_at", instant)
    memo_flag, memo = row.take("memo", flagged_memo) or (None, None)
    return Said(
        placed_at=row.take("placed_at", instant) or _earliest(row, confirmed, paid),
        confirmed_at=confirmed,
        paid_at=paid,
        payment_method=row.take("payment_method", text),
        buyer=row.take("buyer", personal),
        receiver=_receiver(row),
        under_review=row.take("under_review", yes) or False,
        cancel_reason=row.take("cancel_reason", text),
        buyer_message=row.take("message", text),
        memo=memo,
        flag=row.take("flag", flag) or memo_flag,
    )


def _earliest(row: Row, *instants: datetime | None) -> datetime:
    """When the order was placed at the latest, for tables that do not say it themselves."""
    known = [instant for instant in instants if instant]
    if not known:
        at = row.found.at.get("placed_at", row.found.at.get("confirmed_at"))
        label = "下单时间" if at is None else row.found.labels[at]
        raise RowFault(CellFault("missing_cell", "不能为空"), label)
    return min(known)


def _receiver(row: Row) -> Receiver:
    whole = row.take("full_address", region_and_address)
    region, address = whole or (
        Region(
            province=row.take("province", text),
            city=row.take("city", text),
            district=row.take("district", text),
            town=row.take("town", text),
        ),
        row.take("address", personal),
    )
    return Receiver(
        name=row.take("receiver_name", personal),
        phone=row.take("receiver_phone", personal) or row.take("receiver_landline", personal),
        address=address,
        region=region,
    )


def _parcels(row: Row) -> tuple[Waybill, ...]:
    carrier = row.take("carrier", text)
    single = tuple(Waybill(number, carrier) for number in row.take("waybill", waybills) or ())
    return single + (row.take("parcels", joined_waybills) or ())
