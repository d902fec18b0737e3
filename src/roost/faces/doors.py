"""The sides of the same records: each face opens the doors that the modules have for it."""

from collections.abc import Callable, Sequence
from typing import Any

from litestar import Litestar, Request, Router
from litestar.config.app import AppConfig
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig
from msgspec import Struct

from roost import __version__
from roost.kernel.data.look import Look
from roost.kernel.data.sessions import LoggedIn
from roost.kernel.data.store import Store
from roost.kernel.pure.actor import Actor
from roost.kernel.pure.face import PATHS
from roost.kernel.pure.manifest import Manifest
from roost.kernel.web import desk, door, errors, files, signed
from roost.kernel.web.front import Front
from roost.kernel.web.guard import Guard
from roost.kernel.web.limits import Limits
from roost.kernel.web.live import Frames, Hub, Live

from .openapi import Declared

OPEN = "/open/v1"  # other programs' doors, beside the workbench
Caller = Request[Any, Any, Any]


class House(Struct, frozen=True):
    """What all faces of one process share. `secure`: the cookies travel over TLS only.

    `buyer_url` is printed on cards; without one it is this host, at `buyer_port`.
    """

    store: Store
    hub: Hub
    limits: Limits
    secure: bool = False
    patience: float = 15.0  # seconds for a slow header or body
    buyer_url: str = ""
    buyer_port: int = 8401


def build(face: str, house: House, extra: Sequence[Any] = ()) -> Litestar:
    manifests = house.store.registry.manifests
    here = desk.Door(
        face, cookie_name(face, house.secure), house.secure, _identify(face, manifests)
    )
    live = door.LiveDoor(Live(house.store, house.hub), here, house.limits, _frames(face, house))

    async def counter(request: Caller) -> desk.Desk:
        return desk.Desk(
            house.store,
            house.limits,
            here,
            request.cookies.get(here.cookie, ""),
            request.headers.get("idempotency-key", ""),
            request.client.host if request.client else "local",
            house.buyer_url or f"{request.url.scheme}://{request.url.hostname}:{house.buyer_port}",
        )

    path = PATHS[face]
    routers = [*(m.doors[face] for m in manifests if face in m.doors), files.routes()]
    config = AppConfig(
        route_handlers=[
            Router(path, route_handlers=routers),
            *(_open(house) if face == "workbench" else ()),
            door.route(f"{path}/live", live),
            *extra,
        ],
        dependencies={"desk": Provide(counter)},
        exception_handlers=errors.HANDLERS,
        middleware=[lambda app: Guard(app, house.limits, here.cookie, house.patience)],
        openapi_config=_openapi(face, path),
        request_max_body_size=None,  # the guard counts, with one limit a route
        multipart_form_part_limit=20,
    )
    app = Litestar.from_config(config)
    app.asgi_handler = Front(app.asgi_handler, path, house.secure)
    return app


def _openapi(face: str, path: str) -> OpenAPIConfig:
    return OpenAPIConfig(
        f"Roost {face}", __version__, path=f"{path}/schema", render_plugins=[Declared()]
    )


def cookie_name(face: str, secure: bool) -> str:
    """Cookies ignore ports, so each face has a name of its own."""
    return f"__Host-roost_{face}" if secure else f"roost_{face}"


def _open(house: House) -> list[Any]:
    """Signed requests instead of sessions; otherwise the same commands."""

    async def counter(request: Caller) -> desk.Desk:
        return await signed.counter(request, house.store, house.limits)

    routers = [m.doors["open"] for m in house.store.registry.manifests if "open" in m.doors]
    keep = {"Cache-Control": "no-store"}
    at_hand = {"desk": Provide(counter)}
    doors = Router(OPEN, route_handlers=routers, dependencies=at_hand, response_headers=keep)
    return [doors] if routers else []


def _identify(face: str, manifests: Sequence[Manifest]) -> Callable[[Look, LoggedIn], Actor | None]:
    for manifest in manifests:
        if face in manifest.identify:
            return manifest.identify[face]
    return lambda _look, _row: None


def _frames(face: str, house: House) -> Frames:
    found: Frames = {}
    for manifest in house.store.registry.manifests:
        if face in manifest.live:
            found |= manifest.live[face](Live(house.store, house.hub))
    return found


__all__ = ["PATHS", "House", "build", "cookie_name"]
