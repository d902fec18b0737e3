"""Keys of other programs: what the open API and a shop's own app sign with.

A signature is HMAC-SHA256 in hex under the key's secret. Signed requests carry a timestamp, good
for five minutes to either side, and a nonce, which is taken once.
"""

import hmac
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_hex, token_urlsafe
from typing import cast

from msgspec import Struct
from sqlalchemy import Index, delete, select
from sqlalchemy import Table as CoreTable
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.refusal import NotFound, Unknown
from roost.kernel.pure.time import from_micros

from .look import Look
from .tables import Table
from .work import Work

PURPOSE = "appkeys.secret"
WINDOW = timedelta(minutes=5)


class AppKey(Table):
    """`id` is public; the secret lies sealed and is shown once, when it is made."""

    __tablename__ = "appkeys"
    __table_args__ = (Index("appkeys_shop", "shop_id", "id"),)
    id: Mapped[str] = mapped_column(primary_key=True)
    shop_id: Mapped[str]
    name: Mapped[str]
    secret: Mapped[bytes]
    made: Mapped[datetime]
    revoked: Mapped[datetime | None]


class Nonce(Table):
    __tablename__ = "appkeys_nonces"
    __table_args__ = (Index("appkeys_nonces_at", "at"),)
    key_id: Mapped[str] = mapped_column(primary_key=True)
    nonce: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class Made(Struct, frozen=True):
    id: str
    name: str
    secret: str


class Signed(Struct, frozen=True):
    """`words` is what was signed, `timestamp` in seconds since 1970."""

    key_id: str
    timestamp: int
    nonce: str
    words: bytes
    signature: str


def make(work: Work, name: str) -> Made:
    made = Made(f"rk_{token_hex(8)}", name, token_urlsafe(32))
    row = AppKey(
        id=made.id,
        shop_id=work.shop_id,
        name=name,
        secret=work.keys.seal(PURPOSE, made.secret),
        made=work.real,
    )
    work.session.add(row)
    return made


def revoke(work: Work, key_id: str) -> None:
    row = work.session.get(AppKey, key_id)
    if row is None or row.shop_id != work.shop_id:
        raise NotFound("密钥不存在")
    row.revoked = row.revoked or work.real


def of_shop(look: Look) -> Sequence[AppKey]:
    mine = select(AppKey).where(AppKey.shop_id == look.shop_id)
    return look.session.scalars(mine.order_by(AppKey.made, AppKey.id)).all()


def signature(secret: str, words: bytes) -> str:
    return hmac.digest(secret.encode(), words, sha256).hex()


def genuine(look: Look, key_id: str, words: bytes, given: str) -> AppKey | None:
    """The living key under which these words were signed."""
    row = look.session.get(AppKey, key_id)
    if row is None or row.revoked:
        return None
    known = signature(look.keys.open(PURPOSE, row.secret), words)
    return row if hmac.compare_digest(known.encode(), given.encode()) else None


def fresh(look: Look, timestamp: int) -> bool:
    """To be asked before anything else: years that no calendar has are not."""
    seconds = (look.real - from_micros(0)).total_seconds()
    return abs(seconds - timestamp) <= WINDOW.total_seconds()


def admit(work: Work, asked: Signed) -> None:
    """Once: the same request again is refused, on every node and after a restart."""
    if not fresh(work, asked.timestamp):
        raise Unknown("请求时间与服务器相差超过5分钟", "stale_timestamp")
    if genuine(work, asked.key_id, asked.words, asked.signature) is None:
        raise Unknown("签名不正确", "bad_signature")
    work.session.execute(delete(Nonce).where(Nonce.at < work.real - 2 * WINDOW))
    taken = {"key_id": asked.key_id, "nonce": asked.nonce, "at": work.real}
    once = insert(cast(CoreTable, Nonce.__table__)).values(taken).on_conflict_do_nothing()
    if not work.session.execute(once).rowcount:  # type: ignore[attr-defined] # a cursor result
        raise Unknown("请求已使用过", "replayed")


def actor(look: Look, key_id: str) -> Actor | None:
    """Who a living key acts as: a connector of its shop, with every right that connectors have."""
    row = look.session.get(AppKey, key_id)
    if row is None or row.revoked:
        return None
    return Actor(Party.CONNECTOR, row.id, row.shop_id, row.name, owner=True)
