"""The open API's counter: no session, each request signed.

Authorization: ROOST-HMAC <key>:<timestamp>:<nonce>:<signature>, where the signature is over
method, path with query, timestamp, nonce and the body's SHA-256, one a line.
"""

import re
from asyncio import wrap_future
from hashlib import sha256
from typing import Any

from litestar import Request

from roost.kernel.data import appkeys
from roost.kernel.data.appkeys import Signed
from roost.kernel.data.look import Look
from roost.kernel.data.store import NOBODY
from roost.kernel.pure.actor import Actor
from roost.kernel.pure.refusal import Unknown

from .desk import Desk, Door
from .limits import Limits

SCHEME = "ROOST-HMAC "
PER_MINUTE = 600
_FORM = re.compile(r"(rk_[0-9a-f]{16}):(\d{1,12}):([\w\-]{8,64}):([0-9a-f]{64})")
DOOR = Door("open", "", False, lambda _look, _row: None)


class SignedDesk(Desk):
    """`token` is the key's id; a revoked key is gone at the next deed."""

    def who(self, look: Look) -> Actor:
        actor = appkeys.actor(look, self.token)
        if actor is None:
            raise Unknown("签名不正确", "bad_signature")
        return actor


def words(method: str, path: str, timestamp: int, nonce: str, body: bytes) -> bytes:
    return "\n".join([method, path, str(timestamp), nonce, sha256(body).hexdigest()]).encode()


def read(method: str, path: str, header: str, body: bytes) -> Signed:
    found = _FORM.fullmatch(header.removeprefix(SCHEME)) if header.startswith(SCHEME) else None
    if found is None:
        raise Unknown("请求缺少签名", "unsigned")
    key_id, timestamp, nonce, signature = found.groups()
    signed = words(method, path, int(timestamp), nonce, body)
    return Signed(key_id, int(timestamp), nonce, signed, signature)


async def counter(request: Request[Any, Any, Any], store: Any, limits: Limits) -> SignedDesk:
    path = request.scope["raw_path"].decode("ascii").partition("?")[0]
    if query := request.scope["query_string"].decode("ascii"):
        path = f"{path}?{query}"
    header = request.headers.get("authorization", "")
    asked = read(request.method, path, header, await request.body())
    await wrap_future(store.work(NOBODY, lambda work: appkeys.admit(work, asked)))
    limits.take("open", asked.key_id, PER_MINUTE)
    key = request.headers.get("idempotency-key", "")
    return SignedDesk(store, limits, DOOR, asked.key_id, key, "open")
