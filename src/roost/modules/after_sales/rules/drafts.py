"""An after-sale case as a file tells it, before anything of it is kept. Fen and UTC instants."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import ClassVar, Final

from msgspec import Struct

from roost.kernel.pure.cells import (
    CellFault,
    code,
    fen,
    identifier,
    instant,
    several,
    text,
    word,
    yes,
)
from roost.kernel.pure.layout import Found, Rejected, Row, RowFault

from .layout import KINDS, RULINGS, SENT, STATES, Kind, Ruling, State


class Talk(Struct, frozen=True):
    """One step of the negotiation in the file's own words; `at` is None where it has no time."""

    at: datetime | None
    words: str


class Returned(Struct, frozen=True):
    """Goods on their way back to the merchant."""

    waybill: str | None = None
    carrier: str | None = None
    anomaly: str | None = None
    at: datetime | None = None


class Times(Struct, frozen=True):
    applied_at: datetime
    deadline_at: datetime | None = None
    """When the platform would decide by itself."""
    agreed_at: datetime | None = None
    refunded_at: datetime | None = None
    arrived_at: datetime | None = None
    closed_at: datetime | None = None
    ended_at: datetime | None = None


class Refund(Struct, frozen=True):
    """What is to go back, or went back, to the buyer; `payable_fen` is the line's own price."""

    payable_fen: int
    goods_fen: int
    freight_fen: int = 0
    tax_fen: int = 0
    pay_discount_fen: int = 0


class CaseDraft(Struct, frozen=True):
    layout: str
    row: int
    case_no: str
    order_no: str
    line_no: str | None
    kind: Kind
    status: State
    ruling: Ruling
    liable: str | None
    title: str
    product_id: str | None
    sku_code: str | None
    goods_sent: bool | None
    refund: Refund
    times: Times
    returned: Returned
    exchange_waybill: str | None
    exchange_goods: str | None
    reason: str | None
    reason_tags: tuple[str, ...]
    instant_refund: bool
    refused_at_door: bool
    buyer_said: str | None
    memo: str | None
    operator: str | None
    talks: tuple[Talk, ...]
    raw: dict[str, str]
    private: dict[str, str]
    size: ClassVar[int] = 1
    """Rows of a file."""

    @property
    def number(self) -> str:
        return self.case_no

    @property
    def at(self) -> datetime:
        return self.times.applied_at

    @property
    def sums(self) -> Mapping[str, int]:
        """What was asked for, and as much of it as has gone back."""
        asked = self.refund.goods_fen + self.refund.freight_fen
        return {"asked": asked, "refunded": asked if self.status == "succeeded" else 0}


_TALK: Final = re.compile(r"^(\S+ [\d:]+)\s+(.+)$", re.DOTALL)
_kind = word(KINDS, "unknown_kind", "不是已知的售后类型，请联系管理员补充后再导入")
_status = word(STATES, "unknown_status", "不是已知的售后状态，请联系管理员补充后再导入")
_ruling = word(RULINGS, "unknown_ruling", "不是已知的仲裁状态，请联系管理员补充后再导入")
_sent = word(SENT, "unknown_sent", "不是已知的发货状态")


def read_cases(
    found: Found, rows: Iterable[tuple[int, Sequence[str]]]
) -> Iterator[CaseDraft | Rejected]:
    """`rows` are those below the header, numbered as a spreadsheet does. Total rows are skipped."""
    seen: dict[str, int] = {}
    for number, cells in rows:
        if found.is_total(cells):
            continue
        key = found.key(cells)
        if key is not None and key in seen:
            yield _repeated(number, key, seen[key])
            continue
        try:
            yield _case(found.row(cells), number)
        except RowFault as fault:
            yield fault.rejected(number, key)
        if key is not None:
            seen[key] = number


def _repeated(number: int, key: str, before: int) -> Rejected:
    sentence = f"售后单号与第 {before} 行重复，只导入第一次出现的"
    return Rejected(number, key, "row_repeated", sentence, {"row": before})


def _case(row: Row, number: int) -> CaseDraft:
    return CaseDraft(
        layout=row.found.layout.name,
        row=number,
        case_no=row.need("case_no", identifier),
        order_no=row.need("order_no", identifier),
        line_no=row.take("line_no", identifier),
        kind=row.need("kind", _kind),
        status=row.need("status", _status),
        ruling=row.take("ruling", _ruling) or "none",
        liable=row.take("liable", text),
        title=row.need("title", text),
        product_id=row.take("product_id", code),
        sku_code=row.take("sku_code", code),
        goods_sent=row.take("goods_sent", _sent),
        refund=_refund(row),
        times=_times(row),
        returned=_returned(row),
        exchange_waybill=row.take("exchange_waybill", code),
        exchange_goods=row.take("exchange_goods", text),
        reason=row.take("reason", text),
        reason_tags=row.take("reason_tags", several) or (),
        instant_refund=row.take("instant", yes) or False,
        refused_at_door=row.take("refused_at_door", yes) or False,
        buyer_said=row.take("buyer_said", text),
        memo=row.take("memo", text),
        operator=row.take("operator", text),
        talks=tuple(_talk(part) for part in row.take("talks", several) or ()),
        raw=row.raw(),
        private=row.private(),
    )


def _refund(row: Row) -> Refund:
    return Refund(
        payable_fen=row.need("payable", fen),
        goods_fen=row.need("refund_goods", fen),
        freight_fen=row.take("refund_freight", fen) or 0,
        tax_fen=row.take("refund_tax", fen) or 0,
        pay_discount_fen=row.take("refund_pay_discount", fen) or 0,
    )


def _times(row: Row) -> Times:
    return Times(
        applied_at=row.need("applied_at", instant),
        deadline_at=row.take("deadline_at", instant),
        agreed_at=row.take("agreed_at", instant),
        refunded_at=row.take("refunded_at", instant),
        arrived_at=row.take("arrived_at", instant),
        closed_at=row.take("closed_at", instant),
        ended_at=row.take("ended_at", instant),
    )


def _returned(row: Row) -> Returned:
    return Returned(
        waybill=row.take("return_waybill", code),
        carrier=row.take("return_carrier", text),
        anomaly=row.take("return_anomaly", text),
        at=row.take("returned_at", instant),
    )


def _talk(words: str) -> Talk:
    found = _TALK.match(words)
    if not found:
        return Talk(None, words)
    try:
        return Talk(instant(found[1]), found[2])
    except CellFault:
        return Talk(None, words)
