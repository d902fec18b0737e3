"""Buyers who repeat until they are acked, agents who resume, and a server that is killed."""

import asyncio
import contextlib
import json
import os
import signal
import sqlite3
import sys
from asyncio.subprocess import PIPE, Process
from collections import defaultdict
from pathlib import Path
from random import Random
from typing import Any

from architecture.tree import ROOT
from trust.house import free_ports
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidHandshake, WebSocketException

BUYERS, AGENTS, WINDOW = 6, 2, 4
MOST_ACKS = 300  # between two deaths
NOT_HUNG = 120
GONE = (OSError, WebSocketException, InvalidHandshake, EOFError, TimeoutError)


class Server:
    """`entry` is the module that is run: the house's own, or a twin with a planted bug."""

    def __init__(self, folder: Path, entry: str) -> None:
        self.folder, self.entry = folder, entry
        self.port = free_ports(3)[0]
        self.nursery: Process | None = None
        self.here = asyncio.Event()  # nobody calls a house of which he has heard that it is gone
        self.logins: dict[str, Any] = {}

    async def start(self) -> None:
        """Until both faces answer."""
        self.logins = json.loads(await self._told("begin"))
        await self._up()
        self.here.set()

    async def end(self, sign: signal.Signals) -> None:
        self.here.clear()
        said = await self._told(sign.name)
        assert said == b"gone\n", said

    async def leave(self) -> None:
        """The nursery ends what is still running."""
        if self.nursery and self.nursery.stdin:
            self.nursery.stdin.close()
            await self.nursery.wait()

    async def _told(self, word: str) -> bytes:
        nursery = self.nursery = self.nursery or await self._nursery()
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        nursery.stdin.write(f"{word}\n".encode())
        return await nursery.stdout.readline()

    async def _nursery(self) -> Process:
        numbers = (str(self.port), str(BUYERS), str(AGENTS))
        path = os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests"), str(ROOT)))
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "trust.nursery", self.entry, str(self.folder), *numbers),
            stdin=PIPE,
            stdout=PIPE,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": path},
        )

    async def _up(self) -> None:
        for port in (self.port, self.port + 1):
            while True:
                try:
                    _, writer = await asyncio.open_connection("127.0.0.1", port)
                except OSError:
                    await asyncio.sleep(0.02)
                else:
                    writer.close()
                    break

    async def post(self, token: str, path: str, body: dict[str, Any]) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        payload = json.dumps(body).encode()
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nX-CSRF: 1\r\n"
            f"Cookie: roost_workbench={token}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(payload)}\r\nConnection: close\r\n\r\n"
        )
        writer.write(head.encode() + payload)
        answer = await reader.read()
        assert answer.startswith(b"HTTP/1.1 20"), answer
        writer.close()


class Client:
    """Comes back whenever the line breaks, until nothing is left to do."""

    def __init__(self, server: Server, face: str, login: list[str]) -> None:
        self.server, self.face, (self.id, self.token) = server, face, login
        self.seqs: dict[str, int] = {}
        self.done = asyncio.Event()
        self.line: ClientConnection | None = None
        self.goodbyes: list[int | None] = []  # how each line ended

    def address(self) -> tuple[str, str]:
        buyer = self.face == "buyer"
        port = self.server.port + buyer
        path = "/b/api/live" if buyer else "/api/live"
        return f"ws://127.0.0.1:{port}{path}", f"http://127.0.0.1:{port}"

    async def run(self) -> None:
        while not self.done.is_set():
            await self.server.here.wait()
            with contextlib.suppress(*GONE):
                await self._once()
            await asyncio.sleep(0.02)

    async def _once(self) -> None:
        url, origin = self.address()
        cookie = {"Cookie": f"roost_{self.face}={self.token}"}
        lines = connect(url, origin=origin, additional_headers=cookie, open_timeout=30)  # type: ignore[arg-type]
        async with lines as line:
            self.line = line
            await line.send(json.dumps({"t": "hello", "seqs": self.seqs}))
            await self.begin(line)
            try:
                async for frame in line:
                    await self.heard(line, json.loads(frame))
                    if self.done.is_set():
                        return
            finally:
                self.goodbyes.append(line.close_code)

    async def begin(self, line: ClientConnection) -> None:
        """What is said first on a fresh line."""

    async def heard(self, line: ClientConnection, frame: dict[str, Any]) -> None:
        raise NotImplementedError


class Buyer(Client):
    """Its queue survives the line: what is not acked is sent again, in order."""

    window = WINDOW

    def __init__(self, server: Server, login: list[str]) -> None:
        super().__init__(server, "buyer", login)
        self.made, self.waiting = 0, list[str]()
        self.acked: dict[str, int] = {}
        self.stopping = False

    async def begin(self, line: ClientConnection) -> None:
        for key in self.waiting:
            await self._send(line, key)
        await self._more(line)

    async def heard(self, line: ClientConnection, frame: dict[str, Any]) -> None:
        if frame["t"] == "ack" and frame["client_id"] in self.waiting:
            self.waiting.remove(frame["client_id"])
            self.acked[frame["client_id"]] = frame["seq"]
            await self._more(line)

    def word(self, key: str) -> str:
        return f"word {key}"

    async def _more(self, line: ClientConnection) -> None:
        while not self.stopping and len(self.waiting) < self.window:
            self.made += 1
            self.waiting.append(f"{self.id[-6:]}-{self.made:06d}")
            await self._send(line, self.waiting[-1])
        if self.stopping and not self.waiting:
            self.done.set()

    async def _send(self, line: ClientConnection, key: str) -> None:
        body = {"kind": "text", "text": self.word(key)}
        await line.send(json.dumps({"t": "send", "client_id": key, "body": body}))


class Agent(Client):
    def __init__(self, server: Server, login: list[str]) -> None:
        super().__init__(server, "workbench", login)
        self.log: dict[str, dict[int, str]] = defaultdict(dict)

    async def heard(self, line: ClientConnection, frame: dict[str, Any]) -> None:
        if frame["t"] == "msg":
            thread, seq = frame["thread"], frame["seq"]
            self.log[thread][seq] = frame["id"]
            while self.seqs.get(thread, 0) + 1 in self.log[thread]:
                self.seqs[thread] = self.seqs.get(thread, 0) + 1


class Outcome:
    """What was promised, beside what is in the file."""

    def __init__(self, folder: Path, buyers: list[Buyer], agents: list[Agent]) -> None:
        with contextlib.closing(sqlite3.connect(folder / "roost.db")) as db:
            self.intact = db.execute("PRAGMA integrity_check").fetchone()[0]
            rows = db.execute(
                "SELECT thread, seq, id, sender, client_id FROM conversations_messages"
                " ORDER BY thread, seq"
            ).fetchall()
        self.stored = rows
        mine: dict[str, list[str]] = defaultdict(list)
        threads: dict[str, list[int]] = defaultdict(list)
        self.ids: dict[str, dict[int, str]] = defaultdict(dict)
        for thread, seq, id, sender, key in rows:
            mine[sender].append(key)
            threads[thread].append(seq)
            self.ids[thread][seq] = id
        self.acked = sum(len(b.acked) for b in buyers)
        self.goodbyes = [code for one in (*buyers, *agents) for code in one.goodbyes]
        self.lost = sum(key not in set(mine[b.id]) for b in buyers for key in b.acked)
        self.twice = sum(len(keys) - len(set(keys)) for keys in mine.values())
        self.disordered = [b.id for b in buyers if mine[b.id] != sorted(mine[b.id])]
        self.gaps = [t for t, seqs in threads.items() if seqs != list(range(1, len(seqs) + 1))]
        self.unheard = [
            (thread, seq)
            for thread, messages in self.ids.items()
            for seq in messages
            if not any(a.log[thread].get(seq) == messages[seq] for a in agents)
        ]


class Trial:
    """Deaths of a server that is under way; each comes after so many acks, not so many seconds."""

    buyer: type[Buyer] = Buyer

    def __init__(self, folder: Path, entry: str) -> None:
        self.folder, self.server = folder, Server(folder, entry)
        self.buyers: list[Buyer] = []
        self.agents: list[Agent] = []
        self.running: list[asyncio.Task[None]] = []

    def found(self) -> Outcome:
        return Outcome(self.folder, self.buyers, self.agents)

    def acked(self) -> int:
        return sum(len(b.acked) for b in self.buyers)

    async def begin(self) -> None:
        await self.server.start()
        logins = self.server.logins
        self.buyers = [self.buyer(self.server, login) for login in logins["buyers"]]
        self.agents = [Agent(self.server, login) for login in logins["agents"]]
        self.running = [asyncio.create_task(a.run()) for a in self.agents]
        for agent in self.agents:
            await self.server.post(agent.token, "/api/routing/me/presence", {"to": "online"})
        self.running += [asyncio.create_task(b.run()) for b in self.buyers]
        await until(lambda: all(b.acked for b in self.buyers))

    async def end_after(self, acks: int, sign: signal.Signals) -> None:
        before = self.acked()
        await until(lambda: self.acked() >= before + acks)
        await self.server.end(sign)

    async def finish(self) -> Outcome:
        """All end what they had begun, and the agents hear the last of it."""
        for buyer in self.buyers:
            buyer.stopping = True
        await until(lambda: all(b.done.is_set() for b in self.buyers))
        with contextlib.suppress(TimeoutError):  # what was never heard is in the outcome
            await until(lambda: not self.found().unheard, 0.2)
        await self.server.end(signal.SIGTERM)
        return self.found()

    async def leave(self) -> None:
        for task in self.running:
            task.cancel()
        await asyncio.gather(*self.running, return_exceptions=True)
        await self.server.leave()


async def kill_loop(
    folder: Path,
    kills: int,
    entry: str = "bench.house",
    caught: Any = None,
    sign: signal.Signals = signal.SIGKILL,
) -> Outcome:
    """`kills` deaths of a server under way, or until it is `caught`."""
    trial, chance = Trial(folder, entry), Random(11)
    try:
        await trial.begin()
        for _ in range(kills):
            await trial.end_after(chance.randint(1, MOST_ACKS), sign)
            if caught and caught(found := trial.found()):
                return found
            await trial.server.start()
        return await trial.finish()
    finally:
        await trial.leave()


async def until(true: Any, pause: float = 0.005) -> None:
    async with asyncio.timeout(NOT_HUNG):
        while not true():
            await asyncio.sleep(pause)
