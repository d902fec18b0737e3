"""The after-sale table for the process that reads a file."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from roost.kernel.pure.layout import Found, Rejected

from .drafts import CaseDraft, read_cases
from .layout import LAYOUTS, TEXTS

MOST_FEN: Final = 100_000_000_00
"""Of one amount: a hundred million yuan."""
MOST_TEXT: Final = 5_000
"""Characters of what somebody wrote."""


def read(found: Found, rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[CaseDraft | Rejected]:
    """Columns without a field are not kept, and so nothing in them that names a person."""
    for result in read_cases(found, rows):
        if isinstance(result, Rejected):
            yield result
        else:
            yield _unsound(result) or replace(result, raw={}, private={})


def _unsound(draft: CaseDraft) -> Rejected | None:
    """What no case can be, however well each of its cells reads."""
    refund = draft.refund
    amounts = (refund.payable_fen, refund.goods_fen, refund.freight_fen)
    if min(amounts) < 0:
        return _rejected(draft, "negative_money", "应付、退商品或退运费金额为负")
    if max(amounts) > MOST_FEN:
        return _rejected(draft, "amount_out_of_range", "金额超出范围")
    texts = (draft.title, draft.buyer_said, draft.memo, draft.reason)
    if any(text and len(text) > MOST_TEXT for text in texts):
        return _rejected(draft, "text_too_long", f"文字超过{MOST_TEXT}字")
    return None


def _rejected(draft: CaseDraft, code: str, sentence: str) -> Rejected:
    return Rejected(draft.row, draft.case_no, code, sentence)


__all__ = ["LAYOUTS", "TEXTS", "read"]
