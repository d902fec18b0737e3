from typing import Any

from roost.kernel.data.work import Work
from roost.kernel.pure.event import with_it
from roost.modules.buyers.events import Merged
from roost.modules.routing.events import AgentLost, PresenceChanged, SeatFreed

from .commands import abroad, episodes, held, merging, talk, waits
from .events import About, Assigned, Changed, Closed, OfflineMessage, Opened
from .models import Conversation


@with_it(SeatFreed)
def seat_freed(work: Work, _: SeatFreed) -> None:
    episodes.fill(work)


@with_it(AgentLost)
def agent_lost(work: Work, told: AgentLost) -> None:
    episodes.pass_on(work, told.thing)


@with_it(Assigned)
def welcome(work: Work, told: Assigned) -> None:
    """At each hand-over to a person from the queue or the robot; a transfer is none (S4-43)."""
    c = work.session.get(Conversation, (work.shop_id, told.thing))
    if c and c.why.get("from") in episodes.FROM_QUEUE:
        talk.welcome(work, c.thread)


def _stands_otherwise(work: Work, told: About) -> None:
    abroad.wake_line(work, told.buyer_id)


STEPS = (Opened, Changed, Assigned, OfflineMessage, Closed)
ASK_AGAIN: dict[str, Any] = {
    f"ask_again_{event.name().partition('.')[2]}": with_it(event)(_stands_otherwise)
    for event in STEPS
}


@with_it(PresenceChanged)
def presence_changed(work: Work, told: PresenceChanged) -> None:
    abroad.wake_line(work)
    if told.to == "busy":
        held.hold(work, told.thing)
    else:
        held.let_go(work, told.thing)


@with_it(Merged)
def buyers_merged(work: Work, told: Merged) -> None:
    merging.merge(work, told.old, told.new)


def reply_is_late(work: Work, conversation_id: str, _: object) -> None:
    waits.reply_is_late(work, conversation_id)


def idle(work: Work, conversation_id: str, _: object) -> None:
    episodes.idle(work, conversation_id)


def away_from_queue(work: Work, thread_id: str, _: object) -> None:
    waits.away_from_queue(work, thread_id)
