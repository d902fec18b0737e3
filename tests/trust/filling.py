"""A disk that is full and has room again, under a server whose buyers and agents go on."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import DEVNULL, Process
from pathlib import Path
from random import Random
from typing import Any

import httpx
from architecture.tree import ROOT
from trust.full_disk import REFUSED, fill
from trust.reception import Buyer, Outcome, Server, Trial, until
from websockets.asyncio.client import ClientConnection

HEADS = 128 * 1024  # bytes of the log that may be there before it is full
LEAST_ACKS = 12  # between two times
MOST_ACKS = 300  # by a house that does not feel it
AGAIN = 0.02  # seconds until a buyer tries again
LONG = "x" * 1_500


class Patient(Buyer):
    """One word at a time; what is refused for lack of room is said again, under the same key."""

    window = 1

    def __init__(self, server: Server, login: list[str]) -> None:
        super().__init__(server, login)
        self.refused: list[str] = []

    def word(self, key: str) -> str:
        return f"word {key} {LONG}"

    async def heard(self, line: ClientConnection, frame: dict[str, Any]) -> None:
        if frame["t"] == "nack":
            self.refused.append(frame["problem"]["code"])
            await asyncio.sleep(AGAIN)
            await self._send(line, frame["client_id"])
        await super().heard(line, frame)


class OneServer(Server):
    """Started once; all of its doors are there, and what it tells goes into a file."""

    process: Process

    async def start(self) -> None:
        path = os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests"), str(ROOT)))
        numbers = (str(self.port), "6", "2")
        command = (sys.executable, "-m", self.entry, "roost", str(self.folder), *numbers)
        with (self.folder / "log").open("wb") as log:
            env = os.environ | {"PYTHONPATH": path}
            self.process = await asyncio.create_subprocess_exec(
                *command, stdout=log, stderr=log, stdin=DEVNULL, cwd=ROOT, env=env
            )
        await self._up()
        self.logins = json.loads((self.folder / "logins.json").read_text())
        self.here.set()

    async def end(self, sign: Any) -> None:
        self.here.clear()
        self.process.send_signal(sign)
        await self.process.wait()

    async def leave(self) -> None:
        if self.process.returncode is None:
            self.process.kill()
            await self.process.wait()

    def room(self, most: int | None = None) -> None:
        fill(self.process.pid, most) if most is not None else fill(self.process.pid)


class Seen:
    """What was answered over HTTP while there was no room."""

    def __init__(self) -> None:
        self.reads: set[int] = set()
        self.writes: set[tuple[int, str]] = set()
        self.health: set[tuple[int, str]] = set()


class Filling(Trial):
    buyer = Patient

    def __init__(self, folder: Path, entry: str) -> None:
        super().__init__(folder, entry)
        self.server: OneServer = OneServer(folder, entry)
        self.seen, self.chance, self.felt = Seen(), Random(12), 0

    def refused(self) -> list[str]:
        return [code for b in self.buyers if isinstance(b, Patient) for code in b.refused]

    async def full_once(self) -> None:
        """Until words are refused; then the doors are tried, and there is room again."""
        before, acked = len(self.refused()), self.acked()
        self.server.room(self.chance.randrange(HEADS))
        spoken = len(self.buyers)
        await until(lambda: self._felt(before + spoken) or self.acked() > acked + MOST_ACKS)
        if not self._felt(before + spoken):
            return
        self.felt += 1
        self.server.room(0)  # as full as can be: what is small is refused too
        refused = len(self.refused())
        await until(lambda: self._felt(refused + spoken))
        async with self._desk() as http:
            await self._knock(http)
            self.server.room()
            acked = self.acked()
            await until(lambda: self.acked() >= acked + LEAST_ACKS)
            await self._well(http)

    def _felt(self, refused: int) -> bool:
        return len(self.refused()) >= refused

    def _desk(self) -> httpx.AsyncClient:
        address = f"http://127.0.0.1:{self.server.port}"
        cookies = {"roost_workbench": self.agents[0].token}
        return httpx.AsyncClient(base_url=address, cookies=cookies, headers={"X-CSRF": "1"})

    async def _knock(self, http: httpx.AsyncClient) -> None:
        self.seen.reads.add((await http.get("/api/conversations?tab=all")).status_code)
        text = {"text": f"半句{self.chance.random()}"}
        thread = next(iter(self.agents[0].log))
        draft = await http.put(f"/api/conversations/threads/{thread}/draft", json=text)
        self.seen.writes.add((draft.status_code, draft.json().get("code", "")))
        told = await http.get("/health")
        self.seen.health.add((told.status_code, told.json().get("code", "")))

    async def _well(self, http: httpx.AsyncClient) -> None:
        async with asyncio.timeout(60):
            while (await http.get("/health")).status_code != 200:
                await asyncio.sleep(AGAIN)


async def filled(
    folder: Path, times: int, entry: str = "bench.house", caught: Any = None
) -> tuple[Outcome, Filling]:
    trial = Filling(folder, entry)
    try:
        await trial.begin()
        for _ in range(times):
            await trial.full_once()
            if caught and caught(trial.found()):
                break
        return await trial.finish(), trial
    finally:
        await trial.leave()


__all__ = ["REFUSED", "Filling", "filled"]
