"""The chat over the live socket: sends are grouped and committed together, the rest is fleeting."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

import msgspec
from msgspec import Struct

from roost.kernel.data.look import Look
from roost.kernel.data.store import Group, Store
from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.refusal import Busy, NotFound, Refusal, TooMany
from roost.kernel.web import errors
from roost.kernel.web.door import Nack
from roost.kernel.web.live import RESUME, Frames, Hub, Live, Socket

from . import queries, views
from .commands import care, talk, waits
from .commands.lines import Said, Word
from .commands.talk import Spoken

REPLAY = 250  # messages of one step of a resume; the socket's queue takes 512
THREADS = 500  # in one hello
FULL = 20_000  # waiting sends: more are shed (R11)
_encode = msgspec.json.Encoder().encode


class Send(Struct, frozen=True, tag_field="t", tag="send"):
    client_id: str
    body: Spoken
    thread: str = ""


class Hello(Struct, frozen=True, tag_field="t", tag="hello"):
    seqs: dict[str, int] = {}


class Typing(Struct, frozen=True, tag_field="t", tag="typing"):
    thread: str = ""
    text: str = ""


class Read(Struct, frozen=True, tag_field="t", tag="read"):
    seq: int
    thread: str = ""


class Watch(Struct, frozen=True, tag_field="t", tag="watch"):
    thread: str


class Ack(Struct, frozen=True, tag_field="t", tag="ack"):
    client_id: str
    thread: str
    seq: int
    id: str
    at: Any


class TypingTold(Struct, frozen=True, tag_field="t", tag="typing", omit_defaults=True):
    thread: str
    party: str
    name: str
    text: str = ""


class ReadTold(Struct, frozen=True, tag_field="t", tag="read"):
    thread: str
    party: str
    seq: int


class Item(Struct):
    socket: Socket
    actor: Actor
    word: Word


def post(work: Work, items: list[Item]) -> list[Said | Refusal]:
    """One transaction for all that waited, shop by shop."""
    outcomes: list[Said | Refusal] = [NotFound("")] * len(items)
    shops: dict[str, list[int]] = {}
    for n, item in enumerate(items):
        shops.setdefault(item.actor.shop_id, []).append(n)
    for mine in shops.values():
        own = work.acting_as(items[mine[0]].actor)
        said = talk.utter(own, [items[n].word for n in mine])
        for n, outcome in zip(mine, said, strict=True):
            outcomes[n] = outcome
    return outcomes


class Chat:
    """All sockets of one process, whichever face they came in by."""

    def __init__(self, store: Store, hub: Hub) -> None:
        self.store, self.hub = store, hub
        self.group: Group[Item] = Group(store, post, self.told)
        self._tasks: set[asyncio.Future[Any]] = set()

    def send(self, socket: Socket, frame: Send) -> None:
        if self.group.waiting > FULL:
            raise TooMany("系统繁忙,请稍后再试", "overloaded", retry_after=2)
        word = talk.word(socket.actor, frame.client_id, frame.body, frame.thread)
        self.group.put(Item(socket, socket.actor, word))

    def told(self, done: list[tuple[Item, Any]]) -> None:
        """In the writer's thread, after the commit."""
        answers = [(item.socket, _answer(item, outcome), outcome) for item, outcome in done]
        self.hub.soon(self._deliver, answers)

    def _deliver(self, answers: list[tuple[Socket, bytes, Any]]) -> None:
        for sender, answer, outcome in answers:
            sender.push(answer)
            if isinstance(outcome, Said) and outcome.data:
                self.hub.deliver(outcome.to, outcome.data, but=sender)

    def hello(self, socket: Socket, frame: Hello) -> None:
        if len(frame.seqs) > THREADS:
            raise TooMany("一次最多续接500个会话", "too_many_threads")
        self._later(self._resume(socket, frame.seqs))

    async def _resume(self, socket: Socket, seqs: dict[str, int]) -> None:
        for thread, seq in seqs.items():
            more, last = True, seq
            while more and not socket.closed:
                ask = partial(_missed, thread=thread, seq=last)
                asked = self.store.look(socket.actor, ask)
                try:
                    found, last, more = await asyncio.wrap_future(asked)
                except Refusal:  # a disk that cannot be read: he comes again
                    socket.close(RESUME, "resume")
                    return
                for data in found:
                    socket.push(data)
                await socket.drained()

    def typing(self, socket: Socket, frame: Typing) -> None:
        def ask(look: Look) -> tuple[str, ...]:
            return _others(look, frame.thread)

        def tell(to: tuple[str, ...]) -> None:
            me = socket.actor
            told = TypingTold(to[0], str(me.party), me.name, frame.text[:200])
            if me.party is not Party.BUYER or not to[1]:
                told = TypingTold(to[0], str(me.party), me.name)
            self.hub.deliver(to[2:], _encode(told))

        self._asked(socket, ask, tell)

    def read(self, socket: Socket, frame: Read) -> None:
        def deed(work: Work) -> tuple[str, int, tuple[str, ...]]:
            thread = frame.thread or _own(work)
            kept = care.read(work, thread, care.ReadBody(frame.seq))
            buyer = work.actor.party is Party.BUYER
            seq = kept.buyer_read_seq if buyer else kept.read_seq
            return thread, seq, _others(work, thread)[2:]

        def tell(done: tuple[str, int, tuple[str, ...]]) -> None:
            thread, seq, to = done
            self.hub.deliver(to, _encode(ReadTold(thread, str(socket.actor.party), seq)))

        self._settle(socket, self.store.work(socket.actor, deed), tell)

    def watch(self, socket: Socket, frame: Watch) -> None:
        """A supervisor looks in; the socket hears the thread until it closes or watches another."""

        def tell(shop_id: str) -> None:
            self.hub.follow(socket, f"thread:{shop_id}:{frame.thread}")

        def ask(look: Look) -> str:
            queries.readable(look, frame.thread)
            return look.shop_id

        self._asked(socket, ask, tell)

    def _asked(self, socket: Socket, ask: Callable[[Look], Any], tell: Any) -> None:
        self._settle(socket, self.store.look(socket.actor, ask), tell)

    def _settle(self, socket: Socket, future: Any, tell: Callable[[Any], object]) -> None:
        async def settle() -> None:
            try:
                tell(await asyncio.wrap_future(future))
            except Refusal as no:
                socket.tell(Nack(errors.of(no)))

        self._later(settle())

    def _later(self, coroutine: Any) -> None:
        task = asyncio.ensure_future(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _answer(item: Item, outcome: Any) -> bytes:
    if isinstance(outcome, Said):
        return _encode(Ack(outcome.client_id, outcome.thread, outcome.seq, outcome.id, outcome.at))
    no = outcome if isinstance(outcome, Refusal) else Busy("系统出错了,请稍后再试", "internal")
    return _encode(Nack(errors.of(no), item.word.client_id))


def _missed(look: Look, thread: str, seq: int) -> tuple[list[bytes], int, bool]:
    try:
        found = queries.after(look, thread, seq, REPLAY)
    except NotFound:
        return [], seq, False  # no longer the caller's to see
    last = found.messages[-1].seq if found.messages else seq
    return views.frames(found), last, found.more


def _own(look: Look) -> str:
    thread = queries.thread_of(look, look.actor.id)
    return thread.id if thread else ""


def _others(look: Look, thread_id: str) -> tuple[str, ...]:
    """(thread, "preview" or "", …the principals of the other side)."""
    thread = queries.readable(look, thread_id or _own(look))
    preview = "preview" if queries.settings(look).typing_preview else ""
    c = queries.current(look, thread)
    watching = f"thread:{look.shop_id}:{thread.id}"
    if look.actor.party is Party.BUYER:
        owner = f"merchant:{look.shop_id}:{c.owner}" if c and c.owner else watching
        return thread.id, preview, *dict.fromkeys((owner, watching))
    return thread.id, preview, f"buyer:{look.shop_id}:{thread.buyer_id}", watching


def _buyers_come_and_go(live: Live) -> None:
    """A buyer who closes the page while he waits may have given up (S4-12)."""

    def key(who: Actor) -> str:
        return f"buyer {who.shop_id} {who.id}"

    def joined(socket: Socket) -> None:
        who = socket.actor
        if who.party is Party.BUYER:
            live.store.surely(key(who), who, lambda work: waits.buyer_back(work, who.id))

    def left(socket: Socket) -> None:
        who, at = socket.actor, live.store.time.now()
        if who.party is Party.BUYER and not live.hub.online(socket.key):
            live.store.surely(key(who), who, lambda work: waits.buyer_left(work, who.id, at))

    live.hub.joined.append(joined)
    live.hub.left.append(left)


_chats: WeakKeyDictionary[Hub, Chat] = WeakKeyDictionary()


def _chat(live: Live) -> Chat:
    """One for all faces: what waits of buyers and agents is committed together."""
    if live.hub not in _chats:
        _chats[live.hub] = Chat(live.store, live.hub)
    return _chats[live.hub]


def merchant(live: Live) -> Frames:
    chat = _chat(live)
    return {
        Send: chat.send,
        Hello: chat.hello,
        Typing: chat.typing,
        Read: chat.read,
        Watch: chat.watch,
    }


def buyer(live: Live) -> Frames:
    chat = _chat(live)
    _buyers_come_and_go(live)
    return {Send: chat.send, Hello: chat.hello, Typing: chat.typing, Read: chat.read}
