"""Who pays refunds out. A provider knows each transfer by the refund's id and pays it once."""

from enum import StrEnum
from typing import Protocol

from msgspec import Struct


class Outcome(StrEnum):
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    ABSENT = "absent"  # never heard of it
    UNKNOWN = "unknown"  # no answer: it may have been paid


class Verdict(Struct, frozen=True):
    outcome: Outcome
    why: str = ""


class Provider(Protocol):
    """Called while the writer waits: quick and local, or an outbox of its own behind it.

    Neither call raises for what the other side does; no answer is `Outcome.UNKNOWN`.
    """

    def ask(self, refund_id: str) -> Verdict: ...

    def refund(self, refund_id: str, payment_ref: str, amount_fen: int) -> Verdict: ...


class Sandbox:
    """Moves no money and always can; so it has nothing to remember."""

    def ask(self, refund_id: str) -> Verdict:
        return Verdict(Outcome.ABSENT)

    def refund(self, refund_id: str, payment_ref: str, amount_fen: int) -> Verdict:
        return Verdict(Outcome.SUCCEEDED)


SANDBOX = Sandbox()
PROVIDERS: dict[str, Provider] = {}  # by payment method; a method without one pays in the sandbox


def of(method: str) -> Provider:
    return PROVIDERS.get(method, SANDBOX)
