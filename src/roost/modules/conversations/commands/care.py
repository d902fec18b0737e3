"""What an agent does with a conversation besides talking."""

from sqlalchemy import delete, func, select

from roost.kernel.data.machine import expect
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Conflict, Forbidden, Invalid
from roost.kernel.pure.text import clean
from roost.modules.routing import facade as routing

from .. import queries, rules
from ..models import Conversation, Draft, Message, Settings, Thread
from ..permissions import SUPERVISE
from ..states import Status
from . import abroad, colleagues, episodes, talk

MARKS = ("", "red", "orange", "yellow", "green", "blue", "purple")


class StepBody(Body, frozen=True):
    """`version` is what the caller saw; None takes it as it is."""

    version: int | None = None


class TransferBody(Body, frozen=True):
    """To an agent, or with none to the queue. `wait`: when he is full, queue for him alone."""

    to: str = ""
    note: str = ""
    wait: bool = False
    version: int | None = None


class StarBody(Body, frozen=True):
    star: bool
    mark: str = ""


class CollaboratorsBody(Body, frozen=True):
    staff: list[str]


class DraftBody(Body, frozen=True):
    text: str


class ReadBody(Body, frozen=True):
    seq: int


class SettingsBody(Body, frozen=True):
    typing_preview: bool


def mine(work: Work, id: str) -> Conversation:
    """The owner's, or a supervisor's to act on."""
    c = queries.visible(work, id)
    if c.owner != work.actor.id and not work.actor.may(SUPERVISE):
        raise Forbidden("该会话由其他客服接待", "not_yours")
    return c


def claim(work: Work, id: str, body: StepBody) -> Conversation:
    """From the queue or the offline messages, when there is room at the caller's own desk."""
    c = queries.visible(work, id)
    expect(c, body.version)
    came_from = c.status
    offered = next((s for s in queries.steps(work, c) if s.name == "claim"), None)
    if offered is None or not offered.open:
        raise Conflict(offered.why if offered and offered.why else "会话已被领取", "not_now")
    placed = routing.hand_over(work, c.id, work.actor.id, "claim")
    episodes.assign(work, c, placed, "claim")
    if came_from is Status.OFFLINE_MESSAGE:
        episodes.watch_idle(work, c)
    return c


def transfer(work: Work, id: str, body: TransferBody) -> Conversation:
    c = mine(work, id)
    expect(c, body.version)
    note = clean(body.note, 500, "/note", empty=True)
    if body.to == c.owner:
        raise Invalid("不能转接给当前客服", "same_agent", "/to")
    if not body.to or (body.wait and _is_full(work, body.to)):
        _into_queue(work, c, body.to)
    else:
        placed = routing.hand_over(work, c.id, body.to, "transfer")
        episodes.assign(work, c, placed, "transfer")
    if note:
        said = talk.Note(note, (body.to,) if body.to else ())
        key = f"transfer/{work.new_id()}"
        talk.leave_note(work, c.thread, key, said)
    return c


def transfer_all(work: Work, body: TransferBody) -> int:
    """Everything of mine to one colleague while he has room, the rest to the queue (RD-15)."""
    open_ones = select(Conversation).where(
        Conversation.owner == work.actor.id, Conversation.status == Status.HUMAN
    )
    moved = work.session.scalars(open_ones.order_by(Conversation.id)).all()
    for c in moved:
        to = body.to if body.to and _has_room(work, body.to) else ""
        transfer(work, c.id, TransferBody(to=to, note=body.note))
    return len(moved)


def close(work: Work, id: str, body: StepBody) -> Conversation:
    c = queries.visible(work, id)
    if c.status is Status.HUMAN:
        c = mine(work, id)
    expect(c, body.version)
    episodes.close(work, c, "close", "agent")
    return c


def relieve(work: Work, id: str, body: StepBody) -> Conversation:
    """A supervisor turns a queued buyer into an offline message (S4-09)."""
    c = queries.visible(work, id)
    expect(c, body.version)
    episodes.leave(work, c, "relieved", "relieve")
    return c


def leave_message(work: Work) -> Conversation:
    """The buyer would rather leave a message than wait."""
    c = queries.of_buyer(work)
    episodes.leave(work, c, "queue_left", "leave_message")
    return c


def end(work: Work) -> Conversation:
    c = queries.of_buyer(work)
    episodes.close(work, c, "end", "buyer")
    return c


def enter(work: Work) -> Thread:
    """The buyer opens the chat; a robot that answers first may now greet."""
    thread = work.get(Thread, episodes.thread_of(work, work.actor.id))
    current = work.session.get(Conversation, (work.shop_id, thread.conversation))
    if (current is None or current.status is Status.CLOSED) and _robot_first(work):
        episodes.start(work, thread.id, thread.buyer_id, work.actor.name, thread.seq + 1)
    return thread


def star(work: Work, id: str, body: StarBody) -> Conversation:
    c = queries.visible(work, id)
    if body.mark not in MARKS:
        raise Invalid("没有这种标记", "bad_mark", "/mark")
    c.star, c.mark, c.changed_at = body.star, body.mark, work.moment
    return c


def set_collaborators(work: Work, id: str, body: CollaboratorsBody) -> Conversation:
    c = mine(work, id)
    c.collaborators = colleagues.named(work, body.staff, "/staff")
    c.changed_at = work.moment
    return c


def keep_draft(work: Work, thread: str, body: DraftBody) -> Draft:
    queries.readable(work, thread)
    text = clean(body.text, rules.LONG, "/text", empty=True)
    kept = work.session.get(Draft, (work.shop_id, work.actor.id, thread))
    if kept is None:
        kept = Draft(
            shop_id=work.shop_id, staff_id=work.actor.id, thread=thread, text="", at=work.now
        )
        work.session.add(kept)
    kept.text, kept.at = text, work.now
    return kept


def drop_draft(work: Work, thread: str) -> None:
    mine = (Draft.staff_id == work.actor.id, Draft.thread == thread)
    work.session.execute(delete(Draft).where(*mine))


def read(work: Work, thread_id: str, body: ReadBody) -> Thread:
    """Up to `seq` seen by the caller's side; never back."""
    thread = queries.readable(work, thread_id)
    seq = min(body.seq, thread.seq)
    if work.actor.party == "buyer":
        if seq > thread.buyer_read_seq:
            thread.buyer_read_seq = seq
            thread.buyer_unread = _unread(work, thread, seq, "merchant", "bot", "system")
    elif seq > thread.read_seq and queries.is_inside(work, thread):
        thread.read_seq, thread.unread = seq, _unread(work, thread, seq, "buyer")
        thread.changed_at = work.moment
    return thread


def read_own(work: Work, body: ReadBody) -> Thread | None:
    mine = queries.my_thread(work)
    if mine is None:
        return None
    abroad.wake(work, [mine.buyer_id])  # a colleague's screen counts what is unread, too
    return read(work, mine.id, body)


def set_settings(work: Work, body: SettingsBody) -> Settings:
    work.actor.need(SUPERVISE)
    kept = settings_row(work)
    kept.typing_preview = body.typing_preview
    return kept


def settings_row(work: Work) -> Settings:
    kept = work.session.get(Settings, work.shop_id)
    if kept is None:
        kept = queries.settings(work)
        work.session.add(kept)
    return kept


def _into_queue(work: Work, c: Conversation, only: str) -> None:
    routing.wait_for(work, c.id, "transfer", agent=only, wished=only)
    episodes.nobodys(work, c)
    c.queued_at = work.moment
    episodes.touch(work, c, "give_back")
    episodes.fill(work)


def _has_room(work: Work, who: str) -> bool:
    return any(a.id == who and a.has_room for a in routing.colleagues(work))


def _is_full(work: Work, who: str) -> bool:
    """He is there, and has no room: somebody unknown or gone is never waited for."""
    card = next((a for a in routing.colleagues(work) if a.id == who), None)
    return card is not None and card.presence != "offline" and not card.has_room


def _robot_first(work: Work) -> bool:
    return queries.settings(work).first_responder == "robot"


def _unread(work: Work, thread: Thread, after: int, *parties: str) -> int:
    newer = (Message.thread == thread.id, Message.seq > after, Message.party.in_(parties))
    shown = (Message.kind != "note", Message.kind != "recall")
    counted = select(func.count()).select_from(Message).where(*newer, *shown)
    return work.session.scalar(counted) or 0
