"""What is written beside the flow: remarks, invoices, guidance, service points."""

from typing import Annotated

from msgspec import Meta
from sqlalchemy import func, select

from roost.kernel.data import history
from roost.kernel.data.machine import expect
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Conflict, Invalid, NotFound
from roost.kernel.pure.text import clean

from ..content.guides import GUIDES
from ..events import Noted
from ..models import Case, Guide, ServicePoint
from ..permissions import HANDLE, MANAGE
from ..queries.cases import find
from ..rules.kinds import Invoice
from ..states import FLOW

LEAST_GUIDE, MOST_GUIDE, MEMO, FIELD = 200, 20_000, 500, 120


class Remark(Body, frozen=True):
    text: str
    version: int | None = None


class SetInvoice(Body, frozen=True):
    invoice: Invoice
    version: int | None = None


class Rewrite(Body, frozen=True):
    """`edition`: the one that was read; a newer one is not overwritten unseen."""

    text: str
    edition: int


class Point(Body, frozen=True):
    brand: str
    city: str
    address: str
    phone: str
    name: str = ""


class SendPoint(Body, frozen=True):
    point_id: Annotated[str, Meta(min_length=1, max_length=64)]


def remark(work: Work, case_id: str, data: Remark) -> Case:
    work.actor.need(HANDLE)
    case = find(work, case_id)
    expect(case, data.version)
    case.memo = clean(data.text, MEMO, "/text", empty=True)
    return _noted(work, case, "remark", case.memo)


def set_invoice(work: Work, case_id: str, data: SetInvoice) -> Case:
    """How the invoice is dealt with (S4-47)."""
    work.actor.need(HANDLE)
    case = find(work, case_id)
    expect(case, data.version)
    case.invoice = data.invoice
    return _noted(work, case, "invoice", data.invoice)


def send_point(work: Work, case_id: str, data: SendPoint) -> Case:
    """The buyer is told where the goods can be looked at."""
    work.actor.need(HANDLE)
    case = find(work, case_id)
    point = work.get(ServicePoint, data.point_id, "服务点不存在")
    if case.buyer_id is None:
        raise Conflict("该订单未关联买家,无法发送", "no_buyer")
    return _noted(work, case, "service_point", point.id)


def rewrite(work: Work, name: str, data: Rewrite) -> Guide:
    """A further edition; those before it stay as they are."""
    work.actor.need(MANAGE)
    if name not in GUIDES:
        raise NotFound("没有这份指引")
    latest = latest_edition(work, name)
    if latest != data.edition:
        raise Conflict("指引已被他人更新,请刷新后重试", "overtaken", edition=latest)
    text = clean(data.text, MOST_GUIDE, "/text")
    if len(text) < LEAST_GUIDE:
        raise Invalid(f"指引至少{LEAST_GUIDE}个字", "too_short", "/text", least=LEAST_GUIDE)
    guide = Guide(
        shop_id=work.shop_id,
        id=work.new_id(),
        name=name,
        edition=latest + 1,
        text=text,
        at=work.moment,
        who=work.actor.name,
    )
    work.session.add(guide)
    work.session.flush()
    return guide


def latest_edition(work: Work, name: str) -> int:
    """0 is the text that comes with the house."""
    last = select(func.max(Guide.edition)).where(Guide.name == name)
    return work.session.scalar(last) or 0


def add_point(work: Work, data: Point) -> ServicePoint:
    work.actor.need(MANAGE)
    point = ServicePoint(shop_id=work.shop_id, id=work.new_id(), **_typed(data))
    work.session.add(point)
    work.session.flush()
    return point


def change_point(work: Work, point_id: str, data: Point) -> ServicePoint:
    work.actor.need(MANAGE)
    point = work.get(ServicePoint, point_id, "服务点不存在")
    for name, value in _typed(data).items():
        setattr(point, name, value)
    return point


def drop_point(work: Work, point_id: str) -> None:
    work.actor.need(MANAGE)
    work.session.delete(work.get(ServicePoint, point_id, "服务点不存在"))


def _typed(data: Point) -> dict[str, str]:
    typed = {f: clean(getattr(data, f), FIELD, f"/{f}") for f in ("brand", "city", "address")}
    typed["phone"] = clean(data.phone, 20, "/phone")
    return typed | {"name": clean(data.name, FIELD, "/name", empty=True)}


def _noted(work: Work, case: Case, what: str, note: str) -> Case:
    work.session.flush()
    history.record(work, FLOW.name, case.id, what, note, case.status)
    shown = note if what == "service_point" else ""
    noted = Noted(at=work.moment, shop_id=case.shop_id, thing=case.id, what=what, detail=shown)
    work.tell(noted)
    return case
