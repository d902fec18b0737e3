"""Every row of the flow. A step that stands on several rows has guards that exclude each other."""

from collections.abc import Iterable
from typing import Any

from roost.kernel.pure.actor import Party
from roost.kernel.pure.flow import Flow, Rings, Step

from ..permissions import DECIDE, HANDLE
from ..rules.kinds import COMES_BACK, MONEY, REFUND_ONLY, SENT_AGAIN, Intervention, Kind, Path
from . import deeds, guards
from .deeds import Deed, entering, flag
from .guards import Due, Guard, all_of, calm, only
from .labels import LABELS
from .status import OPEN, STATES, Status

Rows = Iterable[Step[Status]]

AM, REFUSED = Status.AWAITING_MERCHANT, Status.REFUSED_FIRST
RETURN, REFUSAL = Status.AWAITING_BUYER_RETURN, Status.AWAITING_BUYER_REFUSAL
RECEIPT, REFUSED_AGAIN = Status.AWAITING_MERCHANT_RECEIPT, Status.REFUSED_SECOND
SHIP, ARRIVAL = Status.AWAITING_MERCHANT_SHIP, Status.AWAITING_BUYER_RECEIPT
REFUNDING, SUCCEEDED, CLOSED = Status.REFUNDING, Status.SUCCEEDED, Status.CLOSED

UNSHIPPED, SHIPPED = Kind.REFUND_UNSHIPPED, Kind.REFUND_SHIPPED
BACK, AGAIN = tuple(sorted(COMES_BACK)), tuple(sorted(SENT_AGAIN))
SWAPS = (Kind.EXCHANGE, Kind.REPAIR)


def row(
    name: str,
    source: Status,
    target: Status,
    by: Party,
    when: Guard | None = None,
    does: Deed | None = None,
    due: Due | None = None,
    rings: Rings = Rings.MISSED,
    bars: bool = True,
    costs: bool = False,
) -> Step[Status]:
    needs = {Party.MERCHANT: HANDLE, Party.PLATFORM: DECIDE}.get(by)
    deed = does if source is target else entering(target, does)
    more: dict[str, Any] = {"due": due, "rings": rings, "bars": bars, "costs": costs}
    return Step(name, source, target, {by}, needs, when, deed, **more)


def shop(
    name: str, source: Status, target: Status, when: Guard | None = None, does: Deed | None = None
) -> Rows:
    """By a person of the shop, and by what acts in the shop's name: an import or a strategy."""
    for party in (Party.MERCHANT, Party.CONNECTOR):
        yield row(name, source, target, party, when, does)


def buyer(
    name: str, source: Status, target: Status, when: Guard | None = None, does: Deed | None = None
) -> Rows:
    yield row(name, source, target, Party.BUYER, when, does)


def platform(
    name: str, source: Status, target: Status, when: Guard | None = None, does: Deed | None = None
) -> Rows:
    yield row(name, source, target, Party.PLATFORM, when, does)


def clock(
    name: str,
    source: Status,
    target: Status,
    due: Due,
    when: Guard | None = None,
    does: Deed | None = None,
    rings: Rings = Rings.MISSED,
    costs: bool = False,
) -> Rows:
    """`costs`: of the shop's silence, by which the amount of the case goes to the buyer."""
    yield row(name, source, target, Party.SYSTEM, when, does, due, rings, costs=costs)


def alarm(name: str, state: Status, due: Due, does: Deed, when: Guard | None = None) -> Rows:
    """Being late is a fact here and no end: what was promised can still be done."""
    yield row(name, state, state, Party.SYSTEM, when, does, due, bars=False)


def agreeing(source: Status) -> Rows:
    """A refusal may be taken back: the same rows lead on from there."""
    settle = deeds.intervention_settled
    yield from shop("agree", source, REFUNDING, only(UNSHIPPED))
    yield from shop("agree", source, REFUNDING, only(SHIPPED, also=guards.unlocked))
    back = only(*BACK, also=guards.has_address)
    yield from shop("agree", source, RETURN, back, settle(deeds.agreed_to_return))
    yield from shop("agree", source, SHIP, only(Kind.RESEND), settle(deeds.promised))
    unreturned = only(SHIPPED, also=guards.unlocked_if_confirmed)
    yield from shop("agree_unreturned", source, REFUNDING, unreturned)


def request() -> Rows:
    """What the shop can do with a request, and what happens when it does nothing."""
    yield from agreeing(AM)
    yield from shop("refuse", AM, REFUSED, calm)
    on_way = only(SHIPPED, also=all_of(calm, guards.on_the_way))
    yield from shop("convert_to_refusal", AM, REFUSAL, on_way, deeds.on_path(Path.REFUSAL))
    yield from shop("intercept", AM, REFUSAL, on_way, deeds.on_path(Path.INTERCEPT))
    yield from shop("intercept", AM, AM, only(UNSHIPPED, also=guards.on_the_way), deeds.intercepted)
    yield from shop("report_lost", AM, AM, only(SHIPPED, also=guards.not_lost_yet), deeds.lost)
    yield from shop("goods_left", AM, AM, only(UNSHIPPED), deeds.left)
    yield from shop("cancel_in_erp", AM, AM, only(UNSHIPPED))
    yield from shop("suggest_type", AM, AM, only(SHIPPED))
    pays = only(*sorted(MONEY), also=guards.no_small_payment_waits)
    yield from shop("small_payment", AM, AM, pays)
    yield from buyer("modify", AM, AM, calm, deeds.anew)
    refunds, swaps = tuple(sorted(REFUND_ONLY)), (*SWAPS, Kind.RESEND)
    silent, back = "agree_by_silence", Kind.RETURN_REFUND
    answer, agreed = guards.answer_by, deeds.agreed_to_return
    yield from clock(silent, AM, REFUNDING, answer(*refunds), only(*refunds), costs=True)
    yield from clock(silent, AM, RETURN, answer(back), only(back), agreed, costs=True)
    overdue = flag("answer_overdue")
    yield from alarm("answer_overdue", AM, answer(*swaps), overdue, only(*swaps))


def refused() -> Rows:
    yield from agreeing(REFUSED)
    yield from buyer("modify", REFUSED, AM, calm)
    yield from clock("close_by_silence", REFUSED, CLOSED, guards.react_by)
    yield from shop("confirm_receipt", REFUSED_AGAIN, REFUNDING, only(Kind.RETURN_REFUND))
    yield from shop("confirm_receipt", REFUSED_AGAIN, SHIP, only(*SWAPS))
    yield from shop("inspect", REFUSED_AGAIN, REFUSED_AGAIN)
    yield from clock("close_by_silence", REFUSED_AGAIN, CLOSED, guards.react_by)


def coming_back() -> Rows:
    """Goods on their way to the shop: sent back, or not accepted at the door."""
    yield from buyer("fill_waybill", RETURN, RECEIPT, guards.knows_where_to, deeds.sent_back)
    yield from buyer("extend", RETURN, RETURN, all_of(calm, guards.may_extend), deeds.extended)
    yield from shop("extend", RETURN, RETURN, all_of(calm, guards.may_extend), deeds.extended)
    yield from clock("close_by_silence", RETURN, CLOSED, guards.return_by)
    for state in (AM, RETURN):
        yield from shop("give_address", state, state, only(*BACK), deeds.addressed)
        asks = only(*BACK, also=guards.not_asked_yet)
        yield from platform("ask_address", state, state, asks, deeds.address_asked)
        missed = deeds.address_missed
        yield from clock("address_overdue", state, state, guards.address_by, does=missed)
        late = guards.address_late
        yield from platform("use_default_address", state, RETURN, late, deeds.addressed)
        yield from platform("to_refund_only", state, REFUNDING, late, deeds.ruled)
    yield from shop("refund", REFUSAL, REFUNDING, guards.unlocked)
    yield row("release", REFUSAL, REFUNDING, Party.CONNECTOR, guards.unlocked)
    accepted = all_of(calm, guards.accepted_after_all)
    yield from shop("refuse", REFUSAL, REFUSED, accepted)
    yield from shop("report_lost", REFUSAL, REFUSAL, guards.not_lost_yet, deeds.lost)
    yield from clock("close_by_silence", REFUSAL, CLOSED, guards.refused_by)


def arrived() -> Rows:
    """The return is at the shop, and what goes out again for it."""
    money, swap = Kind.RETURN_REFUND, SWAPS
    confirm, silent = "confirm_receipt", "confirm_by_silence"
    yield from shop("inspect", RECEIPT, RECEIPT)
    yield from shop(confirm, RECEIPT, REFUNDING, only(money, also=guards.inspected))
    yield from shop(confirm, RECEIPT, SHIP, only(*swap, also=guards.inspected))
    yield from shop("refuse_second", RECEIPT, REFUSED_AGAIN, all_of(calm, guards.inspected))
    yield from clock(silent, RECEIPT, REFUNDING, guards.received_by(money), only(money), costs=True)
    yield from clock(silent, RECEIPT, SHIP, guards.received_by(*swap), only(*swap))
    yield from shop("ship", SHIP, ARRIVAL, does=deeds.sent)
    broken, offered = flag("promise_missed"), flag("refund_offered")
    yield from alarm("promise_overdue", SHIP, guards.resend_by, broken)
    yield from alarm("offer_refund", SHIP, guards.send_by, offered)
    yield from buyer("take_refund", SHIP, REFUNDING, guards.refund_offered)
    yield from buyer("confirm", ARRIVAL, SUCCEEDED, does=deeds.fulfilled)
    yield from clock(
        "arrive_by_silence", ARRIVAL, SUCCEEDED, guards.confirm_by, None, deeds.fulfilled
    )


def anywhere() -> Rows:
    """As long as the case is open: the buyer may give up, and anybody may call the platform."""
    for state in OPEN:
        gives_up = entering(CLOSED, ends=Intervention.CANCELLED)
        yield Step("withdraw", state, CLOSED, {Party.BUYER}, does=gives_up)
        for party in (Party.BUYER, Party.MERCHANT, Party.PLATFORM):
            yield row("intervene", state, state, party, guards.calm_or_hidden, deeds.stepped_in)
        cancelled = deeds.resumed(Intervention.CANCELLED)
        for party in (Party.BUYER, Party.MERCHANT):
            mine = guards.started_by(party)
            yield row("cancel_intervention", state, state, party, mine, cancelled)
        yield from stepping_in(state)


def stepping_in(state: Status) -> Rows:
    now = guards.stepped_in
    asked = deeds.intervention(Intervention.AWAITING_EVIDENCE)
    answered = deeds.intervention(Intervention.PROCESSING)
    talks = deeds.intervention(Intervention.NEGOTIATION)
    yield from platform("request_evidence", state, state, now, asked)
    yield from platform("negotiate", state, state, now, talks)
    yield from shop("submit_evidence", state, state, now, answered)
    yield from platform("end_intervention", state, state, now, deeds.resumed(Intervention.ENDED))
    for_buyer = entering(REFUNDING, deeds.ruled, Intervention.SUPPORTS_BUYER)
    for_shop = entering(CLOSED, ends=Intervention.SUPPORTS_MERCHANT)
    by = {Party.PLATFORM}
    yield Step("rule_for_buyer", state, REFUNDING, by, DECIDE, now, for_buyer)
    yield Step("rule_for_merchant", state, CLOSED, by, DECIDE, now, for_shop)


def paying() -> Rows:
    retried = deeds.refund_retried
    yield row("money_done", REFUNDING, SUCCEEDED, Party.CONNECTOR, does=deeds.refunded)
    yield row("money_failed", REFUNDING, REFUNDING, Party.CONNECTOR, does=deeds.refund_failed)
    yield from clock(
        "retry_refund", REFUNDING, REFUNDING, guards.retry_at, None, retried, Rings.ON_TIME
    )


FLOW = Flow(
    "after_sales",
    LABELS,
    dict(STATES),
    *request(),
    *refused(),
    *coming_back(),
    *arrived(),
    *anywhere(),
    *paying(),
)
