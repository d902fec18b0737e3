"""The sides of the same records: each face opens the doors that the modules have for it."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from litestar import Litestar, Request, Router
from litestar.config.app import AppConfig
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig
from msgspec import Struct
from msgspec.structs import replace

from roost import __version__
from roost.kernel.data.look import Look
from roost.kernel.data.sessions import LoggedIn
from roost.kernel.data.store import Store
from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.face import PATHS
from roost.kernel.pure.manifest import Manifest
from roost.kernel.web import desk, door, errors, files, signed
from roost.kernel.web.front import Front
from roost.kernel.web.guard import Guard
from roost.kernel.web.limits import Limits
from roost.kernel.web.live import Frames, Hub, Live

from .openapi import Declared

HOME = "/home"  # below the platform's doors: its people as the staff of their own shop
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
    manifests, path = house.store.registry.manifests, PATHS[face]
    here = desk.Door(
        face, cookie_name(face, house.secure), house.secure, _identify(face, manifests)
    )
    at_home = [m for m in manifests if m.at_home] if face == "platform" else []
    abroad = [m for m in manifests if m not in at_home]
    config = AppConfig(
        route_handlers=[
            *_side(path, house, here, abroad),
            *(_side(f"{path}{HOME}", house, here.acting(as_staff), at_home) if at_home else ()),
            *(_open(house) if face == "workbench" else ()),
            *extra,
        ],
        dependencies={"desk": Provide(_counter(house, here))},
        exception_handlers=errors.HANDLERS,
        middleware=[lambda app: Guard(app, house.limits, here.cookie, house.patience)],
        openapi_config=_openapi(face, path),
        request_max_body_size=None,  # the guard counts, with one limit a route
        multipart_form_part_limit=20,
    )
    app = Litestar.from_config(config)
    app.asgi_handler = Front(app.asgi_handler, path, house.secure)
    return app


def _counter(house: House, way: desk.Door) -> Callable[[Caller], Coroutine[Any, Any, desk.Desk]]:
    async def counter(request: Caller) -> desk.Desk:
        return desk.Desk(
            house.store,
            house.limits,
            way,
            request.cookies.get(way.cookie, ""),
            request.headers.get("idempotency-key", ""),
            request.client.host if request.client else "local",
            house.buyer_url or f"{request.url.scheme}://{request.url.hostname}:{house.buyer_port}",
        )

    return counter


def _side(path: str, house: House, way: desk.Door, manifests: Sequence[Manifest]) -> list[Any]:
    """The doors of these modules, the files and the socket, for whoever comes in by this way."""
    face, told = way.face, Live(house.store, house.hub)
    routers = [*(m.doors[face] for m in manifests if face in m.doors), files.routes()]
    live = door.LiveDoor(told, way, house.limits, _frames(face, manifests, told))
    own = {"desk": Provide(_counter(house, way))}
    doors = Router(path, route_handlers=routers, dependencies=own)
    return [doors, door.route(f"{path}/live", live)]


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


def as_staff(_: Look, actor: Actor) -> Actor:
    """The platform is a tenant too: in its own shop its people are the staff (law 12)."""
    return replace(actor, party=Party.MERCHANT)


def _frames(face: str, manifests: Sequence[Manifest], live: Live) -> Frames:
    found: Frames = {}
    for manifest in manifests:
        if face in manifest.live:
            found |= manifest.live[face](live)
    return found


__all__ = ["PATHS", "House", "build", "cookie_name"]
