"""A request is sent: by a person of the platform, for a buyer, about one order (S1-37)."""

from typing import Annotated, Any

from msgspec import Meta, convert, to_builtins

from roost.kernel.data import numbers
from roost.kernel.data.work import Work
from roost.kernel.pure import ids
from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Closed, Invalid, NotFound, NotNow
from roost.kernel.pure.text import clean
from roost.modules.buyers import facade as buyers
from roost.modules.orders import facade as orders

from ..models import Outgoing, Request
from ..permissions import REVIEW
from ..policies import LIMITS, SENDING, TYPES, Limits, Types, limit_of, may_send
from ..rules.kinds import Level, Pace, Source
from ..states import Status
from .machine import MACHINE, hung

DEMAND, FILES = 500, 4
SEND = "service_requests.send"
FileId = Annotated[str, Meta(pattern=ids.PATTERN)]


class Create(Body, frozen=True):
    """`hours`: whole hours, for the level `agreed` alone. `at_nine`: outside the hours of sending
    it is kept, and sent when they begin."""

    shop_id: str
    order_id: str
    type: str
    level: Level
    demand: str
    hours: int | None = None
    files: Annotated[tuple[FileId, ...], Meta(max_length=FILES)] = ()
    complaint_id: str | None = None
    at_nine: bool = False


def create(work: Work, data: Create) -> Request | Outgoing:
    """A request, or what waits to be sent as one under the same id."""
    work.actor.need(REVIEW)
    order = _order(work, data)
    _checked(work, order, data)
    rule = work.rules.rule(SENDING, work.moment, order.profile, work.shop_id)
    kept = hung(work, data.files, FILES)
    opens = may_send(rule, work.moment)
    if opens is None:
        return send(work, order, data, work.new_id(), work.actor.id, work.actor.name)
    if not data.at_nine:
        hours = f"{rule.hours.opens:%H:%M}–{rule.hours.closes:%H:%M}"
        raise NotNow(Closed("closed_window", f"服务单仅在{hours}发送", {"hours": hours}, opens))
    waiting = Outgoing(
        shop_id=work.shop_id,
        id=work.new_id(),
        order_id=order.id,
        sends_at=opens,
        asked=to_builtins(data) | {"files": kept},
        by=work.actor.id,
        name=work.actor.name,
    )
    work.session.add(waiting)
    work.later(SEND, waiting.id, opens, {})
    work.session.flush()
    return waiting


def send_waiting(work: Work, outgoing_id: str, _: Any) -> None:
    """The hours have begun. After a long stop they may be over again: then on the next morning."""
    waiting = work.session.get(Outgoing, (work.shop_id, outgoing_id))
    if waiting is None:
        return
    order = orders.card(work, waiting.order_id)
    rule = work.rules.rule(SENDING, work.now, order.profile, work.shop_id)
    if opens := may_send(rule, work.now):
        work.later(SEND, waiting.id, opens, {})
        return
    person = Actor(Party.PLATFORM, waiting.by, work.shop_id, waiting.name, owner=True)
    then = work.dated(work.now, person)
    asked = convert(waiting.asked, Create)
    work.session.delete(waiting)
    send(then, order, asked, waiting.id, waiting.by, waiting.name)


def send(work: Work, order: orders.OrderCard, data: Create, id: str, by: str, name: str) -> Request:
    rule = work.rules.rule(LIMITS, work.moment, order.profile, work.shop_id)
    request = draft(work, order, id, data.type, data.level)
    request.limit_s = limit_of(rule, data.level, data.hours) or 0
    request.demand, request.files = clean(data.demand, DEMAND, "/demand"), list(data.files)
    request.created_by, request.created_name = by, name
    request.complaint_id = data.complaint_id
    told = {"limit_s": request.limit_s, "files": request.files, "type": request.type}
    MACHINE.start(work, request, request.demand, told)
    work.session.flush()
    return request


def draft(
    work: Work, order: orders.OrderCard, id: str, type: str, level: Level, number: str = ""
) -> Request:
    """Not yet in the book: what every request has, however it comes."""
    buyer = buyers.card(work, order.buyer_id).name if order.buyer_id else ""
    return Request(
        shop_id=work.shop_id,
        id=id,
        number=number or numbers.take(work, "service_requests", "SR"),
        order_id=order.id,
        order_no=order.order_no,
        buyer_id=order.buyer_id,
        buyer_name=buyer,
        profile=order.profile,
        source=Source.PLATFORM,
        type=type,
        level=level,
        files=[],
        status=Status.PENDING,
        created_at=work.moment,
        cycle=1,
        cycle_at=work.moment,
        entered_at=work.moment,
        pace=Pace.NONE,
        urge_count=0,
        urged=False,
        reminders=[],
        sent_back=[],
        outcome={},
    )


def _order(work: Work, data: Create) -> orders.OrderCard:
    order = orders.card(work, data.order_id)
    if work.shop_id != data.shop_id:
        raise NotFound("订单不存在")
    return order


def _checked(work: Work, order: orders.OrderCard, data: Create) -> None:
    types = work.rules.rule(TYPES, work.moment, order.profile, work.shop_id)
    _fitting(types, data)
    clean(data.demand, DEMAND, "/demand")
    rule = work.rules.rule(LIMITS, work.moment, order.profile, work.shop_id)
    if limit_of(rule, data.level, data.hours) is None:
        raise bad_hours(rule)
    if data.level is not Level.AGREED and data.hours is not None:
        raise Invalid("只有与商家约定的服务单可以另定时效", "hours_not_agreed", "/hours")


def bad_hours(rule: Limits) -> Invalid:
    least, most = rule.agreed_least, rule.agreed_most
    return Invalid(
        f"约定时效须为{least}–{most}的整数小时", "bad_hours", "/hours", least=least, most=most
    )


def _fitting(rule: Types, data: Create) -> None:
    known = {t.code: t for t in rule.types}
    if data.type not in known:
        raise Invalid("请选择服务类型", "bad_type", "/type")
    if data.level not in (known[data.type].level, Level.AGREED):
        raise Invalid("该服务类型的时效级别不符", "bad_level", "/level")
