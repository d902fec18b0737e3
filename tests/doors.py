"""A face of the house to knock at, without a server: requests as the web app sends them."""

from asyncio import new_event_loop
from contextlib import closing, contextmanager
from typing import Any

from litestar.testing import TestClient
from world import World

from roost.faces.doors import House, build
from roost.kernel.web.limits import Limits
from roost.kernel.web.live import Hub

OWNER_PHONE, PASSWORD = "13800000001", "correct horse"
FIRST_RUN = {
    "shop_name": "归巢小店",
    "profile": "douyin",
    "owner_name": "店主",
    "phone": OWNER_PHONE,
    "password": PASSWORD,
}


class Client:
    """One browser. Unsafe requests carry the header of the web app; `limits` is shared."""

    def __init__(self, http: TestClient[Any]) -> None:
        self.http = http

    def get(self, path: str, **query: Any) -> Any:
        return self.http.get(path, params=query)

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        return self._send("POST", path, body, headers)

    def put(self, path: str, body: Any = None, **headers: str) -> Any:
        return self._send("PUT", path, body, headers)

    def delete(self, path: str, **headers: str) -> Any:
        return self._send("DELETE", path, None, headers)

    def _send(self, method: str, path: str, body: Any, headers: dict[str, str]) -> Any:
        return self.http.request(method, path, json=body, headers={"X-CSRF": "1", **headers})


@contextmanager
def open_face(world: World, face: str = "workbench", limits: Limits | None = None):
    """`limits` scaled up by default: a test of something else should not meet them."""
    with closing(new_event_loop()) as loop:  # nobody listens here
        house = House(world.store, Hub(loop), limits or Limits(1000))
        with TestClient(build(face, house)) as http:
            yield Client(http)


def found_a_shop(client: Client, **other: str) -> dict[str, Any]:
    """The first run, and its owner logged in."""
    body = FIRST_RUN | other
    made = client.post("/api/shop/first_run", body)
    assert made.status_code == 201, made.text
    login = client.post("/api/staff/login", {"phone": body["phone"], "password": body["password"]})
    assert login.status_code == 200, login.text
    return login.json()
