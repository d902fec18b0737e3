"""One person at a face of the house, over HTTP like everybody else."""

from typing import Any
from uuid import uuid4

import httpx
from structlog import get_logger

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

    async def post(self, path: str, body: Any = None, money: bool = False) -> Any:
        headers = {"Idempotency-Key": uuid4().hex} if money else {}
        reply = await self.http.post(f"{self.api}{path}", json=body, headers=headers)
        return self._read(reply, path)

    async def put(self, path: str, body: Any) -> Any:
        return self._read(await self.http.put(f"{self.api}{path}", json=body), path)

    async def close(self) -> None:
        await self.http.aclose()

    def _read(self, reply: httpx.Response, path: str) -> Any:
        if reply.is_success:
            return reply.json() if reply.content else None
        log.info("refused", who=self.who, path=path, status=reply.status_code, said=reply.text)
        return None


def workbench(port: int, who: str) -> Face:
    return Face(port, "/api", who)


def buyer(port: int, who: str) -> Face:
    return Face(port, "/b/api", who)


def platform(port: int, who: str) -> Face:
    return Face(port, "/p/api", who)
