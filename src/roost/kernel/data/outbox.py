"""What leaves the house by other ways: codes by SMS, notices to a group robot.

A row is written with the deed; a provider sends it afterwards, at least once, under a stable id.
The embedded default is a development inbox, which shows the row and sends nothing.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Index, select
from sqlalchemy.orm import Mapped, mapped_column

from .look import Look
from .tables import Table
from .work import Work

PURPOSE = "outbox"
KEPT = timedelta(minutes=30)


class Outgoing(Table):
    """Addressee and text are sealed: a code in it opens an account."""

    __tablename__ = "outbox"
    __table_args__ = (Index("outbox_waiting", "sent", "id"),)
    id: Mapped[str] = mapped_column(primary_key=True)
    shop_id: Mapped[str]
    channel: Mapped[str]  # sms | group_robot
    address: Mapped[bytes]
    text: Mapped[bytes]
    at: Mapped[datetime]  # of the machine's clock
    sent: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)


def post(work: Work, channel: str, address: str, text: str) -> None:
    row = Outgoing(
        id=work.new_id(),
        shop_id=work.shop_id,
        channel=channel,
        address=work.keys.seal(PURPOSE, address),
        text=work.keys.seal(PURPOSE, text),
        at=work.real,
    )
    work.session.add(row)


def recent(look: Look, limit: int = 50) -> Sequence[tuple[datetime, str, str, str]]:
    """(at, channel, address, text) of the last half hour, the newest first: the inbox page."""
    late = select(Outgoing).where(Outgoing.at > look.real - KEPT)
    rows = look.session.scalars(late.order_by(Outgoing.id.desc()).limit(limit))
    read = look.keys.open
    return [(r.at, r.channel, read(PURPOSE, r.address), read(PURPOSE, r.text)) for r in rows]
