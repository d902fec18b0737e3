"""`roost demo`: one process with a shop that lives, on data of its own."""

import asyncio
import contextlib
import os
import random
import signal
from collections.abc import Callable
from datetime import datetime, timedelta

import httpx
import uvloop
from msgspec import Struct
from sqlalchemy import func, select

from roost.faces import main as house
from roost.kernel.data import logs
from roost.kernel.data.history import Entry
from roost.kernel.data.look import Look
from roost.kernel.data.store import NOBODY, Store
from roost.kernel.pure.time import BusinessTime

from . import carrier, clockwork, content
from .days import DAYS
from .founding import Founder
from .life import Life

CHECK = "ROOST_DEMO_CHECK"
SHOWN = {
    "deadlines": [],
    "orders": ["awaiting_shipment", "shipped"],
    "parcels": [],
    "conversations": ["closed"],
    "after_sales": ["awaiting_merchant", "all"],
    "service_requests": ["all"],
    "customers": [],
}


class Broken(Exception):
    """What the demo promises does not hold; one sentence for the shell."""


class Demo(Struct, frozen=True):
    """`seed` makes the same shop again."""

    setting: house.Setting
    buyers: int = 4
    pace: float = 1.0
    seed: int = 7


def run(demo: Demo, say: Callable[[str], object]) -> None:
    logs.set_up()
    time = BusinessTime(ahead=timedelta(days=-DAYS - 1))
    store = house.open_store(demo.setting, time)
    time.move_to(store.look(NOBODY, _last_deed).result())
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(_serve(demo, store, say))
    except Broken as broken:
        say(str(broken))
        raise SystemExit(1) from broken
    finally:
        store.close()


def _last_deed(look: Look) -> datetime:
    """Where the story stood: a demo that was moved forward does not fall back by a restart."""
    with look.all_shops("the demo goes on where it stood"):
        last = look.session.scalar(select(func.max(Entry.at)))
    return max(last, look.real) if last else look.now


async def _serve(demo: Demo, store: Store, say: Callable[[str], object]) -> None:
    extra = {face: clockwork.doors(store, path) for face, path in clockwork.PATHS.items()}
    extra["workbench"] += carrier.doors(clockwork.PATHS["workbench"])
    serving = asyncio.create_task(house.serve(demo.setting, store, extra))
    living = asyncio.create_task(_live(demo, store, say, serving))
    await asyncio.wait({serving, living}, return_when=asyncio.FIRST_COMPLETED)
    living.cancel()
    if not serving.done():
        signal.raise_signal(signal.SIGTERM)
    await serving
    with contextlib.suppress(asyncio.CancelledError):
        await living


async def _live(
    demo: Demo, store: Store, say: Callable[[str], object], serving: asyncio.Task[None]
) -> None:
    await _open(demo.setting.ports, serving)
    dice = random.Random(demo.seed)  # noqa: S311 # for a story, not for secrets
    founder = Founder(store, demo.setting.ports, dice)
    await founder.found(say)
    say(logins())
    say("登录后把右上角的状态改为「在线」,会话就会进来 · set yourself online to get chats")
    workbench, buyer, platform = (f"http://{demo.setting.host}:{p}" for p in demo.setting.ports)
    say(f"READY workbench={workbench} buyer={buyer}/s/{founder.app.shop_code} platform={platform}")
    if os.environ.get(CHECK):
        await _check(demo.setting, founder)
        return
    await Life(founder, demo.buyers, demo.pace, dice).go_on()


def logins() -> str:
    clerks = " ".join(f"{name} {phone}" for name, phone, _ in content.CLERKS)
    return (
        f"店主 {content.OWNER} {content.OWNER_PHONE} · {clerks} · "
        f"平台 {content.OWNER_PHONE} · 密码/password {content.PASSWORD}"
    )


async def _open(ports: tuple[int, int, int], serving: asyncio.Task[None]) -> None:
    async with httpx.AsyncClient() as http:
        for port in ports:
            while not serving.done():
                try:
                    await http.get(f"http://127.0.0.1:{port}/")
                    break
                except httpx.TransportError:
                    await asyncio.sleep(0.05)


async def _check(setting: house.Setting, founder: Founder) -> None:
    """Three pages are served, somebody is logged in: what `make demo` promises."""
    async with httpx.AsyncClient() as http:
        for port in setting.ports:
            page = await http.get(f"http://127.0.0.1:{port}/")
            if page.status_code != httpx.codes.OK or "<script" not in page.text:
                raise Broken(f"the page on port {port} does not work: is the web app built?")
    for module, tabs in SHOWN.items():
        for query in [{"tab": tab} for tab in tabs] or [{}]:
            page = await founder.owner.get(f"/{module}/", **query)
            if page is None or not page["items"]:
                raise Broken(f"nothing to be seen of {module} {query}")
