"""A conversation: one episode on the thread of a shop and a buyer."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from roost.kernel.pure.actor import Party
from roost.kernel.pure.flow import Clocks, Deadline, Flow, Step
from roost.kernel.pure.policy import RuleBook

from .permissions import OFFLINE, REPLY, SUPERVISE, TRANSFER


class Status(StrEnum):
    OPENED = "opened"
    BOT = "bot"
    QUEUED = "queued"
    HUMAN = "human"
    OFFLINE_MESSAGE = "offline_message"
    CLOSED = "closed"


OPEN = tuple(s for s in Status if s is not Status.CLOSED)
HOUSE, MERCHANT, BUYER = {Party.SYSTEM}, {Party.MERCHANT}, {Party.BUYER}


def never(_thing: Any, _moment: datetime, _book: RuleBook) -> Deadline | None:
    """The house takes these steps when something else has happened, not at an instant."""
    return None


def _house(name: str, source: Status, target: Status) -> Step[Status]:
    return Step(name, source, target, HOUSE, due=never)


O, B, Q, H, M, C = Status  # noqa: E741 # opened, bot, queued, human, offline message, closed
FLOW: Flow[Status] = Flow(
    "conversations",
    {
        "answer_by_robot": ("机器人接待", "The robot answers"),
        "queue": ("进入排队", "Join the queue"),
        "assign": ("分配客服", "Assign"),
        "requeue": ("重新排队", "Queue again"),
        "leave": ("转为离线留言", "Becomes an offline message"),
        "expire": ("空闲自动结束", "Ends by itself"),
        "claim": ("领取", "Take"),
        "transfer": ("转接", "Transfer"),
        "give_back": ("转回排队", "Back to the queue"),
        "relieve": ("转为留言", "Turn into a message"),
        "close": ("结束会话", "End"),
        "leave_message": ("改为留言", "Leave a message"),
        "end": ("结束咨询", "End the chat"),
    },
    {
        O: ("已进入", "Opened"),
        B: ("机器人接待", "With the robot"),
        Q: ("排队中", "Queued"),
        H: ("人工接待", "With an agent"),
        M: ("离线留言", "Offline message"),
        C: ("已结束", "Closed"),
    },
    _house("answer_by_robot", O, B),
    *(_house("queue", source, Q) for source in (O, B)),
    *(_house("assign", source, H) for source in (O, B, Q, M)),
    _house("requeue", H, Q),
    *(_house("leave", source, M) for source in (O, B, Q, H)),
    *(_house("expire", source, C) for source in (O, B, Q, H, M)),
    Step("claim", M, H, MERCHANT, OFFLINE),
    Step("claim", Q, H, MERCHANT, REPLY),
    Step("transfer", H, H, MERCHANT, TRANSFER, clocks=Clocks.KEEP),
    Step("give_back", H, Q, MERCHANT, TRANSFER),
    Step("relieve", Q, M, MERCHANT, SUPERVISE),
    Step("close", H, C, MERCHANT, REPLY),
    Step("close", M, C, MERCHANT, OFFLINE),
    Step("leave_message", Q, M, BUYER),
    *(Step("end", source, C, BUYER) for source in (O, B, Q, H)),
)
