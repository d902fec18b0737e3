"""A face of the house to knock at, without a server: requests as the web app sends them."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from argon2 import PasswordHasher
from litestar.testing import TestClient
from world import World

from roost.faces.doors import House, build
from roost.kernel.data import outbox
from roost.kernel.data.store import NOBODY
from roost.kernel.web import passwords
from roost.kernel.web.limits import Limits
from roost.kernel.web.live import Hub

passwords._hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)  # quick, for tests
OWNER_PHONE, PASSWORD = "13800000001", "correct horse"
FIRST_RUN = {
    "shop_name": "归巢小店",
    "profile": "douyin",
    "owner_name": "店主",
    "phone": OWNER_PHONE,
    "password": PASSWORD,
}
ORIGIN = "http://testserver.local"


class Client:
    """One browser at one face. Unsafe requests carry the header of the web app."""

    def __init__(self, http: TestClient[Any], path: str, world: World) -> None:
        self.http, self.path, self.world = http, path, world

    def get(self, path: str, **query: Any) -> Any:
        return self.http.get(path, params=query)

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        return self.send("POST", path, body, headers)

    def put(self, path: str, body: Any = None, **headers: str) -> Any:
        return self.send("PUT", path, body, headers)

    def delete(self, path: str, **headers: str) -> Any:
        return self.send("DELETE", path, None, headers)

    def send(self, method: str, path: str, body: Any, headers: dict[str, str]) -> Any:
        return self.http.request(method, path, json=body, headers={"X-CSRF": "1", **headers})

    def socket(self) -> Any:
        return self.http.websocket_connect(f"{self.path}/live", headers={"Origin": ORIGIN})


@contextmanager
def open_face(
    world: World, face: str = "workbench", limits: Limits | None = None
) -> Iterator[Client]:
    """Rate limits are far away unless given: a test of something else should not meet them."""
    hub = Hub(None)  # type: ignore[arg-type] # the loop is not there before the app is
    app = build(face, House(world.store, hub, limits or Limits(1000)))

    def start() -> None:
        hub.loop, world.store.bus = asyncio.get_running_loop(), hub.told

    app.on_startup.append(start)
    paths = {"workbench": "/api", "buyer": "/b/api", "platform": "/p/api"}
    with TestClient(app) as http:
        yield Client(http, paths[face], world)
        world.store.bus = lambda _: None


def found_a_shop(client: Client, **other: str) -> dict[str, Any]:
    """The first run, and its owner logged in."""
    body = FIRST_RUN | other
    made = client.post("/api/shop/first_run", body)
    assert made.status_code == 201, made.text
    return log_in(client, body["phone"], body["password"])


def log_in(client: Client, phone: str, password: str = PASSWORD) -> dict[str, Any]:
    body = {"phone": phone, "password": password}
    login = client.post(f"{client.path}/staff/login", body)
    assert login.status_code == 200, login.text
    return dict(login.json())


def last_message(world: World) -> tuple[str, str]:
    """Phone and text of what left the house last."""
    _, _, phone, text = world.sees(NOBODY, outbox.recent, 1)[0]
    return phone, text


def last_code(world: World) -> str:
    found = re.search(r"\d{6}", last_message(world)[1])
    assert found, last_message(world)
    return found.group()


def hire(world: World, client: Client, phone: str, *grants: str) -> dict[str, Any]:
    """The head of the house gives somebody an account with a post of just these rights."""
    made = client.post(f"{client.path}/staff/posts", {"name": phone, "grants": list(grants)})
    assert made.status_code == 201, made.text
    sent = client.post(f"{client.path}/staff/people/codes", {"phone": phone})
    assert sent.status_code == 200, sent.text
    form = {"phone": phone, "code": last_code(world), "name": "新人", "im_access": True}
    hired = client.post(f"{client.path}/staff/people", form | {"post_id": made.json()["id"]})
    assert hired.status_code == 201, hired.text
    return dict(hired.json())


def come_in(world: World, client: Client, phone: str) -> dict[str, Any]:
    """The person logs in with a code, in a browser of their own."""
    sent = client.post(f"{client.path}/staff/codes", {"phone": phone})
    assert sent.status_code == 200, sent.text
    body = {"phone": phone, "code": last_code(world)}
    login = client.post(f"{client.path}/staff/login_by_code", body)
    assert login.status_code == 200, login.text
    return dict(login.json())
