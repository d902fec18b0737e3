"""A face made of one module: every shape of route, each a line on the desk."""

import asyncio
from datetime import datetime

from kernel.toy import ANSWER, MACHINE, Note, Ticket, answer, ask, write_down
from litestar import Router, get, patch, post
from litestar.testing import TestClient
from msgspec import Struct
from sqlalchemy import select
from world import World, at

from roost.faces.doors import House, build
from roost.kernel.data import pages, sessions
from roost.kernel.data.store import NOBODY
from roost.kernel.pure import text
from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.body import Body
from roost.kernel.pure.manifest import Manifest
from roost.kernel.web.limits import Limits
from roost.kernel.web.live import Hub
from roost.kernel.web.params import Desk, Id, JSONBody

SAFE_HEADERS = {"X-CSRF": "1"}


class Written(Body, frozen=True):
    text: str
    fen: int = 0
    at: datetime | None = None
    tags: tuple[str, ...] = ()


class Seen(Struct, frozen=True):
    id: str
    text: str


def write(work, body):
    work.actor.need(ANSWER)
    note = Note(shop_id=work.shop_id, id=work.new_id(), text=text.clean(body.text, 200, "/text"))
    work.session.add(note)
    work.session.flush()
    return note


def shown(_, note):
    return Seen(note.id, note.text)


def listed(look, since, cursor, limit):
    rows, after = pages.take(look, select(Note), ((Note.id, True),), limit, cursor)
    return pages.Page([Seen(n.id, n.text) for n in rows], look.now, after)


def as_it_is(_, value):
    return value


@get()
async def notes(
    desk: Desk, since: datetime | None = None, cursor: str | None = None, limit: int = 20
) -> pages.Page[Seen]:
    return await desk.look(listed, since, cursor, limit, show=as_it_is)


@post()
async def new_note(desk: Desk, data: JSONBody[Written]) -> Seen:
    return await desk.work(write, data, show=shown)


@post("/paid", status_code=200)
async def paid(desk: Desk, data: JSONBody[Written]) -> Seen:
    return await desk.work(write, data, show=shown, money=True)


@get("/{id:str}")
async def note(desk: Desk, id: Id) -> Seen:
    return await desk.look(lambda look, i: look.get(Note, i), id, show=shown)


@patch("/{id:str}")
async def change(desk: Desk, id: Id, data: JSONBody[Written]) -> Seen:
    return await desk.work(lambda work, i, _: work.get(Note, i), id, data, show=shown)


@post("/{id:str}/answer", status_code=200)
async def answered(desk: Desk, id: Id) -> Seen:
    return await desk.work(answer, id, show=lambda _, t: Seen(t.id, str(t.status)))


@post("/broken")
async def broken(desk: Desk, data: JSONBody[Written]) -> Seen:
    return await desk.work(lambda work, _: 1 // 0, data, show=shown)


ROUTES = Router("/toy", route_handlers=[notes, new_note, paid, note, change, answered, broken])


def identify(look, row):
    party = Party.BUYER if row.face == "buyer" else Party.MERCHANT
    return Actor(party, row.subject, row.shop_id, row.subject, frozenset({"toy.answer"}))


def manifest(**more):
    return Manifest(
        name="toy",
        permissions=(ANSWER,),
        machines=(MACHINE,),
        hears={"write_down": write_down},
        doors={"workbench": ROUTES},
        identify={"workbench": identify, "buyer": identify},
        **more,
    )


class Face:
    """A world with its face in front, and somebody logged in at it."""

    def __init__(self, path, face="workbench", manifests=None, patience=15.0, limits=None):
        self.world = World(path, at(1, 20), [manifest()] if manifests is None else manifests)
        self.face = face
        loop = asyncio.new_event_loop()
        loop.close()
        house = House(self.world.store, Hub(loop), limits or Limits(1000), patience=patience)
        self.app = build(face, house)
        self.client = TestClient(self.app, raise_server_exceptions=False)

    def login(self, who="clerk", shop="shop-1"):
        token = self.world.does(NOBODY, sessions.open_one, self.face, shop, who)
        self.client.cookies.set(f"roost_{self.face}", token)
        return token

    def ask(self, method, path, **more):
        headers = {**SAFE_HEADERS, **more.pop("headers", {})}
        return self.client.request(method, path, headers=headers, **more)

    def send(self, path, body, method="POST", **headers):
        kind = {"Content-Type": "application/json"} | headers
        return self.ask(method, path, content=body, headers=kind)

    def count(self, table=Note):
        def rows(look):
            return len(look.session.execute(select(table.id)).all())

        with_shop = Actor(Party.MERCHANT, "counter", "shop-1", owner=True)
        return self.world.sees(with_shop, rows)

    def close(self):
        self.world.close()


__all__ = ["Face", "Ticket", "ask", "manifest"]
