"""The chat over sockets: once to everybody who may see it, and the missed part on coming back."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from alone import alone
from modules.conversations.scene import SUPERVISOR
from msgspec import json as msgjson

from roost.kernel.web.live import MOST_EVENTS, RESUME, Hub, Live, Socket
from roost.modules.conversations import live
from roost.modules.conversations.commands.talk import Note, Text
from roost.modules.conversations.live import Hello, Read, Send, Typing, Watch
from roost.modules.conversations.models import Message


class Screen:
    """One open socket; `slow` ones take nothing after the first frame."""

    def __init__(self, room: "Room", actor, slow: bool = False) -> None:
        self.frames: list[dict] = []
        self.closed: int | None = None
        self.slow = slow
        face = "buyer" if actor.party == "buyer" else "workbench"
        self.socket = Socket(face, actor, f"session-{id(self)}", self._send)
        self.doors = room.buyer if face == "buyer" else room.merchant
        room.hub.join(self.socket)

    async def _send(self, message) -> None:
        if message["type"] == "websocket.close":
            self.closed = message["code"]
            return
        if self.slow:
            await asyncio.Event().wait()
        self.frames.append(json.loads(message["text"]))

    def does(self, frame) -> None:
        self.doors[type(frame)](self.socket, frame)

    def of(self, kind: str) -> list[dict]:
        return [f for f in self.frames if f["t"] == kind]

    async def got(self, kind: str, n: int = 1) -> list[dict]:
        async with asyncio.timeout(60):
            while len(self.of(kind)) < n:
                await asyncio.sleep(0)
        return self.of(kind)


class Room:
    def __init__(self, desk) -> None:
        self.hub = Hub(asyncio.get_running_loop())
        desk.world.store.bus = self.hub.told
        here = Live(desk.world.store, self.hub)
        self.merchant, self.buyer = live.merchant(here), live.buyer(here)

    def open(self, actor, slow: bool = False) -> Screen:
        return Screen(self, actor, slow)


def say(text: str, key: str, thread: str = "") -> Send:
    return Send(key, Text(text), thread)


def test_a_word_is_acked_to_its_sender_and_shown_to_everybody_else_once(desk):
    amy, buyer = desk.agent("amy"), desk.buyer()

    async def scene() -> None:
        room = Room(desk)
        phone, laptop, screen = room.open(buyer), room.open(buyer), room.open(amy)
        phone.does(say("在吗", "k1"))
        [ack] = await phone.got("ack")
        await screen.got("msg", 2)
        assert (ack["client_id"], ack["seq"]) == ("k1", 1)
        assert [m["seq"] for m in phone.of("msg")] == [2]  # the welcome
        assert sorted(m["seq"] for m in await laptop.got("msg", 2)) == [1, 2]
        word = next(m for m in screen.of("msg") if m["seq"] == 1)
        assert word["from"] == {"party": "buyer", "id": buyer.id, "name": buyer.id}
        assert (word["kind"], word["body"]) == ("text", {"text": "在吗"})
        screen.does(say("在的", "a1", ack["thread"]))
        await phone.got("msg", 2)
        screen.does(Send("n1", Note("老客户"), ack["thread"]))
        await screen.got("ack", 2)
        assert [m["kind"] for m in phone.of("msg")] == ["system", "text"]

    alone(scene())


def test_fifty_identical_sends_are_one_message_and_fifty_equal_answers(desk):
    desk.agent("amy")
    buyer = desk.buyer()

    async def scene() -> list[dict]:
        screen = Room(desk).open(buyer)
        for _ in range(50):
            screen.does(say("在吗", "same"))
        return await screen.got("ack", 50)

    answers = alone(scene())
    assert len({(a["seq"], a["id"], a["at"]) for a in answers}) == 1

    def ask(_):
        return desk.says(buyer, "在吗", key="same").seq

    with ThreadPoolExecutor(8) as pool:  # and over the other door
        assert set(pool.map(ask, range(50))) == {answers[0]["seq"]}
    assert [text for party, text in desk.texts(buyer) if party == "buyer"] == ["在吗"]


def test_one_refused_word_spares_the_others_of_its_batch(desk):
    desk.agent("amy")
    buyer, other = desk.buyer(1), desk.buyer(2)
    thread = desk.says(other, "在吗").thread

    async def scene() -> None:
        screen = Room(desk).open(buyer)
        screen.does(say("一", "k1"))
        screen.does(say("别人的会话", "k2", thread))
        screen.does(say("二", "k3"))
        await screen.got("ack", 2)
        [nack] = await screen.got("nack")
        assert (nack["client_id"], nack["problem"]["status"]) == ("k2", 404)

    alone(scene())
    assert [t for p, t in desk.texts(buyer) if p == "buyer"] == ["一", "二"]


def test_who_was_away_gets_each_missed_message_once_and_in_order(desk):
    amy, buyer = desk.agent("amy"), desk.buyer()
    thread = desk.says(buyer, "在吗").thread

    def many(work):
        rows = [
            Message(
                shop_id=work.shop_id,
                thread=thread,
                seq=n,
                id=work.new_id(),
                at=work.now,
                conversation="",
                party="system",
                sender="system",
                name="",
                kind="system",
                body=msgjson.encode({"text": str(n)}).decode(),
                client_id=f"m{n}",
            )
            for n in range(3, 2003)
        ]
        work.session.add_all(rows)

    desk.world.does(amy, many)
    desk.world.wait(days=1)

    async def scene() -> None:
        screen = Room(desk).open(buyer)
        screen.does(Hello({thread: 2, "somebody-elses": 0}))
        await screen.got("msg", 2000)
        assert [m["seq"] for m in screen.of("msg")] == list(range(3, 2003))

    alone(scene())


@pytest.mark.timeout(300)
def test_two_hundred_slow_readers_are_told_to_resume_and_the_others_get_everything(desk):
    """R10: at most 512 events wait for a socket."""
    amy, buyer = desk.agent("amy"), desk.buyer()
    thread = desk.says(buyer, "在吗").thread

    async def scene() -> None:
        room = Room(desk)
        slow = [room.open(who, slow=True) for who in (amy, buyer) for _ in range(95)]
        slow += [room.open(SUPERVISOR, slow=True) for _ in range(10)]
        for screen in slow[-10:]:
            screen.does(Watch(thread))
        quick, sender = room.open(amy), room.open(buyer)
        held = 0
        for n in range(MOST_EVENTS + 8):
            sender.does(say(f"第{n}句", f"k{n}"))
            if n % 64 == 0:
                await sender.got("ack", n + 1)
                held = max(held, *(len(s.socket._queue) for s in slow))
        await quick.got("msg", MOST_EVENTS + 8)
        async with asyncio.timeout(60):
            while any(s.closed is None for s in slow):
                await asyncio.sleep(0)
        assert held <= MOST_EVENTS
        assert {s.closed for s in slow} == {RESUME}
        assert quick.closed is None
        assert sum(len(s.socket._queue) for s in slow) == 0

    alone(scene())


def test_a_supervisor_watches_and_typing_and_reading_are_seen_on_the_other_side(desk):
    amy, buyer = desk.agent("amy"), desk.buyer()
    thread = desk.says(buyer, "在吗").thread

    async def scene() -> None:
        room = Room(desk)
        boss, screen, phone = room.open(SUPERVISOR), room.open(amy), room.open(buyer)
        boss.does(Watch(thread))
        phone.does(Typing(text="我想"))
        [typing] = await screen.got("typing")
        assert typing == {"t": "typing", "thread": thread, "party": "buyer", "name": buyer.id}
        async with asyncio.timeout(60):
            while boss.socket.followed is None:
                await asyncio.sleep(0)
        phone.does(say("还在吗", "k2"))
        assert (await boss.got("msg"))[0]["body"] == {"text": "还在吗"}
        screen.does(Read(3, thread))
        assert (await phone.got("read"))[0]["seq"] == 3

    alone(scene())


def test_nobody_watches_a_thread_that_is_not_his_to_see(desk):
    desk.agent("amy")
    ben = desk.agent("ben", online=False)
    thread = desk.says(desk.buyer(), "在吗").thread

    async def scene() -> None:
        screen = Room(desk).open(ben)
        screen.does(Watch(thread))
        [nack] = await screen.got("nack")
        assert nack["problem"]["status"] == 404

    alone(scene())
