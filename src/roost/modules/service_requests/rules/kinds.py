"""The words of a service request, each in both languages where a person reads it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Level(StrEnum):
    """How quickly it wants to be handled (S0-26, S0-27, S0-28)."""

    GENERAL = "general"
    URGENT = "urgent"
    AGREED = "agreed"  # hours laid down by the platform for this one request


class Source(StrEnum):
    PLATFORM = "platform"
    CONNECTOR = "connector"


class Pace(StrEnum):
    """How the remaining time of a list row runs; a request that is not pending has none."""

    WALL = "wall"
    WORKING = "working"
    NONE = "none"


class Shown(StrEnum):
    """Which of the two instants stands first (S1-14)."""

    STRICT = "strict"
    DUE = "due"


class Answer(StrEnum):
    SATISFIED = "satisfied"
    UNSATISFIED = "unsatisfied"


class Review(StrEnum):
    """Why a request lies with the platform (S1-18, RD-03, RD-04)."""

    UNRESOLVED = "unresolved"
    UNSATISFIED = "unsatisfied"
    NO_ANSWER = "no_answer"
    TIMEOUT = "timeout"


class Closing(StrEnum):
    SATISFIED = "satisfied"
    APPROVED = "platform_approved"
    ACTED = "platform_acted"


class Act(StrEnum):
    """What the platform does itself (RD-04)."""

    REFUND = "refund"
    COMPENSATE = "compensate"
    CLOSE = "close"


LEVELS: Final[Mapping[Level, tuple[str, str]]] = {
    Level.GENERAL: ("一般问题", "General"),
    Level.URGENT: ("紧急问题", "Urgent"),
    Level.AGREED: ("与商家约定", "Agreed with the shop"),
}
REVIEWS: Final[Mapping[Review, tuple[str, str]]] = {
    Review.UNRESOLVED: ("商家未解决", "The shop has not solved it"),
    Review.UNSATISFIED: ("用户不满意", "The buyer is not satisfied"),
    Review.NO_ANSWER: ("用户未回复", "The buyer has not answered"),
    Review.TIMEOUT: ("商家超时未处理", "The shop was too late"),
}
CLOSINGS: Final[Mapping[Closing, tuple[str, str]]] = {
    Closing.SATISFIED: ("用户满意", "The buyer is satisfied"),
    Closing.APPROVED: ("平台处理通过", "Approved by the platform"),
    Closing.ACTED: ("平台直接处理", "Settled by the platform"),
}
ACTS: Final[Mapping[Act, tuple[str, str]]] = {
    Act.REFUND: ("退款", "Refund"),
    Act.COMPENSATE: ("补偿", "Compensation"),
    Act.CLOSE: ("关闭", "Close"),
}
ANSWERS: Final[Mapping[Answer, tuple[str, str]]] = {
    Answer.SATISFIED: ("满意", "Satisfied"),
    Answer.UNSATISFIED: ("不满意", "Not satisfied"),
}


class Draft(StrEnum):
    """Of a sign of passive handling: a person of the platform decides."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"


class Heard(StrEnum):
    """Of a buyer's complaint."""

    WAITING = "waiting"
    TAKEN = "taken"
    DROPPED = "dropped"


HEARD: Final[Mapping[Heard, tuple[str, str]]] = {
    Heard.WAITING: ("平台受理中", "With the platform"),
    Heard.TAKEN: ("已转商家处理", "Passed on to the shop"),
    Heard.DROPPED: ("不予受理", "Not taken up"),
}
