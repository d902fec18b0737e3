"""Hand-over notes: written by one shift, acknowledged by the next (B-29)."""

from typing import Any

from msgspec import field

from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Conflict, Forbidden, Invalid
from roost.kernel.pure.text import clean
from roost.modules.audit import facade as audit
from roost.modules.notices import facade as notices
from roost.modules.staff import facade as staff

from ..events import Told
from ..models import Note
from ..permissions import MANAGE, VIEW

TEXT, TITLE, ID, MOST = 1000, 60, 64, 20


class Thing(Body, frozen=True):
    """What the note is about; its page is `/<module>/<thing>`."""

    module: str
    thing: str
    title: str


class Write(Body, frozen=True):
    """`to` is a colleague, or empty for whoever takes the next shift."""

    text: str
    to: str = ""
    things: list[Thing] = field(default_factory=list)


def write(work: Work, body: Write) -> Note:
    work.actor.need(VIEW)
    text = clean(body.text, TEXT, "/text")
    if len(body.things) > MOST:
        raise Invalid(f"一条交接最多关联{MOST}项", "too_many_things", "/things", most=MOST)
    person = staff.person(work, body.to) if body.to else None
    if body.to and (person is None or not person.active):
        raise Invalid("该成员不在本店或已停用", "not_a_colleague", "/to")
    if body.to == work.actor.id:
        raise Invalid("交接须交给其他成员", "to_oneself", "/to")
    note = Note(
        shop_id=work.shop_id,
        id=work.new_id(),
        at=work.moment,
        who=work.actor.id,
        who_name=work.actor.name,
        to_id=body.to,
        to_name=person.name if person else "",
        text=text,
        things=[_link(work, thing) for thing in body.things],
        waits=True,
    )
    work.session.add(note)
    work.session.flush()
    if person:
        notices.tell(
            work,
            kind="deadlines.handed_over",
            title=("有一条交接等你确认", "A hand-over waits for you"),
            text=text,
            link="/deadlines/close",
            to=person.id,
        )
    _tell(work, note, "write")
    return note


def take_over(work: Work, note_id: str) -> Note:
    """By the one it is for; by anybody but its writer where it is for whoever comes."""
    work.actor.need(VIEW)
    note = work.get(Note, note_id, "交接不存在")
    if note.who == work.actor.id:
        raise Conflict("自己写的交接须由接班人确认", "own_note")
    if note.to_id not in ("", work.actor.id) and not work.actor.may(MANAGE):
        raise Forbidden("这条交接是写给其他成员的", "not_for_you", name=note.to_name)
    if not note.waits:
        raise Conflict(f"{note.taken_name}已确认这条交接", "taken_over_already")
    note.waits, note.taken_at = False, work.moment
    note.taken_by, note.taken_name = work.actor.id, work.actor.name
    work.session.flush()
    audit.record(work, "deadlines.take_over", note.id, {"from": note.who})
    _tell(work, note, "take_over")
    return note


def _link(work: Work, thing: Thing) -> dict[str, Any]:
    if thing.module not in {m.name for m in work.declared.manifests}:
        raise Invalid("没有这个模块", "unknown_module", "/things")
    title = clean(thing.title, TITLE, "/things", empty=True)
    return {"module": thing.module, "thing": clean(thing.thing, ID, "/things"), "title": title}


def _tell(work: Work, note: Note, step: str) -> None:
    work.tell(Told(at=work.moment, shop_id=note.shop_id, thing=note.id, step=step))
