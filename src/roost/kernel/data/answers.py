"""What was answered to a deed with a key: the same key gets the same answer (promise R4, M4)."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.pure.refusal import Invalid

from .tables import Table, Tenant
from .work import Work


class Answer(Tenant, Table):
    __tablename__ = "answers"
    who: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    asked: Mapped[str]  # hash of the deed and its body
    body: Mapped[bytes]
    at: Mapped[datetime]


def given(work: Work, key: str, asked: str) -> bytes | None:
    """The first answer, or None; another deed under the same key is refused."""
    row = work.session.get(Answer, (work.actor.shop_id, work.actor.id, key))
    if row is None:
        return None
    if row.asked != asked:
        raise Invalid("此幂等键已用于另一请求", "key_reused", "/headers/Idempotency-Key")
    return row.body


def keep(work: Work, key: str, asked: str, body: bytes) -> None:
    shop_id, who = work.actor.shop_id, work.actor.id
    row = Answer(shop_id=shop_id, who=who, key=key, asked=asked, body=body, at=work.real)
    work.session.add(row)
