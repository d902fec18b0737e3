"""The platform's view: both sides' words and files, to rule on."""

from datetime import datetime
from typing import Any

from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page
from roost.modules.shop import facade as shops

from ..models import Case
from . import common
from .common import ClockView, FileLink, Head, LogView


class DeskRow(Head, frozen=True, kw_only=True):
    shop_id: str
    shop_name: str
    intervened_by: str
    intervened_at: datetime | None


DeskPage = Page[DeskRow]


class DeskCase(DeskRow, frozen=True, kw_only=True):
    category: str
    goods: str
    said: str
    files: list[str]
    refusal: dict[str, Any]
    evidence: dict[str, Any]
    inspection: dict[str, Any]
    address: dict[str, Any]
    address_asked_at: datetime | None
    address_outcome: str
    return_waybill: str
    sent_waybill: str
    promise_missed: bool
    liability: str | None
    ruling: str
    clocks: list[ClockView]
    log: list[LogView]
    file_urls: dict[str, FileLink]
    now: datetime


def _row(look: Look, case: Case, shop_name: str) -> dict[str, Any]:
    own = {"shop_id": case.shop_id, "shop_name": shop_name, "intervened_by": case.intervened_by}
    return common.head(look, case) | own | {"intervened_at": case.intervened_at}


def page(look: Look, found: Page[Case]) -> Page[DeskRow]:
    names = shops.names(look, (case.shop_id for case in found.items))
    rows = [DeskRow(**_row(look, case, names.get(case.shop_id, ""))) for case in found.items]
    return Page(rows, found.now, found.next)


def whole(look: Look, case: Case) -> DeskCase:
    plain = _row(look, case, shops.get(look).name) | {name: getattr(case, name) for name in PLAIN}
    told = common.log(look, case, common.FOR_THE_SHOP_ALONE)
    return DeskCase(
        files=[str(f) for f in case.files],
        clocks=common.clocks(look, case),
        log=told,
        file_urls=common.file_urls(look, case, told),
        now=look.now,
        **plain,
    )


PLAIN = (
    "category",
    "goods",
    "said",
    "refusal",
    "evidence",
    "inspection",
    "address",
    "address_asked_at",
    "address_outcome",
    "return_waybill",
    "sent_waybill",
    "promise_missed",
    "liability",
    "ruling",
)
