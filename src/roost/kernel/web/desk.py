"""Where async ends: a route hands a plain function over and awaits its answer."""

from asyncio import wrap_future
from collections.abc import Callable
from hashlib import sha256
from typing import Any, TypeVar

import msgspec
from litestar import Response
from litestar.datastructures import Cookie
from msgspec import Struct
from msgspec.structs import replace

from roost.kernel.data import answers, sessions
from roost.kernel.data.look import Look
from roost.kernel.data.store import NOBODY, Store, Who
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor
from roost.kernel.pure.refusal import Invalid, Unknown

from .limits import Limits

T = TypeVar("T")
V = TypeVar("V")
Turn = Callable[[Look, Actor], Actor]
KEY = 255


class Door(Struct, frozen=True):
    """One face as its routes see it. `identify` turns a session into the actor of this moment."""

    face: str
    cookie: str
    secure: bool
    identify: Callable[[Look, sessions.LoggedIn], Actor | None]

    def acting(self, turn: Turn) -> "Door":
        """The same sessions in another part: whoever is inside acts as `turn` makes of him."""

        def identify(look: Look, row: sessions.LoggedIn) -> Actor | None:
            actor = self.identify(look, row)
            return turn(look, actor) if actor else None

        return replace(self, identify=identify)


class Missing(Invalid):
    status, code = 400, "key_required"


class Desk:
    """One caller's counter. The whole request is in hand before the writer starts on it."""

    def __init__(
        self,
        store: Store,
        limits: Limits,
        door: Door,
        token: str,
        key: str,
        address: str,
        buyer_url: str = "",
    ) -> None:
        self.store, self.limits, self.door = store, limits, door
        self.token, self.key, self.address = token, key, address
        self.buyer_url = buyer_url  # where buyers find the house, for what is printed

    def who(self, look: Look) -> Actor:
        """Asked on the snapshot of the deed itself, so that a withdrawn right is gone at once."""
        row = sessions.find(look, self.door.face, self.token) if self.token else None
        actor = self.door.identify(look, row) if row else None
        if row is None or actor is None:
            raise Unknown("请先登录")
        self.limits.know(self.token)
        sessions.used(self.store, look, row)
        return actor

    def acting(self, turn: Turn) -> "Desk":
        """The same caller in another part, perhaps of another shop."""
        part = self.door.acting(turn)
        return Desk(
            self.store, self.limits, part, self.token, self.key, self.address, self.buyer_url
        )

    async def work(
        self,
        command: Callable[..., T],
        *args: object,
        show: Callable[[Work, T], V],
        money: bool = False,
    ) -> V:
        """Do it and show the result of the same transaction. Money is moved only under a key."""
        if money and not self.key:
            raise Missing("请求缺少 Idempotency-Key", pointer="/headers/Idempotency-Key")
        if self.key:
            answer: V = await self._once(command, *args, show=show)
            return answer
        return await self._as(self.who, lambda work: show(work, command(work, *args)))

    async def look(self, query: Callable[..., T], *args: object, show: Callable[[Look, T], V]) -> V:
        asked = self.store.look(self.who, lambda look: show(look, query(look, *args)))
        return await wrap_future(asked)

    async def work_as_nobody(self, command: Callable[..., T], *args: object) -> T:
        """Before anybody has logged in; the command itself says in which shop it is."""
        return await self._as(NOBODY, lambda work: command(work, *args))

    async def look_as_nobody(self, query: Callable[..., T], *args: object) -> T:
        return await wrap_future(self.store.look(NOBODY, lambda look: query(look, *args)))

    def logged_in(self, body: V, token: str) -> Response[V]:
        """The answer to a login: it sets the cookie of this face."""
        life = sessions.LIVES[self.door.face]
        seconds = int(min(life.idle * 400, life.whole).total_seconds())
        cookie = Cookie(
            self.door.cookie,
            value=token,
            httponly=True,
            samesite="lax",
            secure=self.door.secure,
            path="/",
            max_age=seconds,
        )
        return Response(body, cookies=[cookie], status_code=200)

    def logged_out(self) -> Response[None]:
        """The answer to a logout: the cookie of this face is taken back."""
        cookie = Cookie(self.door.cookie, value="", httponly=True, path="/", max_age=0)
        return Response(None, cookies=[cookie], status_code=204)

    async def _as(self, who: Who, deed: Callable[[Work], V]) -> V:
        return await wrap_future(self.store.work(who, deed))

    async def _once(self, command: Callable[..., T], *args: object, show: Any) -> Any:
        if len(self.key) > KEY:
            raise Missing(f"Idempotency-Key 最长{KEY}个字符", "key_too_long")
        asked = sha256(f"{command.__module__}.{command.__qualname__}".encode())
        asked.update(msgspec.json.encode(args))

        def deed(work: Work) -> Any:
            if (body := answers.given(work, self.key, asked.hexdigest())) is not None:
                return msgspec.Raw(body)
            body = msgspec.json.encode(show(work, command(work, *args)))
            answers.keep(work, self.key, asked.hexdigest(), body)
            return msgspec.Raw(body)

        return await self._as(self.who, deed)
