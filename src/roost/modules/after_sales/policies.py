"""How long everybody has. A connector's own deadline comes before all of these."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

from msgspec import Struct

from roost.kernel.pure import exports
from roost.kernel.pure.flow import Deadline
from roost.kernel.pure.hours import Segment
from roost.kernel.pure.policy import Edition, Policy, RuleBook
from roost.kernel.pure.profile import Profile
from roost.kernel.pure.time import SHANGHAI, from_micros

from .rules.kinds import STEPPED_IN, Intervention, Invoice, Kind
from .rules.promises import AppealFailOn

R = TypeVar("R", bound=Struct)
SINCE = datetime(2020, 1, 1, tzinfo=SHANGHAI)
OWN = "本店默认"


class Case(Protocol):
    shop_id: str
    profile: str
    kind: Kind
    status: Any
    entered_at: datetime
    pauses: list[Any]
    deadline_at: datetime | None
    extended: bool
    intervention: Intervention
    promise_missed: bool
    refund_offered: bool
    answer_overdue: bool
    address: dict[str, Any]
    address_asked_at: datetime | None
    address_late: bool
    refund_tries: int
    refund_failed_at: datetime | None


class Within(Struct, frozen=True):
    span: timedelta


class AfterRefusal(Struct, frozen=True):
    first: timedelta
    second: timedelta


class Returns(Struct, frozen=True):
    span: timedelta
    extension: timedelta
    when_left: timedelta  # at most so much may be left when it is extended


class Ships(Struct, frozen=True):
    resend: timedelta  # an alarm, not a limit (S3-68)
    others: timedelta  # then the buyer is offered the money


class Retry(Struct, frozen=True):
    first: timedelta
    most: timedelta

    def wait(self, tries: int) -> timedelta:
        """Doubling from the first to the most."""
        return min(self.first * (1 << min(max(tries - 1, 0), 20)), self.most)


class AddressFill(Struct, frozen=True):
    span: timedelta
    appeal_fail_on: AppealFailOn


class NoTracking(Struct, frozen=True):
    after: timedelta | None = None  # None: never by itself


class Period(Struct, frozen=True):
    days: int


class Solutions(Struct, frozen=True):
    invoice: dict[Kind, Invoice]


def _policy(
    name: str,
    rule: R,
    labels: tuple[str, str],
    profile: Profile | None = None,
    source: str = OWN,
) -> Policy[R]:
    edition = Edition(SINCE, rule, source, profile)
    return Policy(f"after_sales.{name}", type(rule), [edition], labels)


def _hours(count: int) -> timedelta:
    return timedelta(hours=count)


def _days(count: int) -> timedelta:
    return timedelta(days=count)


MERCHANT_ANSWERS = _policy(
    "merchant_answers", Within(_hours(48)), ("商家处理申请时限", "The shop answers within")
)
BUYER_AFTER_REFUSAL = _policy(
    "buyer_after_refusal",
    AfterRefusal(_days(7), _days(7)),
    ("被拒后买家处理时限", "The buyer reacts to a refusal within"),
)
BUYER_RETURNS = _policy(
    "buyer_returns",
    Returns(_days(7), _days(7), _days(2)),
    ("买家寄回时限", "The buyer sends back within"),
)
REFUSED_DELIVERY = _policy(
    "refused_delivery", Within(_days(15)), ("拒收退回时限", "Refused goods come back within")
)
MERCHANT_RECEIPT = _policy(
    "merchant_receipt", Within(_days(10)), ("商家确认收货时限", "The shop confirms receipt within")
)
MERCHANT_SHIPS = _policy(
    "merchant_ships", Ships(_hours(24), _hours(72)), ("商家寄出时限", "The shop sends within")
)
BUYER_RECEIPT = _policy(
    "buyer_receipt", Within(_days(15)), ("买家确认收货时限", "The buyer confirms receipt within")
)
REFUND_RETRY = _policy(
    "refund_retry",
    Retry(timedelta(minutes=1), _hours(1)),
    ("退款失败重试", "A failed refund is tried again"),
)
ADDRESS = _policy(
    "address",
    AddressFill(_hours(24), AppealFailOn.REFUND_ONLY),
    ("补充退货地址时限", "The return address is supplied within"),
    Profile.PINDUODUO,
    "S3 平台介入",
)
RESEND_PROMISE = _policy(
    "resend_promise",
    Within(_hours(24)),
    ("承诺补发时限", "What was promised is sent within"),
    Profile.PINDUODUO,
    "S3 平台介入",
)
NO_TRACKING = _policy(
    "no_tracking",
    NoTracking(),
    ("无轨迹自动发起售后", "Cases opened for parcels without tracking"),
    Profile.PINDUODUO,
)
STUCK = _policy("stuck", Within(_hours(48)), ("物流停滞判定", "A parcel counts as stuck after"))
PERIOD: Policy[Period] = Policy(
    "after_sales.period", Period, [], ("售后期", "After-sales period"), by_shop=True
)
SOLUTIONS = _policy(
    "solutions",
    Solutions(
        {
            Kind.RETURN_REFUND: Invoice.CREDIT_NOTE,
            Kind.EXCHANGE: Invoice.ENDORSEMENT,
            Kind.REPAIR: Invoice.ORIGINAL_RETURNED,
        }
    ),
    ("解决方式与发票", "Solutions and invoices"),
    Profile.TMALL,
    "S4 售后流程",
)
EXPORT = _policy("export", exports.USUAL, ("售后单导出限制", "Limits of an export"))
ALL: tuple[Policy[Any], ...] = (
    MERCHANT_ANSWERS,
    BUYER_AFTER_REFUSAL,
    BUYER_RETURNS,
    REFUSED_DELIVERY,
    MERCHANT_RECEIPT,
    MERCHANT_SHIPS,
    BUYER_RECEIPT,
    REFUND_RETRY,
    ADDRESS,
    RESEND_PROMISE,
    NO_TRACKING,
    STUCK,
    PERIOD,
    SOLUTIONS,
    EXPORT,
)


def paused(case: Case) -> timedelta:
    """How long interventions, each of them over, have held this state's clocks."""
    ends = (from_micros(end) - from_micros(start) for start, end in case.pauses if end is not None)
    return sum(ends, timedelta())


def counted(
    case: Case, book: RuleBook, policy: Policy[R], span: Callable[[R], timedelta]
) -> Deadline | None:
    """From the entry into the state, by the edition of that instant; None while stepped in."""
    if case.intervention in STEPPED_IN:
        return None
    if case.deadline_at is not None:
        return Deadline(case.deadline_at + paused(case), "connector")
    ruling = book.of(policy, case.entered_at, case.profile, case.shop_id)
    if ruling is None:
        return None
    due = case.entered_at + span(ruling.rule) + paused(case)
    return Deadline(due, ruling.edition, _segments(case, due))


def _segments(case: Case, due: datetime) -> tuple[Segment, ...]:
    if not case.pauses:
        return ()
    parts: list[Segment] = []
    start = case.entered_at
    for begins, ends in case.pauses:
        stop, go = from_micros(begins), from_micros(ends)
        parts += [Segment(True, start, stop), Segment(False, stop, go)]
        start = go
    return (*parts, Segment(True, start, due))
