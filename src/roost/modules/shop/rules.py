"""What makes an address whole, a card clean, and a service rule the one in force."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from .content.divisions import districts
from .content.texts import ELSEWHERE, SHOP_KINDS

LINE = re.compile(r"^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?|400-?\d{3}-?\d{4})$")
URL = re.compile(
    r"https?:|www\.|(?<![a-z0-9])[a-z0-9-]+\.(com|cn|net|org|shop|top|cc|io|me|store|vip|xyz|info)"
)
NUMBER = re.compile(r"\d[\d-]{5,}")  # a phone, or the number of an account
HANDLE = re.compile(r"@\w")
SHOP = re.compile(rf"[\w]{{1,20}}?({SHOP_KINDS})")


class Kind(StrEnum):
    """The three texts of S4-03."""

    RETURNS = "returns"
    POLICY = "policy"
    WARRANTY = "warranty"


KINDS = {
    Kind.RETURNS: ("退换货规则", "Returns and exchanges"),
    Kind.POLICY: ("售后服务政策", "After-sales policy"),
    Kind.WARRANTY: ("保修政策", "Warranty"),
}


def missing(contact: str, phone: str, district: str, detail: str) -> list[str]:
    """The fields that keep a return address from being complete (S4-05, S3-67)."""
    faults = {
        "contact": not contact.strip(),
        "phone": not LINE.match(phone),
        "district": district not in districts(),
        "detail": not detail.strip(),
    }
    return [field for field, wrong in faults.items() if wrong]


def foreign(text: str, own: str, others: Iterable[str] = ()) -> str | None:
    """What in the words of a card leads elsewhere: url, account or other_shop (S3-36)."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).casefold().replace("。", ".")
    if URL.search(plain):
        return "url"
    if HANDLE.search(plain) or NUMBER.search(plain) or any(word in plain for word in ELSEWHERE):
        return "account"
    rest = plain.replace(own.casefold(), "")
    if SHOP.search(rest) or any(name.casefold() in rest for name in others if len(name) > 1):
        return "other_shop"
    return None


def in_force(versions: Sequence[Any], now: datetime) -> Any | None:
    """Of the versions of one kind, the latest that has begun; of two on one day the later one."""
    begun = [v for v in versions if v.since <= now]
    return max(begun, key=lambda v: (v.since, v.number), default=None)
