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
GONE = (OSError, WebSocketException, InvalidHandshake, EOFError, TimeoutError)


class Server:
    """`entry` is the module that is run: the house's own, or a twin with a planted bug."""

    def __init__(self, folder: Path, entry: str) -> None:
        self.folder, self.entry = folder, entry
        self.port = min(free_ports(1)[0], 65_000)
        self.process: Process | None = None
        self.logins: dict[str, Any] = {}

    async def start(self) -> None:
        numbers = (str(self.port), str(BUYERS), str(AGENTS))
        path = os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests"), str(ROOT)))
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", self.entry, "roost", str(self.folder), *numbers),
            stdout=PIPE,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": path},
        )
        assert self.process.stdout is not None
        self.logins = json.loads(await self.process.stdout.readline())

    async def end(self, sign: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(sign)
        await self.process.wait()

    async def up(self) -> None:
        """Until both faces answer."""
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

    def address(self) -> tuple[str, str]:
        buyer = self.face == "buyer"
        port = self.server.port + buyer
        path = "/b/api/live" if buyer else "/api/live"
        return f"ws://127.0.0.1:{port}{path}", f"http://127.0.0.1:{port}"

    async def run(self) -> None:
        while not self.done.is_set():
            with contextlib.suppress(*GONE):
                await self._once()
            await asyncio.sleep(0.02)

    async def _once(self) -> None:
        url, origin = self.address()
        cookie = {"Cookie": f"roost_{self.face}={self.token}"}
        lines = connect(url, origin=origin, additional_headers=cookie, open_timeout=5)  # type: ignore[arg-type]
        async with lines as line:
            self.line = line
            await line.send(json.dumps({"t": "hello", "seqs": self.seqs}))
            await self.begin(line)
            async for frame in line:
                await self.heard(line, json.loads(frame))
                if self.done.is_set():
                    return

    async def begin(self, line: ClientConnection) -> None:
        """What is said first on a fresh line."""

    async def heard(self, line: ClientConnection, frame: dict[str, Any]) -> None:
        raise NotImplementedError


class Buyer(Client):
    """Its queue survives the line: what is not acked is sent again, in order."""

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

    async def _more(self, line: ClientConnection) -> None:
        while not self.stopping and len(self.waiting) < WINDOW:
            self.made += 1
            self.waiting.append(f"{self.id[-6:]}-{self.made:06d}")
            await self._send(line, self.waiting[-1])
        if self.stopping and not self.waiting:
            self.done.set()

    async def _send(self, line: ClientConnection, key: str) -> None:
        body = {"kind": "text", "text": f"word {key}"}
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


async def kill_loop(
    folder: Path, kills: int, entry: str = "bench.house", caught: Any = lambda _: False
) -> Outcome:
    """`kills` deaths of a server under way, or until it is `caught`; then all finish what they
    had begun."""
    server, chance = Server(folder, entry), Random(11)
    await server.start()
    await server.up()
    buyers = [Buyer(server, login) for login in server.logins["buyers"]]
    agents = [Agent(server, login) for login in server.logins["agents"]]
    running = [asyncio.create_task(a.run()) for a in agents]
    for agent in agents:
        await server.post(agent.token, "/api/routing/me/presence", {"to": "online"})
    running += [asyncio.create_task(b.run()) for b in buyers]
    await until(lambda: all(b.acked for b in buyers))
    for _ in range(kills):
        await asyncio.sleep(chance.uniform(0.1, 0.6))
        await server.end(signal.SIGKILL)
        if caught(found := Outcome(folder, buyers, agents)):
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)
            return found
        await server.start()
        await server.up()
        before = [len(b.acked) for b in buyers]
        await until(lambda before=before: sum(len(b.acked) for b in buyers) > sum(before))
    for buyer in buyers:
        buyer.stopping = True
    await until(lambda: all(b.done.is_set() for b in buyers))
    await quiet(agents)
    for agent in agents:
        agent.done.set()
        if agent.line:
            await agent.line.close()
    await asyncio.gather(*running)
    await server.end(signal.SIGTERM)
    return Outcome(folder, buyers, agents)


async def until(true: Any) -> None:
    async with asyncio.timeout(120):
        while not true():
            await asyncio.sleep(0.01)


async def quiet(agents: list[Agent]) -> None:
    """Until nothing more arrives."""
    before = -1
    while (heard := sum(len(m) for a in agents for m in a.log.values())) != before:
        before = heard
        await asyncio.sleep(0.5)
