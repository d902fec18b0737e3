"""Requests, what the shop answered in each cycle, and what waits for the morning to be sent."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.data.tables import Record, Stateful, Table, belongs_to

from .rules.kinds import (
    Answer,
    Closing,
    Draft,
    Heard,
    Level,
    Pace,
    Review,
    Shown,
    Source,
)
from .rules.passive import Sign
from .states import Status


class Request(Stateful, Table):
    """What the platform asks of the shop about one order, for a buyer (S1-37).

    cycle_at: the receipt, or the last sending back; the clock of the cycle counts from there.
    due_at … pace: of a pending one, written when its clock is wound, for lists; `pace` is none
    in every other state. urged: urge_count > 0. reminders: microseconds, of all cycles.
    resolved, answer, said: of the present cycle; `replies` keeps those of every cycle.
    """

    __tablename__ = "service_requests"
    __table_args__ = (
        belongs_to("orders", "order_id"),
        Index("service_requests_number", "shop_id", "number", unique=True),
        Index("service_requests_order", "shop_id", "order_id", "id"),
        Index("service_requests_order_no", "shop_id", "order_no", "id"),
        Index("service_requests_buyer", "shop_id", "buyer_id", "id"),
        Index("service_requests_tab", "shop_id", "status", "created_at", "id"),
        Index("service_requests_type", "shop_id", "type", "created_at", "id"),
        Index("service_requests_created", "shop_id", "created_at", "id"),
        Index("service_requests_paced", "shop_id", "pace", "created_at", "id"),
        # The platform's, over all shops.
        Index("service_requests_desk", "status", "created_at", "id"),
        Index("service_requests_queue", "status", "entered_at", "id"),
        Index("service_requests_reviewed", "status", "review", "entered_at", "id"),
        Index("service_requests_newest", "created_at", "id"),
        Index("service_requests_any_number", "number"),
        Index("service_requests_any_order", "order_no"),
    )
    number: Mapped[str]
    order_id: Mapped[str]
    order_no: Mapped[str]
    buyer_id: Mapped[str | None]
    buyer_name: Mapped[str] = mapped_column(default="")
    profile: Mapped[str]
    source: Mapped[Source]
    type: Mapped[str]
    level: Mapped[Level]
    limit_s: Mapped[int]
    demand: Mapped[str]
    files: Mapped[list[Any]] = mapped_column(default=list)
    status: Mapped[Status]
    created_at: Mapped[datetime]
    created_by: Mapped[str] = mapped_column(default="")
    created_name: Mapped[str] = mapped_column(default="")
    complaint_id: Mapped[str | None]
    cycle: Mapped[int] = mapped_column(default=1)
    cycle_at: Mapped[datetime]
    entered_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    deadline_at: Mapped[datetime | None]  # a connector's own, of this cycle
    due_at: Mapped[datetime | None]
    last_due_at: Mapped[datetime | None]  # of the present cycle or the last one, for files
    strict_at: Mapped[datetime | None]
    shown_at: Mapped[datetime | None]
    shown_by: Mapped[Shown | None]
    pace: Mapped[Pace] = mapped_column(default=Pace.NONE)
    urge_count: Mapped[int] = mapped_column(default=0)
    urged: Mapped[bool] = mapped_column(default=False)
    urged_at: Mapped[datetime | None]
    resolved: Mapped[bool | None]
    review: Mapped[Review | None]
    late: Mapped[bool] = mapped_column(default=False)
    case_id: Mapped[str | None]
    survey_due_at: Mapped[datetime | None]
    survey_sent_at: Mapped[datetime | None]
    answer: Mapped[Answer | None]
    said: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    reminders: Mapped[list[Any]] = mapped_column(default=list)
    sent_back: Mapped[list[Any]] = mapped_column(default=list)
    passive: Mapped[bool] = mapped_column(default=False)
    outcome: Mapped[dict[str, Any]] = mapped_column(default=dict)
    close_reason: Mapped[Closing | None]
    first_reply_at: Mapped[datetime | None]


# The order of the desk: ranges of one pace, urged or not, by the instant that is shown (S1-15).
Index(
    "service_requests_urgent",
    Request.shop_id,
    Request.pace,
    Request.urged,
    Request.shown_at,
    Request.urge_count.desc(),
    Request.created_at,
    Request.id,
)


class Reply(Record, Table):
    """What the shop said in one cycle. `late`: it came after the deadline, from a connector."""

    __tablename__ = "service_requests_replies"
    __table_args__ = (
        belongs_to("service_requests", "request_id"),
        Index("service_requests_replies_of", "shop_id", "request_id", "id"),
        Index("service_requests_replies_at", "shop_id", "at", "id"),
    )
    request_id: Mapped[str]
    cycle: Mapped[int]
    resolved: Mapped[bool]
    reason: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    files: Mapped[list[Any]] = mapped_column(default=list)
    case_id: Mapped[str | None]
    agreed: Mapped[bool] = mapped_column(default=False)
    suggestion: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    by: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    late: Mapped[bool] = mapped_column(default=False)


class Outgoing(Record, Table):
    """Written in the evening, to be sent when the hours for it begin; gone when it is sent."""

    __tablename__ = "service_requests_outgoing"
    order_id: Mapped[str]
    sends_at: Mapped[datetime]
    asked: Mapped[dict[str, Any]]
    by: Mapped[str]
    name: Mapped[str]


class Cycle(Record, Table):
    """One round with the shop, kept as it happens: what the figures count (S1-11).

    handling_s: from its beginning to the first reply, in seconds of the working clock. ruled:
    approve, send_back or act; outcome: satisfied, unsatisfied or unanswered.
    """

    __tablename__ = "service_requests_cycles"
    __table_args__ = (
        belongs_to("service_requests", "request_id"),
        Index("service_requests_cycles_of", "shop_id", "request_id", "number", unique=True),
        Index("service_requests_cycles_due", "shop_id", "due_at", "reply_at", "id"),
        Index("service_requests_cycles_reply", "shop_id", "reply_at", "handling_s", "id"),
        Index("service_requests_cycles_ruled", "shop_id", "ruled_at", "ruled", "id"),
        Index("service_requests_cycles_ended", "shop_id", "outcome_at", "outcome", "id"),
    )
    request_id: Mapped[str]
    number: Mapped[int]
    started_at: Mapped[datetime]
    due_at: Mapped[datetime]
    reply_at: Mapped[datetime | None]
    handling_s: Mapped[int | None]
    ruled: Mapped[str] = mapped_column(default="")
    ruled_at: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(default="")
    outcome_at: Mapped[datetime | None]


class Advice(Record, Table):
    """Suggestions that were shown when the form was opened, once a cycle; `used` is what the
    reply took of them."""

    __tablename__ = "service_requests_advice"
    __table_args__ = (
        belongs_to("service_requests", "request_id"),
        Index("service_requests_advice_of", "shop_id", "request_id", "cycle", unique=True),
        Index("service_requests_advice_at", "shop_id", "at", "used", "id"),
    )
    request_id: Mapped[str]
    cycle: Mapped[int]
    at: Mapped[datetime]
    codes: Mapped[list[Any]]
    used: Mapped[str] = mapped_column(default="")
    who: Mapped[str]


class Passive(Record, Table):
    """A sign of passive handling that waits for a person of the platform (RD-24)."""

    __tablename__ = "service_requests_passive"
    __table_args__ = (
        belongs_to("service_requests", "request_id"),
        Index("service_requests_passive_of", "shop_id", "request_id", "cycle", "kind"),
        Index("service_requests_passive_desk", "state", "at", "id"),  # of all shops
    )
    request_id: Mapped[str]
    number: Mapped[str]
    order_no: Mapped[str]
    cycle: Mapped[int]
    kind: Mapped[Sign]
    state: Mapped[Draft] = mapped_column(default=Draft.DRAFT)
    at: Mapped[datetime]
    note: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str] = mapped_column(default="")


class Complaint(Record, Table):
    """What a buyer has brought before the platform; a request may come of it (S1-37)."""

    __tablename__ = "service_requests_complaints"
    __table_args__ = (
        belongs_to("orders", "order_id"),
        Index("service_requests_complaints_order", "shop_id", "order_id", "id"),
        Index("service_requests_complaints_buyer", "shop_id", "buyer_id", "id"),
        Index("service_requests_complaints_desk", "state", "at", "id"),  # of all shops
    )
    order_id: Mapped[str]
    order_no: Mapped[str]
    buyer_id: Mapped[str]
    buyer_name: Mapped[str] = mapped_column(default="")
    type: Mapped[str]
    said: Mapped[str]
    files: Mapped[list[Any]] = mapped_column(default=list)
    state: Mapped[Heard] = mapped_column(default=Heard.WAITING)
    at: Mapped[datetime]
    request_id: Mapped[str | None]
    note: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str] = mapped_column(default="")
