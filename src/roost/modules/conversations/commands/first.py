"""The robot's side: it may answer until a person does, and knows by the version (design §3)."""

from collections.abc import Sequence

from sqlalchemy import select

from roost.kernel.data.look import Look
from roost.kernel.data.work import Work

from ..models import Conversation, Message
from ..states import Status
from . import care, episodes


def hand_over(work: Work, conversation_id: str, version: int, why: str) -> bool:
    c = work.session.get(Conversation, (work.shop_id, conversation_id))
    if c is None or c.status is not Status.BOT or c.version != version:
        return False
    episodes.seek(work, c, why)
    return True


def let_robot_answer(work: Work, on: bool) -> None:
    care.settings_row(work).first_responder = "robot" if on else "agent"
    work.session.flush()


def read_on(look: Look, thread: str, after: int, limit: int) -> Sequence[Message]:
    newer = (Message.thread == thread, Message.seq > after, Message.recalled.is_(False))
    wanted = select(Message).where(*newer).order_by(Message.seq).limit(limit)
    return look.session.scalars(wanted).all()
