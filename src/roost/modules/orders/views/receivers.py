"""Receivers on screens: masked, and cipher text of a platform is never shown as a name."""

from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.pure.text import masked_name, masked_phone

from ..models import RECEIVER, Order
from ..rules.cells import personal


class ReceiverView(Struct, frozen=True):
    """`kind` is the most hidden of what is known: clear, masked or cipher; empty for nothing."""

    name: str
    phone: str
    province: str
    city: str
    district: str
    address: str
    kind: str = ""


def receiver(look: Look, order: Order) -> ReceiverView:
    name, phone = opened(look, order.receiver_name), opened(look, order.receiver_phone)
    address = opened(look, order.receiver_address)
    return ReceiverView(
        hidden_name(name),
        hidden_phone(phone),
        order.province,
        order.city,
        order.district,
        "****" if address else "",
        kind(name, phone, address),
    )


def opened(look: Look, sealed: bytes | None) -> str:
    return look.keys.open(RECEIVER, sealed) if sealed else ""


def kind(*texts: str) -> str:
    known = {said.kind for text in texts if (said := personal(text))}
    return next((k for k in ("cipher", "masked", "clear") if k in known), "")


def hidden_name(name: str) -> str:
    return masked_name(name) if kind(name) in ("clear", "masked") else ""


def hidden_phone(phone: str) -> str:
    return masked_phone(phone) if kind(phone) in ("clear", "masked") else ""
