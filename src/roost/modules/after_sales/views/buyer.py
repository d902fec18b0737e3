"""The buyer's view: their own case, what they may do, and nothing of the shop's own notes."""

from datetime import datetime
from typing import Any

from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page

from ..content.messages import RETURN_NOTES
from ..models import Case
from ..queries.options import Options
from ..queries.slips import Slip
from ..states import Status
from . import common
from .common import ClockView, FileLink, Head, LogView


class MyCase(Head, frozen=True, kw_only=True):
    received: bool
    said: str
    files: list[str]
    refusal: dict[str, Any]
    liability: str | None
    ruling: str
    address: dict[str, Any]
    return_notes: str
    return_waybill: str
    return_carrier: str
    sent_waybill: str
    sent_carrier: str
    promised_at: datetime | None
    inspection: dict[str, Any]
    small_paid_fen: int
    refunded_at: datetime | None
    clocks: list[ClockView]
    log: list[LogView]
    file_urls: dict[str, FileLink]
    now: datetime


MyPage = Page[Head]


def row(look: Look, case: Case) -> Head:
    return Head(**common.head(look, case))


def page(look: Look, found: Page[Case]) -> Page[Head]:
    return Page([row(look, case) for case in found.items], found.now, found.next)


def whole(look: Look, case: Case) -> MyCase:
    """The address is shown once the shop has agreed; not before (S4-45)."""
    agreed = case.status is Status.AWAITING_BUYER_RETURN or bool(case.returned_at)
    log = common.log(look, case, common.FOR_THE_SHOP_ALONE)
    inspected = {k: v for k, v in case.inspection.items() if k != "by"}
    return MyCase(
        **common.head(look, case),
        received=case.received,
        said=case.said,
        files=[str(f) for f in case.files],
        refusal=case.refusal,
        liability=case.liability,
        ruling=case.ruling,
        address=case.address if agreed else {},
        return_notes=RETURN_NOTES if agreed else "",
        return_waybill=case.return_waybill,
        return_carrier=case.return_carrier,
        sent_waybill=case.sent_waybill,
        sent_carrier=case.sent_carrier,
        promised_at=case.promised_at,
        inspection=inspected,
        small_paid_fen=case.small_paid_fen,
        refunded_at=case.refunded_at,
        clocks=common.clocks(look, case),
        log=[_nameless(entry) for entry in log],
        file_urls=common.file_urls(look, case, log),
        now=look.now,
    )


def options(_: Look, found: Options) -> Options:
    return found


def slip(_: Look, found: Slip) -> Slip:
    return found


def _nameless(entry: LogView) -> LogView:
    """Who in the shop did it is the shop's own business."""
    return (
        entry
        if entry.party == "buyer"
        else LogView(
            entry.at,
            entry.party,
            "",
            entry.step,
            entry.label_zh,
            entry.label_en,
            entry.status,
            entry.note,
            entry.data,
        )
    )
