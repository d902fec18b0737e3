from roost.kernel.data.work import Work
from roost.kernel.pure.event import with_it
from roost.modules.staff.events import Changed, Unbound

from . import queries
from .commands import presence
from .events import PresenceChanged
from .models import Agent


@with_it(PresenceChanged)
def presence_changed(work: Work, told: PresenceChanged) -> None:
    if agent := work.session.get(Agent, (work.shop_id, told.thing)):
        presence.after_move(work, agent, told.step)


@with_it(Unbound)
def person_left(work: Work, told: Unbound) -> None:
    presence.dismiss(work, told.thing)


@with_it(Changed)
def right_withdrawn(work: Work, told: Changed) -> None:
    """Without access to the reception nobody sits there."""
    if not queries.may_receive(work, told.thing):
        presence.dismiss(work, told.thing)
