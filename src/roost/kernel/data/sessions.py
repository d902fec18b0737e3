"""Who is logged in, on which face, since when; lifetimes run on the machine's clock."""

from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from msgspec import Struct
from sqlalchemy import Index, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column

from .look import Look
from .store import NOBODY, Store
from .tables import Table
from .work import Push, Work

SEEN_EVERY = timedelta(minutes=1)


class Life(Struct, frozen=True):
    """`idle` is renewed by every request and by socket traffic; `whole` never."""

    idle: timedelta
    whole: timedelta


LIVES = {
    "workbench": Life(timedelta(minutes=30), timedelta(hours=12)),
    "platform": Life(timedelta(minutes=30), timedelta(hours=12)),
    "buyer": Life(timedelta(days=30), timedelta(days=3650)),
}


class LoggedIn(Table):
    """Known by the hash of its token: the table gives nobody a session."""

    __tablename__ = "sessions"
    __table_args__ = (Index("sessions_subject", "shop_id", "subject"),)
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    face: Mapped[str]
    shop_id: Mapped[str]
    subject: Mapped[str]
    since: Mapped[datetime]
    seen: Mapped[datetime]


def hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def open_one(work: Work, face: str, shop_id: str, subject: str) -> str:
    """A new token, always: nobody's session is kept over a login."""
    token = token_urlsafe(32)
    row = LoggedIn(
        token_hash=hashed(token),
        face=face,
        shop_id=shop_id,
        subject=subject,
        since=work.real,
        seen=work.real,
    )
    work.session.add(row)
    return token


def find(look: Look, face: str, token: str) -> LoggedIn | None:
    row = look.session.get(LoggedIn, hashed(token))
    if row is None or row.face != face or not alive(look, row):
        return None
    return row


def alive(look: Look, row: LoggedIn) -> bool:
    """As long as the disk is full nobody is idle: it cannot be written down that he was here."""
    life, known = LIVES[row.face], look.scene.mute_since or look.real
    return known <= row.seen + life.idle and look.real <= row.since + life.whole


def stale(row: LoggedIn, real: datetime) -> bool:
    """It is worth a write to say that the session was used."""
    return real - row.seen >= SEEN_EVERY


def used(store: Store, look: Look, row: LoggedIn) -> None:
    if stale(row, look.real):
        token = row.token_hash
        store.surely(f"session {token}", NOBODY, lambda work: touch(work, token))


def touch(work: Work, token_hash: str) -> None:
    mine = LoggedIn.token_hash == token_hash
    work.session.execute(update(LoggedIn).where(mine).values(seen=work.real))


def end(work: Work, token_hash: str) -> None:
    work.session.execute(delete(LoggedIn).where(LoggedIn.token_hash == token_hash))
    work.push((f"session:{token_hash}",), b"")


def end_all(work: Work, shop_id: str, subject: str, but: str = "") -> None:
    """Every session of a person: a withdrawn right closes open sockets before their next frame."""
    mine = (LoggedIn.shop_id == shop_id, LoggedIn.subject == subject, LoggedIn.token_hash != but)
    hashes = work.session.scalars(select(LoggedIn.token_hash).where(*mine)).all()
    for token_hash in hashes:
        end(work, token_hash)


__all__ = ["LoggedIn", "Push", "alive", "end", "end_all", "find", "hashed", "open_one", "touch"]
