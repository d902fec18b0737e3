"""Cells only order tables have: people behind ciphers and masks, parcels, flags in a memo."""

import re
from typing import Final, Literal

from msgspec import Struct

from roost.kernel.pure.cells import code, several, text

Kind = Literal["clear", "masked", "cipher"]
Flag = Literal["red", "orange", "yellow", "green", "cyan", "blue", "purple", "grey"]

FLAGS: Final[dict[str, Flag]] = {
    "红": "red",
    "橙": "orange",
    "黄": "yellow",
    "绿": "green",
    "青": "cyan",
    "蓝": "blue",
    "紫": "purple",
    "灰": "grey",
}
_CIPHER: Final = re.compile(r"^(?:##.+##|\$.+\$|~.+~)$", re.DOTALL)
_FLAGGED: Final = re.compile(rf"^\[([{''.join(FLAGS)}])\]\s*(.*)$", re.DOTALL)
_WAYBILL: Final = re.compile(r"^no[:：]\s*", re.IGNORECASE)
_PARTS_OF_A_REGION: Final = 3


class Personal(Struct, frozen=True):
    """Something about a person as the file has it. Only `clear` may ever be shown as it is."""

    kind: Kind
    text: str


class Region(Struct, frozen=True):
    province: str | None = None
    city: str | None = None
    district: str | None = None
    town: str | None = None


class Waybill(Struct, frozen=True):
    number: str
    carrier: str | None = None


def personal(cell: str) -> Personal | None:
    """A name, phone or address with what it is: in clear, masked by `*`, or cipher text."""
    value = text(cell)
    if value is None:
        return None
    if _CIPHER.match(value):
        return Personal("cipher", value)
    return Personal("masked" if "*" in value else "clear", value)


def region_and_address(cell: str) -> tuple[Region, Personal | None]:
    """`省 市 区 街道 详细地址` in one cell, divided by blanks."""
    whole = personal(cell)
    parts = whole.text.split(maxsplit=4) if whole and whole.kind != "cipher" else []
    if whole is None or len(parts) <= _PARTS_OF_A_REGION:
        return Region(), whole
    province, city, district, *rest = parts
    town = rest.pop(0) if len(rest) > 1 else None
    return Region(province, city, district, town), personal(rest[0])


def joined_waybills(cell: str) -> tuple[Waybill, ...]:
    """`单号-公司;单号-公司`; the number itself may contain a `-`, the carrier may be missing."""
    found = []
    for part in several(cell):
        number, dash, carrier = part.rpartition("-")
        kept = code(number if dash else part)
        if kept:
            found.append(Waybill(kept, text(carrier) if dash else None))
    return tuple(found)


def waybills(cell: str) -> tuple[str, ...]:
    """One number or several joined by `;`, without a leading `No:`."""
    found = (code(_WAYBILL.sub("", part)) for part in several(cell))
    return tuple(number for number in found if number)


def flag(cell: str) -> Flag | None:
    """None as well for a colour nobody here knows: a flag is a hint, not a fact."""
    return FLAGS.get(cell.strip().removesuffix("色").removesuffix("旗"))


def flagged_memo(cell: str) -> tuple[Flag | None, str | None]:
    """A memo, and the flag some tables put before it as in `[红]催发货`."""
    value = text(cell)
    found = _FLAGGED.match(value) if value else None
    return (FLAGS[found[1]], text(found[2])) if found else (None, value)
