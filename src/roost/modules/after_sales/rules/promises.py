"""Two promises of the shop with a day each: the return address and the goods to send again."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class AddressOutcome(StrEnum):
    MERCHANT_ADDRESS = "merchant_address"
    DEFAULT_ADDRESS = "default_address"
    REFUND_ONLY = "refund_only"


class AppealFailOn(StrEnum):
    """After which late address appeals about the order fail (RD-39)."""

    REFUND_ONLY = "refund_only"
    ANY_LATE = "any_late"


def address_outcome(
    due: datetime, supplied_at: datetime | None, default_suits: bool
) -> AddressOutcome:
    if supplied_at is not None and supplied_at <= due:
        return AddressOutcome.MERCHANT_ADDRESS
    return AddressOutcome.DEFAULT_ADDRESS if default_suits else AddressOutcome.REFUND_ONLY


def appeal_fails(outcome: AddressOutcome, fail_on: AppealFailOn) -> bool:
    if outcome is AddressOutcome.MERCHANT_ADDRESS:
        return False
    return outcome is AddressOutcome.REFUND_ONLY or fail_on is AppealFailOn.ANY_LATE


class ResendPromise(Struct, frozen=True):
    due: datetime
    resent_at: datetime | None = None

    def broken(self, now: datetime) -> bool:
        """Late and still not sent; sending late heals it."""
        sent = self.resent_at is not None and self.resent_at <= now
        return now > self.due and not sent

    def appeal_fails(self, appeal_at: datetime, stepped_in_at: datetime | None = None) -> bool:
        """Judged at the appeal, and at the moment when the platform stepped in (S3-68)."""
        judged = [appeal_at] if stepped_in_at is None else [appeal_at, stepped_in_at]
        return any(self.broken(moment) for moment in judged)
