"""A return address as a case keeps it: whole, or not there at all."""

from collections.abc import Mapping
from typing import Any

FIELDS = ("contact", "phone", "region", "detail")


def complete(address: Mapping[str, Any]) -> bool:
    return all(str(address.get(field) or "").strip() for field in FIELDS)


def kept(address: object) -> dict[str, Any]:
    """The fields of an address card, or nothing when one of them is empty."""
    found = {field: getattr(address, field, "") or "" for field in FIELDS}
    return found if complete(found) else {}


def written(address: Mapping[str, Any]) -> str:
    return " ".join(str(address[field]) for field in FIELDS if address.get(field))
