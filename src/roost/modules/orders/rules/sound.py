"""What no order can be, however well each of its cells reads."""

from collections.abc import Iterator
from typing import Final

from roost.kernel.pure.layout import Rejected

from .drafts import OrderDraft

MOST_FEN: Final = 100_000_000_00
"""Of one amount, either way: a hundred million yuan."""
MOST_PIECES: Final = 10_000_000
MOST_TEXT: Final = 5_000
"""Characters of a title or message."""


def unsound(draft: OrderDraft) -> list[Rejected]:
    """A rejection for each of its rows, or nothing."""
    for code, sentence in _faults(draft):
        return [Rejected(row, draft.order_no, code, sentence) for row in draft.rows]
    return []


def _faults(draft: OrderDraft) -> Iterator[tuple[str, str]]:
    if draft.paid_fen < 0 or draft.payable_fen < 0 or (draft.refunded_fen or 0) < 0:
        yield "negative_money", "订单的应付、实付或退款金额为负，整单不导入"
    amounts = [draft.goods_fen, draft.freight_fen, draft.discount_fen, draft.paid_fen]
    amounts += [draft.payable_fen, draft.refunded_fen or 0, draft.received_fen or 0]
    amounts += [part for line in draft.lines for part in (line.amount_fen, line.goods_fen)]
    amounts += [part for line in draft.lines for part in (line.discount_fen, line.adjust_fen)]
    if max(map(abs, amounts)) > MOST_FEN:
        yield "amount_out_of_range", "金额超出范围，整单不导入"
    if any(line.pieces > MOST_PIECES for line in draft.lines):
        yield "pieces_out_of_range", "数量超出范围，整单不导入"
    texts = [draft.said.buyer_message, draft.said.memo, *(line.title for line in draft.lines)]
    if any(text and len(text) > MOST_TEXT for text in texts):
        yield "text_too_long", f"文字超过{MOST_TEXT}字，整单不导入"
