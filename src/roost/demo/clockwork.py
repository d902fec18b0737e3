"""The time machine of the top bar: jumps and 60×. It exists in a demo and nowhere else."""

import asyncio
from datetime import datetime, timedelta
from typing import Annotated, Any

from litestar import get, post
from msgspec import Meta, Struct

from roost.kernel.data import bell
from roost.kernel.data.look import Look
from roost.kernel.data.store import Store
from roost.kernel.pure.body import Body
from roost.kernel.web.params import Desk, JSONBody

SPEEDS = (1, 60)
PATHS = {"workbench": "/api", "platform": "/p/api"}


class Clockface(Struct, frozen=True):
    now: datetime
    real: datetime
    speed: int


class Jump(Body, frozen=True):
    """So many minutes forward; business time never goes back."""

    minutes: Annotated[int, Meta(ge=1, le=60 * 24 * 40)]


class Speed(Body, frozen=True):
    fast: bool


def doors(store: Store, path: str) -> list[Any]:
    """For whoever is logged in on the face; what is due on the way rings at its instant."""

    async def face_of(desk: Desk) -> Clockface:
        await desk.look(lambda _: None, show=_nothing)
        return Clockface(store.time.now(), store.time.real(), store.time.speed)

    @get(f"{path}/demo/time")
    async def read(desk: Desk) -> Clockface:
        return await face_of(desk)

    @post(f"{path}/demo/jump", status_code=200)
    async def jump(desk: Desk, data: JSONBody[Jump]) -> Clockface:
        await face_of(desk)
        until = store.time.now() + timedelta(minutes=data.minutes)
        await asyncio.to_thread(bell.wait_until, store, until)
        return await face_of(desk)

    @post(f"{path}/demo/speed", status_code=200)
    async def speed(desk: Desk, data: JSONBody[Speed]) -> Clockface:
        await face_of(desk)
        store.time.run_at(SPEEDS[data.fast])
        return await face_of(desk)

    return [read, jump, speed]


def _nothing(_: Look, __: object) -> None:
    return None
