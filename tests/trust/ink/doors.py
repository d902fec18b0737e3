"""The real doors: which field of which body each text went through, and what refused one."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

import httpx
from litestar import Litestar
from msgspec import inspect, json
from served import Served
from trust.ink.corpus import Ink
from trust.ink.fields import refusing
from trust.ink.texts import Found, replaced, texts
from trust.operations import Operation, operations

from roost.faces.doors import OPEN, PATHS
from roost.kernel.data.appkeys import signature
from roost.kernel.web.signed import words

SHORT = "<x onclick=__x()>"
REFUSED = (400, 404, 409, 413, 422)
PATIENCE = 60  # s; a busy machine is slow, not wrong


def template(path: str) -> str:
    """`/api/orders/{id:str}` as a test writes it: `/api/orders/{id}`."""
    return "/".join(p.partition(":")[0] + "}" if p.startswith("{") else p for p in path.split("/"))


def all_operations(apps: Iterable[Litestar]) -> dict[str, Operation]:
    roots = (*PATHS.values(), OPEN)
    found = [o for app in apps for root in roots for o in operations(app, root)]
    return {f"{o.method} {template(o.path)}": o for o in found}


class Side:
    """One of those who type, at their own door."""

    def __init__(self, served: Served, face: str, ink: Ink, known: dict[str, Operation]) -> None:
        origin = served.at(face)
        self.world, self.ink, self.known, self.path = served.world, ink, known, PATHS[face]
        self.http = httpx.Client(
            base_url=origin,
            headers={"X-CSRF": "1", "Origin": origin},
            timeout=PATIENCE,
            limits=httpx.Limits(max_keepalive_connections=0),  # none can be cut while it is idle
        )

    def get(self, path: str) -> Any:
        return self._sent("GET", f"{self.path}{path}", None)

    def post(self, where: str, body: Any = None, **ids: str) -> Any:
        return self.send("POST", where, body, **ids)

    def put(self, where: str, body: Any = None, **ids: str) -> Any:
        return self.send("PUT", where, body, **ids)

    def send(self, method: str, where: str, body: Any, **ids: str) -> Any:
        path, body = f"{self.path}{where}".format(**ids), body or {}
        found = self._found(f"{method} {self.path}{where}", body)
        for field, _, way in found:
            if field in refusing() - self.ink.refused:
                self._refused(field, self._asked(method, path, replaced(body, way, SHORT)))
        answer = self._sent(method, path, body)
        for field, text, _ in found:
            if mark := self.ink.marks.get(text):
                self.ink.fields.setdefault(field, set()).add(mark)
        return answer

    def refuses(self, where: str, body: Any, **ids: str) -> None:
        """Where the body has SHORT; of what nobody here can give as it should be."""
        reply = self._asked("POST", f"{self.path}{where}".format(**ids), body)
        for field, text, _ in self._found(f"POST {self.path}{where}", body):
            if text == SHORT:
                self._refused(field, reply)

    def _found(self, name: str, body: Any) -> list[Found]:
        operation = self.known[name]
        every = texts(inspect.type_info(operation.body), "", body) if operation.body else ()
        return [found for found in every if isinstance(found[1], str) and found[1]]

    def _refused(self, field: str, reply: httpx.Response) -> None:
        """By `send`, the same body without it is taken a moment later: this was the reason."""
        told = reply.json()
        rows = told.get("results", []) if isinstance(told, dict) else told
        no = reply.status_code in REFUSED or any(row.get("ok") is False for row in rows)
        assert no, (field, reply.status_code, reply.text)
        self.ink.refused.add(field)

    def upload(self, where: str, name: str, content: bytes) -> Any:
        files = {"data": (name, content)}
        return self._whole(self.http.post(f"{self.path}{where}", files=files))

    def login(self, where: str, body: Any) -> Any:
        return self._whole(self.http.post(f"{self.path}{where}", json=body))

    def _sent(self, method: str, path: str, body: Any) -> Any:
        return self._whole(self._asked(method, path, body))

    def _asked(self, method: str, path: str, body: Any) -> httpx.Response:
        content = None if body is None else json.encode(body)
        headers = self._headers(method, path, content or b"")
        return self.http.request(method, path, content=content, headers=headers)

    def _headers(self, method: str, path: str, body: bytes) -> dict[str, str]:
        return {"Idempotency-Key": uuid4().hex, "Content-Type": "application/json"}

    def _whole(self, reply: httpx.Response) -> Any:
        asked = reply.request
        assert reply.is_success, (asked.method, asked.url.path, asked.content[:300], reply.text)
        return reply.json() if reply.content and "json" in reply.headers["content-type"] else None


class Program(Side):
    """Another program, by a key of the shop's."""

    def __init__(self, served: Served, ink: Ink, known: dict[str, Operation], key: Any) -> None:
        super().__init__(served, "workbench", ink, known)
        self.path, self.key = OPEN, key

    def _headers(self, method: str, path: str, body: bytes) -> dict[str, str]:
        at, nonce = int(self.world.real.timestamp()), uuid4().hex
        target = httpx.URL(path).raw_path.decode()
        sign = signature(self.key["secret"], words(method, target, at, nonce, body))
        head = f"ROOST-HMAC {self.key['id']}:{at}:{nonce}:{sign}"
        return super()._headers(method, path, body) | {"Authorization": head}
