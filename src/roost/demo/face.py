"""One person at a face of the house, over HTTP like everybody else."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import httpx
from structlog import get_logger
from websockets import Origin
from websockets.asyncio.client import ClientConnection, connect

log = get_logger("demo")


class Face:
    """`who` is said in the log when the house refuses something, which a demo must survive."""

    def __init__(self, port: int, api: str, who: str) -> None:
        self.api, self.who = api, who
        self.http = httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{port}", headers={"X-CSRF": "1"}, timeout=30
        )

    async def get(self, path: str, **query: Any) -> Any:
        return self._read(await self.http.get(f"{self.api}{path}", params=query), path)

    async def post(self, path: str, body: Any = None) -> Any:
        headers = {"Idempotency-Key": uuid4().hex}
        reply = await self.http.post(f"{self.api}{path}", json=body, headers=headers)
        return self._read(reply, path)

    async def put(self, path: str, body: Any) -> Any:
        return self._read(await self.http.put(f"{self.api}{path}", json=body), path)

    @asynccontextmanager
    async def live(self) -> AsyncIterator[None]:
        """With a socket open, as a screen has it; what it brings is not looked at."""
        home = str(self.http.base_url).rstrip("/")
        cookie = "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())
        url = f"ws{home.removeprefix('http')}{self.api}/live"
        origin, headers = Origin(home), {"Cookie": cookie}
        async with connect(url, origin=origin, additional_headers=headers) as socket:
            heard = asyncio.create_task(_listen(socket))
            try:
                yield
            finally:
                heard.cancel()

    async def close(self) -> None:
        await self.http.aclose()

    def _read(self, reply: httpx.Response, path: str) -> Any:
        if reply.is_success:
            return reply.json() if reply.content else None
        log.info("refused", who=self.who, path=path, status=reply.status_code, said=reply.text)
        return None


async def _listen(socket: ClientConnection) -> None:
    async for _ in socket:
        pass


def workbench(port: int, who: str) -> Face:
    return Face(port, "/api", who)


def buyer(port: int, who: str) -> Face:
    return Face(port, "/b/api", who)


def platform(port: int, who: str) -> Face:
    return Face(port, "/p/api", who)
