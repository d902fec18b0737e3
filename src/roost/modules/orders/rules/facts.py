"""What is printed on a parcel's slip, and proves that the one who types it holds it."""

import re


def paid_amount(text: str) -> int | None:
    """12.5, 12.50 and ¥12.50 → 1250 fen; None when it is no amount."""
    found = re.fullmatch(r"[¥￥]?(\d{1,9})(?:\.(\d{1,2}))?元?", text.strip())
    if not found:
        return None
    yuan, fen = found.groups()
    return int(yuan) * 100 + int((fen or "").ljust(2, "0"))


def proves(fact: str, paid_fen: int, phone: str) -> bool:
    """Either the amount paid, or the last four digits of the receiver's phone where known.

    A phone that a platform masked or enciphered ends in signs, which prove nothing.
    """
    typed = fact.strip()
    last = phone[-len("0000") :]
    by_phone = len(last) == len("0000") and last.isdecimal() and typed == last
    return by_phone or (paid_fen > 0 and paid_amount(typed) == paid_fen)
