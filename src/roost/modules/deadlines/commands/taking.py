"""Who is responsible for what a clock is about: one takes it, or it is given to somebody."""

from roost.kernel.data import clocks
from roost.kernel.data.clocks import Clock, Hand
from roost.kernel.data.work import Wake, Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Conflict, Invalid, NotFound
from roost.modules.audit import facade as audit
from roost.modules.notices import facade as notices
from roost.modules.staff import facade as staff

from ..permissions import MANAGE, VIEW
from ..queries.rows import visible

OPEN = (Hand.RUNNING, Hand.LATE)


class Give(Body, frozen=True):
    """`to` is a person of the shop, or empty: then it is nobody's again."""

    to: str


def take(work: Work, clock_id: str) -> Clock:
    """「由我负责」: of all clocks of the thing, of those to come too."""
    work.actor.need(VIEW)
    return _give(work, _open(work, clock_id), work.actor.id)


def leave(work: Work, clock_id: str) -> Clock:
    """One's own; another's only with the right to give."""
    work.actor.need(VIEW)
    clock = _open(work, clock_id)
    if clock.owner != work.actor.id:
        work.actor.need(MANAGE)
    return _give(work, clock, "")


def give(work: Work, clock_id: str, body: Give) -> Clock:
    work.actor.need(MANAGE)
    clock = _open(work, clock_id)
    person = staff.person(work, body.to) if body.to else None
    if body.to and (person is None or not person.active):
        raise Invalid("该成员不在本店或已停用", "not_a_colleague", "/to")
    given = _give(work, clock, body.to)
    if person and person.id != work.actor.id:
        notices.tell(
            work,
            kind="deadlines.given",
            title=("有一项时限交由你负责", "A deadline is yours now"),
            text=clock.title,
            link=f"/{clock.module}/{clock.thing}",
            to=person.id,
        )
    return given


def _open(work: Work, clock_id: str) -> Clock:
    clock = work.session.get(Clock, (work.shop_id, clock_id))
    if clock is None or clock.module not in visible(work):
        raise NotFound("时钟不存在")
    if clock.state not in OPEN:
        raise Conflict("该时限已结束", "clock_ended")
    of = next(m for m in work.declared.manifests if m.name == clock.module)
    if of.owns_clocks:
        raise Conflict("会话由接待人负责,请在会话中转接", "owned_elsewhere", module=clock.module)
    return clock


def _give(work: Work, clock: Clock, who: str) -> Clock:
    if clock.owner == who:
        return clock
    data = {"clock": clock.id, "module": clock.module, "was": clock.owner, "now": who}
    clocks.give_to(work, clock.module, clock.thing, who)
    audit.record(work, "deadlines.give" if who else "deadlines.leave", clock.thing, data)
    work.wake(Wake(work.shop_id, "deadlines", clock.id, merchant=VIEW.code))
    work.session.refresh(clock)
    return clock
