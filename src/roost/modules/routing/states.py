"""Where an agent stands: online, busy or offline (S2-03, RD-15)."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from roost.kernel.pure.actor import Party
from roost.kernel.pure.flow import Deadline, Flow, Rings, Step
from roost.kernel.pure.policy import RuleBook
from roost.kernel.pure.refusal import Closed

from .permissions import RELIEVE
from .policies import GRACE


class Presence(StrEnum):
    OFFLINE = "offline"
    ONLINE = "online"
    BUSY = "busy"


def has_nobody(agent: Any, _now: datetime, _book: RuleBook) -> Closed | None:
    if agent.open == 0:
        return None
    why = f"您还有{agent.open}个未结束的会话,请先全部转接或结束"
    return Closed("open_conversations", why, {"count": agent.open})


def lost_for_good(agent: Any, moment: datetime, book: RuleBook) -> Deadline | None:
    """Wound only while the connection is gone; counted from its last sign of life."""
    if agent.lost_at is None:
        return None
    ruling = book.of(GRACE, moment)
    if ruling is None:
        return None
    return Deadline(agent.lost_at + timedelta(seconds=ruling.rule.seconds), ruling.edition)


MERCHANT = {Party.MERCHANT}
FLOW: Flow[Presence] = Flow(
    "routing",
    {
        "go_online": ("上线", "Go online"),
        "go_busy": ("忙碌", "Set busy"),
        "go_offline": ("下线", "Go offline"),
        "wake": ("唤起替补", "Wake the stand-in"),
        "lose": ("连接断开将转为离线", "Connection lost"),
    },
    {
        Presence.OFFLINE: ("离线", "Offline"),
        Presence.ONLINE: ("在线", "Online"),
        Presence.BUSY: ("忙碌", "Busy"),
    },
    Step("go_online", Presence.OFFLINE, Presence.ONLINE, MERCHANT),
    Step("go_online", Presence.BUSY, Presence.ONLINE, MERCHANT),
    Step("go_busy", Presence.ONLINE, Presence.BUSY, MERCHANT),
    Step("go_busy", Presence.OFFLINE, Presence.BUSY, MERCHANT),
    Step("go_offline", Presence.ONLINE, Presence.OFFLINE, MERCHANT, when=has_nobody),
    Step("go_offline", Presence.BUSY, Presence.OFFLINE, MERCHANT, when=has_nobody),
    Step("wake", Presence.OFFLINE, Presence.ONLINE, MERCHANT, needs=RELIEVE),
    Step(
        "lose",
        Presence.ONLINE,
        Presence.OFFLINE,
        {Party.SYSTEM},
        due=lost_for_good,
        rings=Rings.ON_TIME,
    ),
    Step(
        "lose",
        Presence.BUSY,
        Presence.OFFLINE,
        {Party.SYSTEM},
        due=lost_for_good,
        rings=Rings.ON_TIME,
    ),
)
