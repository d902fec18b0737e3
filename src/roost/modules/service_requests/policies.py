"""What may be changed with a date: the clock, the limits, the hours and how often."""

from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final, Protocol, TypeVar

from msgspec import Struct

from roost.kernel.pure import exports
from roost.kernel.pure.flow import Deadline
from roost.kernel.pure.hours import Hours
from roost.kernel.pure.policy import Edition, Policy, RuleBook
from roost.kernel.pure.time import SHANGHAI

from .content.hints import REMIND_EN, REMIND_ZH
from .rules import clock
from .rules.clock import Kind, Span
from .rules.kinds import Act, Level
from .rules.notices import Reminder, reminders
from .rules.passive import Sign

R = TypeVar("R", bound=Struct)
SINCE: Final = datetime(2020, 1, 1, tzinfo=SHANGHAI)
OWN: Final = "自定"
DAY: Final = Hours(time(9), time(21))
AWAKE: Final = Hours(time(8), time(22))


class Request(Protocol):
    """What the law book reads of a request; `cycle_at` is when the present cycle began."""

    shop_id: str
    profile: str
    cycle_at: datetime
    limit_s: int
    deadline_at: datetime | None


class ClockRule(Struct, frozen=True):
    """`strict_first`: the night_end instant stands first as long as it is earlier and ahead."""

    kind: Kind
    window: Hours
    strict_first: bool = True


class Window(Struct, frozen=True):
    hours: Hours


class Limits(Struct, frozen=True):
    """In whole hours; `agreed` from and to, both included (S0-28)."""

    general: int
    urgent: int
    agreed_least: int
    agreed_most: int


class Type(Struct, frozen=True):
    code: str
    level: Level
    label_zh: str
    label_en: str


class Types(Struct, frozen=True):
    types: tuple[Type, ...]


class Reason(Struct, frozen=True):
    """`explained`: it says nothing by itself, so a text is required with it."""

    code: str
    label_zh: str
    label_en: str
    explained: bool = False


class Reply(Struct, frozen=True):
    files: int
    reasons: tuple[Reason, ...]


class Survey(Struct, frozen=True):
    hours: Hours
    answered_within: timedelta


class Remind(Struct, frozen=True):
    most: int  # of one request, for its whole life
    gap: timedelta  # more than this
    hours: Hours


class Urge(Struct, frozen=True):
    gap: timedelta


class TimeoutAction(StrEnum):
    REVIEW = "review"
    DIRECT = "direct"


class Timeout(Struct, frozen=True):
    """Under `direct` the platform's house does at once what `act` and `amount_fen` say (RD-04)."""

    action: TimeoutAction
    act: Act = Act.CLOSE
    amount_fen: int = 0


class Warn(Struct, frozen=True):
    under: timedelta


class Hints(Struct, frozen=True):
    """What stands beside a button; an edition is an edit, and every one can still be read."""

    remind_zh: str
    remind_en: str


class Signs(Struct, frozen=True):
    """What is proposed as passive handling; it judges nobody (RD-24)."""

    signs: tuple[Sign, ...]


class Sorting(Struct, frozen=True):
    first: timedelta
    second: timedelta


def _policy(
    name: str, rule: R, source: str, labels: tuple[str, str], by_shop: bool = False
) -> Policy[R]:
    edition = Edition(SINCE, rule, source)
    return Policy(f"service_requests.{name}", type(rule), [edition], labels, by_shop)


def _hours(count: int) -> timedelta:
    return timedelta(hours=count)


G, U = Level.GENERAL, Level.URGENT
CLOCK = _policy(
    "clock",
    ClockRule(Kind.WORKING, DAY),
    "S1-04 RD-01",
    ("服务单时钟", "Clock of service requests"),
    by_shop=True,
)
SENDING = _policy(
    "send_window", Window(DAY), "S1-03", ("服务单发送时段", "Hours in which requests are sent")
)
LIMITS = _policy("limits", Limits(24, 2, 2, 168), "S1-06 S1-07 S1-08", ("处理时效", "Time limits"))
TYPES = _policy(
    "types",
    Types(
        (
            Type("content", G, "内容宣传", "Content and claims"),
            Type("price", G, "价格相关", "Price"),
            Type("order_ops", G, "订单操作", "Order operations"),
            Type("goods", G, "商品相关", "Goods"),
            Type("shipping", G, "发货及物流问题", "Shipping and logistics"),
            Type("after_sales", G, "售后服务", "After-sales service"),
            Type("exchange", G, "换货", "Exchange"),
            Type("merchant_service", G, "商家服务问题", "Service of the shop"),
            Type("courier", G, "快递问题", "Courier"),
            Type("risky_goods", U, "风险商品", "Risky goods"),
            Type("grave_complaint", U, "高危投诉问题", "Grave complaint"),
        )
    ),
    "S1-06 S1-07 RD-42",
    ("服务类型", "Types of requests"),
)
REPLY = _policy(
    "reply",
    Reply(
        4,
        (
            Reason("not_agreed", "未协商一致", "No agreement with the buyer"),
            Reason("unreachable", "联系不到用户", "The buyer cannot be reached"),
            Reason("other", "其他", "Other", explained=True),
        ),
    ),
    "S1-26 S1-40",
    ("回复附件与未解决原因", "Files and reasons of a reply"),
)
SURVEY = _policy(
    "survey",
    Survey(AWAKE, _hours(48)),
    "S1-30 S1-17 RD-02",
    ("满意度评价时段与等待时长", "When the survey is sent, and how long it waits"),
)
REMIND = _policy(
    "remind", Remind(2, _hours(1), AWAKE), "S1-31 RD-06", ("提醒用户确认", "Reminding the buyer")
)
URGE = _policy("urge", Urge(_hours(1)), OWN, ("用户催单间隔", "How often a buyer may urge"))
TIMEOUT = _policy(
    "timeout_action",
    Timeout(TimeoutAction.REVIEW),
    f"RD-04 {OWN}",
    ("超时后的处理方式", "What happens after a timeout"),
)
WARN = _policy(
    "warn", Warn(_hours(12)), "S1-36 RD-07", ("剩余时长提醒", "Warned when less is left than")
)
EXPORT = _policy(
    "export",
    exports.USUAL,
    "S1-23 S1-24 RD-08",
    ("服务单导出限制", "Limits of an export"),
)
SORTING = _policy(
    "sort",
    Sorting(_hours(2), _hours(12)),
    f"S1-15 {OWN}",
    ("优先级分档", "Tiers of the list's order"),
    by_shop=True,
)
HINTS = _policy(
    "hints",
    Hints(REMIND_ZH, REMIND_EN),
    "S1-32",
    ("「提醒确认」处的提示", "Hint beside the reminder"),
    by_shop=True,
)
SIGNS = _policy(
    "passive_kinds",
    Signs(tuple(Sign)),
    f"S1-38 RD-24 {OWN}",
    ("消极处理情形", "Signs of passive handling"),
)
ALL: tuple[Policy[Any], ...] = (
    *(CLOCK, SENDING, LIMITS, TYPES, REPLY, SURVEY, REMIND),
    *(URGE, TIMEOUT, WARN, EXPORT, SORTING, HINTS, SIGNS),
)


def of(request: Request, book: RuleBook, policy: Policy[R], moment: datetime) -> R:
    """What came before the first edition is read by it."""
    return book.rule(policy, max(moment, SINCE), request.profile, request.shop_id)


def span_of(request: Request, book: RuleBook) -> Span:
    """The present cycle, by the edition in force when it began."""
    if request.deadline_at is not None:
        return clock.given(request.cycle_at, request.deadline_at)
    rule = of(request, book, CLOCK, request.cycle_at)
    limit = timedelta(seconds=request.limit_s)
    return clock.measure(rule.kind, rule.window, request.cycle_at, limit)


def edition_of(request: Request, book: RuleBook) -> str:
    if request.deadline_at is not None:
        return clock.CONNECTOR
    began = max(request.cycle_at, SINCE)
    ruling = book.of(CLOCK, began, request.profile, request.shop_id)
    return ruling.edition if ruling else ""


def due_of(request: Request, book: RuleBook) -> Deadline:
    span = span_of(request, book)
    return Deadline(span.due, edition_of(request, book), span.segments)


def window_of(request: Request, book: RuleBook) -> Hours:
    return of(request, book, CLOCK, request.cycle_at).window


def reminders_of(request: Request, book: RuleBook) -> list[Reminder]:
    under = of(request, book, WARN, request.cycle_at).under
    return reminders(span_of(request, book), window_of(request, book), under)


def limit_of(rule: Limits, level: Level, hours: int | None) -> int | None:
    """The limit in seconds; None where the agreed hours are not allowed."""
    if level is not Level.AGREED:
        return 3600 * (rule.general if level is Level.GENERAL else rule.urgent)
    if hours is None or not rule.agreed_least <= hours <= rule.agreed_most:
        return None
    return 3600 * hours


def may_send(rule: Window, now: datetime) -> datetime | None:
    """None inside the hours, else the next instant at which a request may be sent (S0-23)."""
    return None if rule.hours.includes(now) else rule.hours.next_open(now)
